/** What one run of registry-retention found out and did. Outputs, job summary and the JSON file are rendered from it. */
import type { PhaseReport } from '@container-kit/core';
import type { Failure } from '@container-kit/login';
import type { RepositoryPlan } from '@container-kit/retention';
import type { Inputs } from './inputs.ts';

/** How a run ended; the value of the output `outcome`. */
export type Outcome =
  | 'planned'
  | 'applied'
  | 'nothing-to-do'
  | 'braked'
  | 'restored'
  | 'explained'
  | 'simulated'
  | 'incomplete'
  | 'failed';

/** Something that the plan wanted and that did not happen. */
export interface SkippedItem {
  readonly digest: string;
  readonly tags: readonly string[];
  /** `drifted` (changed since), `needed` (something that stays leads to it), `blocked` (the registry refuses for good). */
  readonly kind: 'drifted' | 'needed' | 'blocked';
  readonly reason: string;
}

/** A deleted manifest that came back. */
export interface RestoredItem {
  readonly digest: string;
  readonly tags: readonly string[];
}

/** What became of one repository. */
export interface RepositoryReport {
  readonly name: string;
  /** What was decided; undefined when the repository could not be read. */
  plan?: RepositoryPlan;
  /** Digests that are gone, in the order of deletion. */
  readonly deleted: string[];
  /** Tags that were taken off digests that stay. */
  readonly untagged: string[];
  readonly skipped: SkippedItem[];
  readonly restored: RestoredItem[];
  /** What no image needs any more: by the plan, or of what this run has deleted. */
  bytesFreed: number;
  /** What waits for the next run, because the time was up. */
  waiting: number;
  /** Kept tags whose images are not whole: should always be empty. */
  broken: readonly string[];
  /** Things to know, for people. */
  readonly notes: string[];
  failure?: Failure;
}

/** The report. Every field that a run did not get to is absent or empty. */
export interface RetentionReport {
  readonly schemaVersion: 1;
  mode?: Inputs['mode'];
  outcome: Outcome;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly phases: PhaseReport[];
  registry?: string;
  readonly repositories: RepositoryReport[];
  /** Path and hash of the plan. */
  plan?: { readonly path: string; readonly hash: string };
  /** Path of the journal. */
  journal?: string;
  /** What `explain` found, or `simulate`, as Markdown-free lines. */
  readonly lines: string[];
  failure?: Failure;
}

/** Starts the report of a run; it says `failed` until the run gets further. */
export function startReport(now: Date): RetentionReport {
  return {
    schemaVersion: 1,
    outcome: 'failed',
    startedAt: now.toISOString(),
    phases: [],
    repositories: [],
    lines: [],
  };
}

/** Starts the report of a repository. */
export function startRepository(name: string): RepositoryReport {
  return {
    name,
    deleted: [],
    untagged: [],
    skipped: [],
    restored: [],
    bytesFreed: 0,
    waiting: 0,
    broken: [],
    notes: [],
  };
}
