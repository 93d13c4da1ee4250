import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import { type Descriptor, parseManifest } from '../manifest.ts';
import { MEDIA_TYPE } from '../media-types.ts';
import type { RepositoryContext } from '../repository/context.ts';
import { findManifest } from '../repository/manifests.ts';

/**
 * Name of the tag that lists the referrers of a digest where the registry does not (OCI distribution-spec,
 * "Referrers Tag Schema"): `sha256-<hex>`, the hex part cut to 64.
 */
export function fallbackTag(subject: Digest): string {
  const [algorithm = '', hex = ''] = subject.split(':');
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`.replace(/[^A-Za-z0-9._-]/g, '-');
}

/** What a fallback tag holds. */
export interface FallbackIndex {
  readonly digest: Digest;
  readonly entries: readonly Descriptor[];
  /** For a conditional write; undefined when the registry gave none. */
  readonly etag: string | undefined;
}

/**
 * Reads a fallback tag. `cosign copy` writes images, and GitLab resolves digests, under names of the same form,
 * so what is not an OCI index, or is the subject itself, is no list of referrers.
 *
 * @returns undefined when there is no such tag; `foreign` when it holds something else
 */
export async function readFallback(
  context: RepositoryContext,
  subject: Digest,
): Promise<FallbackIndex | 'foreign' | undefined> {
  const fetched = await findManifest(context, fallbackTag(subject));
  if (fetched === undefined) {
    return undefined;
  }
  const { descriptor, bytes, etag } = fetched;
  const entries = descriptor.digest === subject ? undefined : readEntries(bytes, descriptor.mediaType);
  return entries === undefined ? 'foreign' : { digest: descriptor.digest, entries, etag };
}

function readEntries(bytes: Uint8Array, mediaType: string): readonly Descriptor[] | undefined {
  try {
    const manifest = parseManifest(bytes, mediaType === '' ? undefined : mediaType);
    return manifest.kind === 'index' && manifest.mediaType === MEDIA_TYPE.ociIndex
      ? manifest.manifests
      : undefined;
  } catch (error) {
    if (error instanceof InvalidManifestError) {
      return undefined;
    }
    throw error;
  }
}
