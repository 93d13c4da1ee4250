import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { digestOf, type Expected, VerifiedContent, verifyBytes } from '../content.ts';
import type { Destination } from '../copy/destination.ts';
import type { Digest } from '../digest.ts';
import { DigestMismatchError } from '../errors.ts';
import type { Referrer, ReferrerQuery } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import { MEDIA_TYPE } from '../media-types.ts';
import type { Absence, FetchedManifest } from '../repository/manifests.ts';
import type { TagChange } from '../repository/move-tag.ts';
import type { ManifestReceipt, ManifestTarget } from '../repository/put-manifest.ts';
import { TagMovedError } from '../repository/tag-moved-error.ts';
import type { UploadOptions, UploadOutcome } from '../repository/upload.ts';
import { blobPath } from './files.ts';
import { openLayout } from './layout.ts';
import { REF_NAME, refName } from './ref-name.ts';
import { LayoutSource } from './source.ts';

/** Content that was wrong on the way may be right the second time. */
const MAX_READS = 2;

/**
 * An OCI layout folder as something to copy to. Every file appears whole or not at all; `index.json`, which makes
 * content reachable, changes last. One writer at a time.
 */
export class LayoutWriter implements Destination {
  readonly name: string;
  readonly listsReferrers = false;
  /** Changes of `index.json`, one after the other. */
  #indexing: Promise<unknown> = Promise.resolve();

  private constructor(path: string) {
    this.name = path;
  }

  /** Opens a layout; a folder that is empty or not there becomes one. @throws LayoutError */
  static async open(folder: string): Promise<LayoutWriter> {
    const path = resolve(folder);
    await mkdir(join(path, 'blobs', 'sha256'), { recursive: true });
    await createFile(join(path, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    await createFile(join(path, 'index.json'), indexJson([]));
    await openLayout(path);
    return new LayoutWriter(path);
  }

  async findManifest(tagOrDigest: string): Promise<FetchedManifest | undefined> {
    return await (await this.#read()).findManifest(tagOrDigest);
  }

  async headManifest(tagOrDigest: string): Promise<Descriptor | undefined> {
    return (await this.findManifest(tagOrDigest))?.descriptor;
  }

  resolve(tagOrDigest: string): Promise<Descriptor | undefined> {
    return this.headManifest(tagOrDigest);
  }

  async lookUp(tagOrDigest: string): Promise<Descriptor | Absence> {
    return (await this.headManifest(tagOrDigest)) ?? 'no-manifest';
  }

  async hasTag(tag: string): Promise<boolean> {
    return await (await this.#read()).hasTag(tag);
  }

  async listTags(): Promise<readonly string[]> {
    return await (await this.#read()).listTags();
  }

  async listReferrers(subject: Digest, query?: ReferrerQuery): Promise<readonly Referrer[]> {
    return await (await this.#read()).listReferrers(subject, query);
  }

  getBlob(expected: Expected): VerifiedContent {
    const read = (): Promise<LayoutSource> => this.#read();
    return VerifiedContent.of(
      {
        async *[Symbol.asyncIterator]() {
          yield* (await read()).getBlob(expected);
        },
      },
      expected,
    );
  }

  async hasBlob(digest: Digest): Promise<boolean> {
    return (await sizeOf(blobPath(this.name, digest))) !== undefined;
  }

  /** @throws DigestMismatchError when the source gave wrong content twice */
  async uploadBlob(
    expected: Expected,
    open: () => AsyncIterable<Uint8Array>,
    options: UploadOptions = {},
  ): Promise<UploadOutcome> {
    const path = blobPath(this.name, expected.digest);
    if ((await sizeOf(path)) === expected.size) {
      return 'exists';
    }
    for (let read = 1; ; read += 1) {
      try {
        await options.prepare?.();
        await writeWhole(path, VerifiedContent.of(open(), expected), options.onProgress);
        return 'uploaded';
      } catch (error) {
        if (!(error instanceof DigestMismatchError) || read >= MAX_READS) {
          throw error;
        }
      }
    }
  }

  async storeManifest(
    bytes: Uint8Array,
    mediaType: string,
    target: ManifestTarget,
  ): Promise<ManifestReceipt> {
    const digest = 'digest' in target ? target.digest : digestOf(bytes);
    verifyBytes(bytes, { digest });
    await writeWhole(blobPath(this.name, digest), [bytes]);
    if ('tag' in target) {
      await this.#tag(target.tag, { mediaType, digest, size: bytes.byteLength });
    }
    return { digest, confirmed: true, subject: undefined };
  }

  /** A layout has no list of referrers: what stands in `index.json` is what a reader can find. */
  async ensureListed(_subject: Digest, referrers: readonly Descriptor[]): Promise<readonly Digest[]> {
    await this.#changeIndex((entries) => {
      const known = new Set(entries.map(({ digest }) => digest));
      return [...entries, ...referrers.filter(({ digest }) => !known.has(digest))];
    });
    return [];
  }

  async moveTag({ tag, from, to, bytes, mediaType }: TagChange): Promise<boolean> {
    const actual = (await this.headManifest(tag))?.digest ?? null;
    if (actual !== from && actual !== to) {
      throw new TagMovedError(`${this.name}:${tag}`, from, actual);
    }
    await this.#tag(tag, { mediaType, digest: to, size: bytes.byteLength });
    return true;
  }

  #tag(tag: string, descriptor: Descriptor): Promise<void> {
    const entry = { ...descriptor, annotations: { [REF_NAME]: tag } };
    return this.#changeIndex((entries) => [...entries.filter((other) => refName(other) !== tag), entry]);
  }

  /** A reader sees the index before or after a change, never half of it. */
  #changeIndex(change: (entries: readonly Descriptor[]) => readonly Descriptor[]): Promise<void> {
    const changed = this.#indexing.then(async () => {
      const { roots } = await openLayout(this.name);
      await writeWhole(join(this.name, 'index.json'), [Buffer.from(indexJson(change(roots)))]);
    });
    this.#indexing = changed.catch(() => undefined);
    return changed;
  }

  #read(): Promise<LayoutSource> {
    return LayoutSource.open(this.name);
  }
}

function indexJson(manifests: readonly Descriptor[]): string {
  return JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests });
}

async function createFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
}

/** Undefined when there is no such file. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}

/** Writes beside the goal and renames, so that the file appears whole or not at all. */
async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onProgress?: (bytes: number) => void,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.partial`;
  const file = await open(temporary, 'wx');
  try {
    let written = 0;
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      written += chunk.byteLength;
      onProgress?.(written);
    }
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
}
