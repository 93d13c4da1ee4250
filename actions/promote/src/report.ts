/** What one run of promote found out and did. Outputs, job summary and the JSON file are rendered from it. */
import type { PhaseReport } from '@container-kit/core';
import type { Failure } from '@container-kit/login';
import type { ManifestChange } from '@container-kit/manifests';
import type { GateResult } from './gates/result.ts';
import type { Identity } from './record/keyless/identity.ts';

/** How a run ended; the value of the output `outcome`. */
export type Outcome = 'promoted' | 'unchanged' | 'rolled-back' | 'planned' | 'policy-failed' | 'failed';

/** One destination; an entry of the output `destinations`. */
export interface DestinationReport {
  /** `host/name:tag`. */
  readonly reference: string;
  readonly digest: string;
  /** Where the tag pointed before; null when it was new. */
  readonly previous: string | null;
  readonly changed: boolean;
}

/** What the copy moves, as planned. */
export interface PlanReport {
  /** Manifests of the whole graph: image, platforms, signatures, attestations. */
  readonly manifests: number;
  /** Of these, signatures, SBOMs and attestations. */
  readonly referrers: number;
  readonly blobs: number;
  /** Most bytes that are sent to all destinations together. */
  readonly bytes: number;
  readonly mounts: number;
  readonly requests: number;
  /** Listed referrers that are none, and layers that stay where they are. */
  readonly leftOut: number;
}

/** A changed deployment manifest. */
export interface ManifestReport {
  readonly path: string;
  readonly changes: readonly ManifestChange[];
}

/** The record that a promotion left. */
export interface RecordReport {
  /** Digests of the attestations' manifests, by repository. */
  readonly attestations: Readonly<Record<string, string>>;
  readonly signed: boolean;
  /** Who signed, when it was no key: issuer and subject of the certificate. */
  readonly identity?: Identity;
  /** Number of the GitHub Deployment. */
  readonly deployment?: number;
}

/** The report. Every field that a run did not get to is absent or empty. */
export interface PromotionReport {
  readonly schemaVersion: 1;
  outcome: Outcome;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly phases: PhaseReport[];
  environment?: string;
  /** `name@digest`. */
  source?: string;
  digest?: string;
  dryRun?: boolean;
  plan?: PlanReport;
  gates: readonly GateResult[];
  destinations: readonly DestinationReport[];
  /** References of the tags that moved; of a run that failed in between only the first of them. */
  readonly moved: string[];
  record?: RecordReport;
  manifests: readonly ManifestReport[];
  commit?: string;
  pullRequest?: string;
  failure?: Failure;
}

/** Starts the report of a run; it says `failed` until the run gets further. */
export function startReport(now: Date): PromotionReport {
  return {
    schemaVersion: 1,
    outcome: 'failed',
    startedAt: now.toISOString(),
    phases: [],
    gates: [],
    destinations: [],
    moved: [],
    manifests: [],
  };
}
