/** Scans an image in a tar archive: `docker save`, or an OCI layout in one file. */
import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { LayoutError } from '@container-kit/registry';
import type { ScanReport } from '../model/types.ts';
import { ScanError } from './errors.ts';
import { type LayoutScanOptions, scanLayout } from './layout.ts';
import type { Trivy } from './trivy.ts';
import { listEntries, unpackLayout } from './unpack.ts';
import { linkArchive } from './view.ts';

/**
 * Scans an archive. One with an OCI index is unpacked, and all platforms in it are scanned; another one, as Docker wrote it
 * before version 25, holds one image.
 *
 * @param path of the archive, which may be compressed with gzip
 * @throws ScanError, LayoutError, DigestMismatchError, InvalidManifestError, MissingManifestError, CancelledError
 */
export async function scanArchive(
  trivy: Trivy,
  path: string,
  options: LayoutScanOptions = {},
): Promise<readonly ScanReport[]> {
  const { signal } = trivy.options;
  const archive = resolve(path);
  const entries = await listEntries(archive, signal);
  if (entries.has('index.json')) return await scanUnpacked(trivy, archive, options);
  if (entries.has('manifest.json')) return [await scanDockerArchive(trivy, archive, options.name)];
  throw new ScanError('source', `${path} is no image: there is neither index.json nor manifest.json in it`);
}

async function scanUnpacked(
  trivy: Trivy,
  archive: string,
  options: LayoutScanOptions,
): Promise<readonly ScanReport[]> {
  const folder = await trivy.makeFolder('unpacked');
  try {
    await unpackLayout(archive, folder, trivy.options.signal);
    return await scanLayout(trivy, folder, options);
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    // The folder is gone when somebody reads this.
    throw new ScanError('source', `${archive}: ${error.message.replaceAll(folder, '')}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Scans the one image of an archive with a `manifest.json`. @throws ScanError, CancelledError */
export async function scanDockerArchive(
  trivy: Trivy,
  archive: string,
  name: string | undefined,
): Promise<ScanReport> {
  const cwd = await trivy.makeFolder('view');
  const input = await linkArchive(cwd, archive, name);
  return await trivy.scan({
    command: 'image',
    target: ['--input', input],
    what: name ?? basename(archive),
    lane: 'archive',
    cwd,
    readable: [archive],
    subject: {},
  });
}
