import { join, resolve } from 'node:path';
import { collect, type Expected, VerifiedContent } from '../content.ts';
import { LayoutError } from '../errors.ts';
import { InvalidManifestError } from '../fields.ts';
import { parseStrictJson } from '../json.ts';
import { type Descriptor, MAX_MANIFEST_BYTES, type Manifest, parseManifest } from '../manifest.ts';
import { MEDIA_TYPE } from '../media-types.ts';
import { assertFolder, blobPath, readFileChunks, readSmallFile } from './files.ts';

/** A manifest together with its exact bytes. */
export interface ReadManifest {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
}

const MAX_MARKER_BYTES = 4096;

/**
 * An OCI image layout folder (OCI image-spec, "Image Layout"). Its content is untrusted: nothing is read through
 * a link, and whatever is read is checked against its descriptor.
 */
export class Layout {
  /** Absolute path of the folder. */
  readonly path: string;
  /** The entries of `index.json`: usually one. */
  readonly roots: readonly Descriptor[];

  constructor(path: string, roots: readonly Descriptor[]) {
    this.path = path;
    this.roots = roots;
  }

  /** @throws LayoutError, DigestMismatchError, InvalidManifestError */
  async readManifest(descriptor: Descriptor): Promise<ReadManifest> {
    const bytes = await this.readBlob(descriptor, MAX_MANIFEST_BYTES);
    try {
      return { descriptor, bytes, manifest: parseManifest(bytes, descriptor.mediaType) };
    } catch (error) {
      if (error instanceof InvalidManifestError) {
        throw new LayoutError(blobPath(this.path, descriptor.digest), error.message, { cause: error });
      }
      throw error;
    }
  }

  /** Reads a small blob, such as an image's config. @throws LayoutError, DigestMismatchError */
  async readBlob(descriptor: Expected, limit: number): Promise<Uint8Array> {
    if (descriptor.size > limit) {
      const path = blobPath(this.path, descriptor.digest);
      throw new LayoutError(path, `its descriptor says ${descriptor.size} bytes, more than ${limit}`);
    }
    return await collect(this.openBlob(descriptor));
  }

  /**
   * The content of a blob, checked while it is read; may be read any number of times. Reading throws LayoutError
   * or DigestMismatchError.
   */
  openBlob(descriptor: Expected): VerifiedContent {
    const path = blobPath(this.path, descriptor.digest);
    const chunks = { [Symbol.asyncIterator]: () => readFileChunks(path, descriptor.size) };
    return VerifiedContent.of(chunks, descriptor);
  }
}

/**
 * Opens a layout: reads its marker and its index, no blob yet.
 *
 * @throws LayoutError when the folder is not an OCI layout of version 1
 */
export async function openLayout(folder: string): Promise<Layout> {
  const path = resolve(folder);
  await checkMarker(join(path, 'oci-layout'));
  await assertFolder(join(path, 'blobs'));
  // The only algorithm folder that every layout has; blobs of another one fail when they are opened.
  await assertFolder(join(path, 'blobs', 'sha256'));
  const indexPath = join(path, 'index.json');
  const bytes = await readSmallFile(indexPath, MAX_MANIFEST_BYTES);
  try {
    const index = parseManifest(bytes, MEDIA_TYPE.ociIndex);
    return new Layout(path, index.kind === 'index' ? index.manifests : []);
  } catch (error) {
    throw new LayoutError(indexPath, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

async function checkMarker(path: string): Promise<void> {
  const bytes = await readSmallFile(path, MAX_MARKER_BYTES);
  let marker: unknown;
  try {
    marker = parseStrictJson(bytes);
  } catch (error) {
    throw new LayoutError(path, 'is not JSON', { cause: error });
  }
  const version =
    typeof marker === 'object' && marker !== null && 'imageLayoutVersion' in marker
      ? marker.imageLayoutVersion
      : undefined;
  if (typeof version !== 'string' || !/^1\./.test(version)) {
    throw new LayoutError(path, 'does not say imageLayoutVersion 1');
  }
}
