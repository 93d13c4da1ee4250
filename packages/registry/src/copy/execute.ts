import type { RegistryClient } from '../client.ts';
import type { Digest } from '../digest.ts';
import type { BlobCounts } from '../push/content.ts';
import type { CopyPlan, TagMove } from './copy-plan.ts';
import type { Place } from './place.ts';
import type { CopyEvent } from './progress.ts';

/** How to execute a plan. */
export interface ExecuteCopyOptions {
  readonly client: RegistryClient;
  readonly onProgress?: (event: CopyEvent) => void;
  /** Ends the copy; until the first tag has moved no tag of the root changes. */
  readonly signal?: AbortSignal;
}

/** What became of one destination. */
export interface CopyResult {
  readonly place: Place;
  readonly digest: Digest;
  readonly blobs: BlobCounts;
  readonly manifests: { readonly written: number; readonly existing: number };
  /** All tags of the root, those included that needed no move. */
  readonly tags: readonly TagMove[];
}

/**
 * Does what the plan says. Order: blobs, manifests (children before parents, subjects before referrers), proof
 * that every destination is complete, and only then the tags, one after the other, each after a look whether it
 * still points where the plan saw it; at last every tag is read back.
 *
 * @throws TagMovedError, IncompleteCopyError, PartialPushError (some tags moved and the rest did not),
 * DigestMismatchError, AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
export async function executeCopy(
  plan: CopyPlan,
  options: ExecuteCopyOptions,
): Promise<readonly CopyResult[]> {
  options.signal?.throwIfAborted();
  throw new Error(`executing version ${plan.version} of a plan is being written`);
}
