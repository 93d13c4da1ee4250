import type { Digest } from '../digest.ts';

/** Something of the source's graph that a destination does not have. */
export interface MissingPiece {
  readonly digest: Digest;
  /** The digest that it refers to, when it is there but not listed as a referrer. */
  readonly unlistedOf?: Digest;
}

/** After the copy the destination's graph is not the source's. No tag of the root was moved. */
export class IncompleteCopyError extends Error {
  override readonly name = 'IncompleteCopyError';
  /** `ghcr.io/org/app` or the path of a layout. */
  readonly place: string;
  readonly missing: readonly MissingPiece[];

  constructor(place: string, missing: readonly MissingPiece[]) {
    const pieces = missing.map(({ digest, unlistedOf }) =>
      unlistedOf === undefined ? digest : `${digest} among the referrers of ${unlistedOf}`,
    );
    super(
      `${place} is incomplete after the copy, so its tags stay as they were; missing: ${pieces.join(', ')}`,
    );
    this.place = place;
    this.missing = missing;
  }
}
