/** What is recorded about a promotion. */
import type { Digest } from '@container-kit/registry';

/** A tag that was moved. */
export interface TagMove {
  /** `host/name:tag`. */
  readonly reference: string;
  /** Where it pointed before; null when it is new. */
  readonly previous: Digest | null;
}

/** What a gate said. */
export interface GateSummary {
  readonly gate: string;
  readonly status: string;
  readonly evidence: string;
}

/** The promotion that a rollback took back. */
export interface Undone {
  /** Digest of the manifest of its attestation. */
  readonly attestation: Digest;
  /** When it was made; earlier promotions are what a further rollback looks at. */
  readonly time: Date;
}

/** One promotion, or one rollback, into one repository. */
export interface PromotionRecord {
  readonly kind: 'promotion' | 'rollback';
  readonly time: Date;
  /** The repository that it went to, `host/name`. */
  readonly name: string;
  /** What it moved there. */
  readonly digest: Digest;
  /** Where it came from, `host/name@digest`. */
  readonly source: string;
  readonly environment: string | undefined;
  /** The tags that were moved; those that already pointed to the digest are left out. */
  readonly moves: readonly TagMove[];
  readonly gates: readonly GateSummary[];
  /** URL of the workflow run. */
  readonly run: string | undefined;
  /** Only for a rollback. */
  readonly undoes: Undone | undefined;
}
