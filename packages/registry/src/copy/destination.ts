import type { Expected } from '../content.ts';
import type { Digest } from '../digest.ts';
import type { Source } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import type { Absence } from '../repository/manifests.ts';
import type { TagChange } from '../repository/move-tag.ts';
import type { ManifestReceipt, ManifestTarget } from '../repository/put-manifest.ts';
import type { UploadOptions, UploadOutcome } from '../repository/upload.ts';

/**
 * Where a graph is written to: a repository (`RepositoryClient`) or an OCI layout (`LayoutWriter`). What is
 * written can also be read.
 */
export interface Destination extends Source {
  /** Finds out what a tag or digest is. @returns undefined when it is proven to be absent */
  resolve(tagOrDigest: string): Promise<Descriptor | undefined>;
  /** {@link resolve} for what is likely to be absent; also tells whether anything is there at all. */
  lookUp(tagOrDigest: string): Promise<Descriptor | Absence>;
  /** Asks for a manifest in the cheapest way; undefined proves nothing. */
  headManifest(tagOrDigest: string): Promise<Descriptor | undefined>;
  hasBlob(digest: Digest): Promise<boolean>;
  /** Puts a blob there unless it is there; reads the content only if it must. */
  uploadBlob(
    expected: Expected,
    open: () => AsyncIterable<Uint8Array>,
    options?: UploadOptions,
  ): Promise<UploadOutcome>;
  storeManifest(bytes: Uint8Array, mediaType: string, target: ManifestTarget): Promise<ManifestReceipt>;
  /** Whether it keeps lists of referrers by itself; undefined until somebody has asked for one. */
  readonly listsReferrers: boolean | undefined;
  /** Makes sure that manifests in place are found as referrers. @returns those that are not */
  ensureListed(subject: Digest, referrers: readonly Descriptor[]): Promise<readonly Digest[]>;
  /** Moves a tag if it still points where it is expected to. @returns whether it is known to. @throws TagMovedError */
  moveTag(change: TagChange): Promise<boolean>;
}
