/**
 * What one run of build-push found out. Outputs, job summary, annotations and the JSON file are all rendered from
 * this one object, so that they can't contradict each other.
 */
import type { PhaseReport } from '@container-kit/core';
import type { Failure } from '@container-kit/login';
import type { GateReport } from '@container-kit/trivy/gate';

/** How a run ended; the value of the output `outcome`. */
export type Outcome = 'pushed' | 'built' | 'policy-failed' | 'scan-error' | 'build-failed' | 'push-failed';

/** One platform of the image. */
export interface PlatformReport {
  /** As OCI writes it, `linux/arm64/v8`. */
  readonly platform: string;
  /** Digest of the platform's manifest. */
  readonly digest: string;
  readonly layers: number;
  /** Compressed size in bytes: manifest, config and layers. */
  readonly bytes: number;
}

/** The image as the layout holds it. */
export interface ImageReport {
  /** Digest of the root: an index, or the manifest of a single-platform image without attestations. */
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of all blobs and manifests, each counted once although platforms may share it. */
  readonly bytes: number;
  readonly platforms: readonly PlatformReport[];
  /** Number of attestation manifests (provenance, SBOM). */
  readonly attestations: number;
}

/** The engine and builder that built. */
export interface EngineReport {
  readonly docker?: string;
  readonly buildx: string;
  readonly builder: string;
  readonly driver: string;
}

/** What the build reused. */
export interface CacheReport {
  readonly steps: number;
  readonly cached: number;
}

/** What was sent to one repository. */
export interface DestinationReport {
  /** `registry/repository`. */
  readonly repository: string;
  readonly tags: readonly string[];
  readonly uploaded: number;
  readonly mounted: number;
  readonly existing: number;
  readonly bytesUploaded: number;
}

/** The push as a whole. */
export interface PushReport {
  readonly destinations: readonly DestinationReport[];
  readonly requests: number;
  readonly retries: number;
}

/** Why a run failed. */
export interface FailureReport extends Omit<Failure, 'kind'> {
  readonly kind: Failure['kind'] | 'build';
  /** Dockerfile, relative to the workspace where it lies in it. */
  readonly file?: string;
  readonly line?: number;
  readonly excerpt?: string;
  readonly logTail?: readonly string[];
}

/** The report. Every field that a run did not get to is absent. */
export interface BuildReport {
  readonly schemaVersion: 1;
  outcome: Outcome;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly phases: PhaseReport[];
  /** Version of the image, as its tags have it. */
  version?: string;
  /** Full references with tags. */
  tags: readonly string[];
  /** `name=value`. */
  labels: readonly string[];
  /** `level:name=value`. */
  annotations: readonly string[];
  /** Tags, labels and annotations as docker/metadata-action writes them. */
  json?: string;
  engine?: EngineReport;
  image?: ImageReport;
  imageId?: string;
  cache?: CacheReport;
  /** What the gate said, with `scan`. */
  gate?: GateReport;
  push?: PushReport;
  /** Why nothing was pushed although `push` is `auto`. */
  notPushed?: string;
  /** What buildx wrote as metadata of the build. */
  metadata?: unknown;
  failure?: FailureReport;
}

/** Starts the report of a run; it says `build-failed` until the run gets further. */
export function startReport(now: Date): BuildReport {
  return {
    schemaVersion: 1,
    outcome: 'build-failed',
    startedAt: now.toISOString(),
    phases: [],
    tags: [],
    labels: [],
    annotations: [],
  };
}
