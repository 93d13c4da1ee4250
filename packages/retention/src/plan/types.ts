/** The plan: what goes, what stays, and why. Its JSON is the artifact that people approve. */
import type { Digest } from '@container-kit/registry';

/** See `interface.md`: the file `plan`. Dates are ISO 8601 in UTC. */
export interface Plan {
  readonly version: 1;
  /** SHA-256 (hex) over the plan's canonical JSON without this member. */
  readonly hash: string;
  /** Host of the registry. */
  readonly registry: string;
  readonly createdAt: string;
  readonly repositories: readonly RepositoryPlan[];
}

export interface RepositoryPlan {
  readonly name: string;
  /** The policy that decided: its glob, or `default`. */
  readonly policy: string;
  readonly delete: readonly PlannedDeletion[];
  readonly untag: readonly PlannedUntag[];
  readonly keep: readonly KeptRoot[];
  readonly quarantine: readonly QuarantinedRoot[];
  /** Why nothing of this repository is deleted, though the rules would; undefined when no brake bites. */
  readonly brake: Brake | undefined;
  readonly bytes: BytesFreed;
}

/** A manifest that goes, in the order of deletion: referrers and parents before what they hang on. */
export interface PlannedDeletion {
  readonly digest: Digest;
  /** The root that takes it along; itself for roots. */
  readonly root: Digest;
  readonly tags: readonly string[];
  /** IDs of GitHub's Packages API. */
  readonly ids: readonly number[];
  readonly reason: Reason;
  /** What it leads to (children, subject), for the journal. */
  readonly edges: readonly Digest[];
  /** ISO 8601, or undefined when no time can be trusted; as {@link KeptRoot} has it. */
  readonly time: string | undefined;
  /** ISO 8601; what the registry said when the plan was made. A version that has moved since is skipped. */
  readonly updatedAt: string | undefined;
  /** In bytes; of the manifest itself. */
  readonly size: number;
}

/** A tag that goes while its digest stays. */
export interface PlannedUntag {
  readonly digest: Digest;
  readonly tag: string;
  readonly reason: Reason;
}

export interface KeptRoot {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly reason: Reason;
  /** ISO 8601, or undefined when no time can be trusted. */
  readonly time: string | undefined;
}

export interface QuarantinedRoot {
  readonly digest: Digest;
  readonly tags: readonly string[];
  /** What could not be read, and what that puts out of reach. */
  readonly reason: Reason;
}

/** Why: a word for programs, a sentence for people. */
export interface Reason {
  /** `protected-tag`, `min-keep`, `young`, `deployed`, `reachable`, `expired`, `untagged`, ... : see the engine. */
  readonly code: string;
  readonly text: string;
  /** Digests from a kept root to this one, where that is the reason. */
  readonly path?: readonly Digest[];
}

export interface Brake {
  readonly code: string;
  readonly text: string;
}

/** In bytes. Blobs that several manifests share count once. */
export interface BytesFreed {
  readonly freed: number;
  readonly kept: number;
  /** False when some manifest was not read: then `freed` is a lower bound. */
  readonly exact: boolean;
}
