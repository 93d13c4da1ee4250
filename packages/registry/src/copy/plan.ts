import type { RegistryClient } from '../client.ts';
import type { CopyPlan } from './copy-plan.ts';
import type { ImageName } from './place.ts';

/** What to copy where. */
export interface PlanCopyOptions {
  readonly client: RegistryClient;
  /** By tag or digest; the tag is resolved once, and only the digest is used from then on. */
  readonly source: ImageName;
  /** Any number of names in any number of places; one without a tag is copied by digest only. */
  readonly destinations: readonly ImageName[];
  /** `all` (default) takes along what refers to any node of the graph: signatures, SBOMs, attestations. */
  readonly referrers?: 'all' | 'none';
  /** `auto` (default) takes along cosign's tags, `sha256-<hex>.sig`, `.att` and `.sbom`. */
  readonly cosignTags?: 'auto' | 'none';
  readonly signal?: AbortSignal;
}

/**
 * Finds out what a copy has to do, and changes nothing.
 *
 * @throws MissingManifestError for an incomplete source, InvalidManifestError, DigestMismatchError,
 * AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
export async function planCopy(options: PlanCopyOptions): Promise<CopyPlan> {
  throw new Error(`planning a copy of ${JSON.stringify(options.source)} is being written`);
}
