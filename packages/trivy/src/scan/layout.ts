/** Scans the images of an OCI layout. */

import { join } from 'node:path';
import { CancelledError } from '@container-kit/core';
import {
  type Descriptor,
  type Digest,
  isDigest,
  LayoutSource,
  openLayout,
  parseManifest,
  type Source,
  verifyLayout,
} from '@container-kit/registry';
import type { ScanReport } from '../model/types.ts';
import { ScanError } from './errors.ts';
import { listPlatforms, type ScanPlatform } from './platforms.ts';
import type { Trivy } from './trivy.ts';
import { writeView } from './view.ts';

/** Which image, and what of it. */
export interface ImageScanOptions {
  /** `os/architecture[/variant]`; all that there are by default. */
  readonly platforms?: readonly string[];
}

/** See above. */
export interface LayoutScanOptions extends ImageScanOptions {
  /** Tag or digest of the image in the layout; needed when there are several. */
  readonly reference?: string | undefined;
  /** What the image is called, for reports: `ghcr.io/org/app:1`. */
  readonly name?: string | undefined;
  /** Whether every byte of the layout was hashed already, by `verifyLayout`. Default: no, so it is done here. */
  readonly verified?: boolean;
}

/**
 * Scans all platforms of an image, each with its own report, in the order of the index. Either all of them succeed or
 * none counts.
 *
 * @param folder an OCI image layout
 * @throws ScanError, LayoutError, DigestMismatchError, InvalidManifestError, MissingManifestError, CancelledError
 */
export async function scanLayout(
  trivy: Trivy,
  folder: string,
  { reference, name, verified = false, platforms }: LayoutScanOptions = {},
): Promise<readonly ScanReport[]> {
  const layout = await openLayout(folder);
  const source = new LayoutSource(layout);
  const digest = await chooseImage(source, layout.roots, reference);
  // Trivy believes the names of the blobs.
  if (!verified) await verifyLayout(layout, { rootDigest: digest });
  return await scanManifests(trivy, source, {
    blobs: join(layout.path, 'blobs'),
    platforms: await listPlatforms(source, digest, platforms),
    name: name ?? (reference !== undefined && !isDigest(reference) ? reference : undefined),
  });
}

async function chooseImage(
  source: Source,
  roots: readonly Descriptor[],
  reference: string | undefined,
): Promise<Digest> {
  const digests = [...new Set(roots.map(({ digest }) => digest))];
  if (reference !== undefined) {
    const found = await source.findManifest(reference);
    if (found !== undefined) return found.descriptor.digest;
    throw new ScanError('source', `${source.name} has no image ${reference}: ${listed(digests)}`);
  }
  const [only, ...more] = digests;
  if (only !== undefined && more.length === 0) return only;
  throw new ScanError('source', `${source.name} does not tell which image is meant: ${listed(digests)}`);
}

function listed(digests: readonly Digest[]): string {
  return `its index.json lists ${digests.join(', ') || 'none'}`;
}

/** Manifests in a layout. */
export interface ManifestScan {
  /** Absolute path of the layout's `blobs`. */
  readonly blobs: string;
  readonly platforms: readonly ScanPlatform[];
  readonly name: string | undefined;
}

/** Scans manifests whose content was verified. The first failure ends the others. @throws ScanError, CancelledError */
export async function scanManifests(
  trivy: Trivy,
  source: Source,
  { blobs, platforms, name }: ManifestScan,
): Promise<readonly ScanReport[]> {
  const manifests = await Promise.all(platforms.map(({ digest }) => describe(source, digest)));
  const view = await writeView(await trivy.makeFolder('view'), blobs, { manifests, name });
  const failed = new AbortController();
  const scans = platforms.map(async ({ name: platform, digest }) => {
    try {
      return await trivy.scan({
        command: 'image',
        target: ['--input', view.input(digest)],
        what: `${platform ?? digest} of ${name ?? source.name}`,
        lane: platform ?? 'unknown',
        cwd: view.cwd,
        readable: [blobs],
        subject: { digest, ...(platform === undefined ? {} : { platform }) },
        signal: failed.signal,
      });
    } catch (error) {
      failed.abort(new CancelledError('another platform could not be scanned', { cause: error }));
      throw failed.signal.reason.cause;
    }
  });
  const results = await Promise.allSettled(scans);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function describe(source: Source, digest: Digest): Promise<Descriptor> {
  const found = await source.findManifest(digest);
  if (found === undefined) throw new ScanError('source', `${source.name} has no manifest ${digest}`);
  // A layout does not know what its files are; the manifest does.
  const { mediaType } = parseManifest(found.bytes);
  return { mediaType, digest, size: found.bytes.byteLength };
}
