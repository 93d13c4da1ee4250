/** Scans an image of a registry. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Digest,
  executeCopy,
  formatReference,
  LayoutSource,
  planCopy,
  type Reference,
  type RegistryClient,
  type RepositoryClient,
} from '@container-kit/registry';
import type { ScanReport } from '../model/types.ts';
import { ScanError } from './errors.ts';
import { type ImageScanOptions, scanManifests } from './layout.ts';
import { listPlatforms } from './platforms.ts';
import type { Trivy } from './trivy.ts';

/** What was scanned. */
export interface ImageScan {
  /** Of the image or index that the reference named. */
  readonly digest: Digest;
  /** One for each platform, in the order of the index. */
  readonly reports: readonly ScanReport[];
}

/**
 * Scans all platforms of an image, or those asked for. Its name is resolved once; of the content only what is scanned is
 * fetched, checked against its digests, and removed afterwards.
 *
 * @throws ScanError (`source` when it is not there), RegistryError, AuthenticationError, DigestMismatchError,
 *   InvalidManifestError, MissingManifestError, CancelledError
 */
export async function scanImage(
  trivy: Trivy,
  reference: Reference,
  { client, platforms: wanted }: ImageScanOptions & { readonly client: RegistryClient },
): Promise<ImageScan> {
  const { signal } = trivy.options;
  const { registry, repository } = reference;
  const source = client.repository(registry, repository, signal === undefined ? {} : { signal });
  const digest = await resolve(source, reference);
  const platforms = await listPlatforms(source, digest, wanted);
  const layout = await trivy.makeFolder('image');
  try {
    for (const platform of platforms) {
      const plan = await planCopy({
        client,
        source: { registry, repository, digest: platform.digest },
        destinations: [{ layout, digest: platform.digest }],
        referrers: 'none',
        cosignTags: 'none',
        ...(signal === undefined ? {} : { signal }),
      });
      // One after the other: a layout has one writer, and what the last one brought need not come again.
      await executeCopy(plan, { client, ...(signal === undefined ? {} : { signal }) });
    }
    const reports = await scanManifests(trivy, await LayoutSource.open(layout), {
      blobs: join(layout, 'blobs'),
      platforms,
      name: formatReference(reference),
    });
    return { digest, reports };
  } finally {
    await rm(layout, { recursive: true, force: true });
  }
}

async function resolve(source: RepositoryClient, reference: Reference): Promise<Digest> {
  const found = await source.resolve(reference.digest ?? reference.tag ?? 'latest');
  if (found !== undefined) return found.digest;
  throw new ScanError('source', `there is no image ${formatReference(reference)}`);
}
