import type { Digest } from '../digest.ts';

/** A tag no longer points where the plan saw it: somebody else moved it meanwhile. Nothing was overwritten. */
export class TagMovedError extends Error {
  override readonly name = 'TagMovedError';
  /** `ghcr.io/org/app:1` */
  readonly reference: string;
  /** Where the plan saw it; null for absent. */
  readonly planned: Digest | null;
  /** Where it points now; null for absent. */
  readonly actual: Digest | null;

  constructor(reference: string, planned: Digest | null, actual: Digest | null) {
    super(
      `${reference} has moved since the copy was planned: it was ${planned ?? 'absent'} and is now ` +
        `${actual ?? 'absent'}; nothing was overwritten, plan again`,
    );
    this.reference = reference;
    this.planned = planned;
    this.actual = actual;
  }
}
