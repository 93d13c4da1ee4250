import type { Digest } from '../digest.ts';

/** An image that is not whole: an index names a manifest that the source does not have. */
export class MissingManifestError extends Error {
  override readonly name = 'MissingManifestError';
  /** The tag or digest that is absent. */
  readonly missing: string;
  /** The index that names it; undefined for the root itself. */
  readonly parent: Digest | undefined;

  constructor(source: string, missing: string, parent?: Digest) {
    super(
      parent === undefined
        ? `${source} has no manifest ${missing}`
        : `${source} does not have the manifest ${missing} that the index ${parent} lists: push that image again`,
    );
    this.missing = missing;
    this.parent = parent;
  }
}
