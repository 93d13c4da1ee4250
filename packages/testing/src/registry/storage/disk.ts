import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { algorithmOf, type Digest, encodedOf } from '../digest.ts';
import type { ByteRange, Staging, Storage } from './storage.ts';

class DiskStaging implements Staging {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #target: (digest: Digest) => string;
  #size = 0;

  constructor(file: FileHandle, path: string, target: (digest: Digest) => string) {
    this.#file = file;
    this.#path = path;
    this.#target = target;
  }

  get size(): number {
    return this.#size;
  }

  async write(chunk: Buffer): Promise<void> {
    let written = 0;
    while (written < chunk.length) {
      const { bytesWritten } = await this.#file.write(chunk, written, chunk.length - written, this.#size);
      written += bytesWritten;
      this.#size += bytesWritten;
    }
  }

  read(): Readable {
    return createReadStream(this.#path);
  }

  async commit(digest: Digest): Promise<void> {
    await this.#file.close();
    const target = this.#target(digest);
    await mkdir(dirname(target), { recursive: true });
    await rename(this.#path, target);
  }

  async discard(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}

/**
 * Keeps everything under one directory, so that a registry can be started again with what it held:
 * `blobs/<algorithm>/<hex>`, `repositories/<key>`, and `staging/` for what is not complete. A file appears in the first
 * two only by rename, so a crash leaves no half of anything.
 */
export class DiskStorage implements Storage {
  readonly #directory: string;
  #lastRecord: Promise<void> = Promise.resolve();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Opens `directory`, made if absent; leftovers of unfinished uploads are dropped. */
  static async open(directory: string): Promise<DiskStorage> {
    await rm(join(directory, 'staging'), { recursive: true, force: true });
    await mkdir(join(directory, 'staging'), { recursive: true });
    await mkdir(join(directory, 'repositories'), { recursive: true });
    return new DiskStorage(directory);
  }

  async stage(): Promise<Staging> {
    const path = this.#temporaryPath();
    return new DiskStaging(await open(path, 'wx'), path, (digest) => this.#contentPath(digest));
  }

  async size(digest: Digest): Promise<number | undefined> {
    const found = await stat(this.#contentPath(digest)).catch(ignoreAbsent);
    return found?.size;
  }

  read(digest: Digest, range?: ByteRange): Readable {
    return createReadStream(this.#contentPath(digest), range);
  }

  async remove(digest: Digest): Promise<void> {
    await rm(this.#contentPath(digest), { force: true });
  }

  putRecord(key: string, value: Buffer): Promise<void> {
    return this.#inOrder(async () => {
      const temporary = this.#temporaryPath();
      const target = join(this.#directory, 'repositories', key);
      await writeFile(temporary, value);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
    });
  }

  removeRecord(key: string): Promise<void> {
    return this.#inOrder(() => rm(join(this.#directory, 'repositories', key), { force: true }));
  }

  async *records(): AsyncIterable<readonly [string, Buffer]> {
    const root = join(this.#directory, 'repositories');
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        yield [relative(root, path).split(sep).join('/'), await readFile(path)];
      }
    }
  }

  /** Two writes of one tag must land in the order of the requests, which the file system does not promise. */
  #inOrder(write: () => Promise<void>): Promise<void> {
    const done = this.#lastRecord.then(write);
    this.#lastRecord = done.catch(() => {});
    return done;
  }

  #temporaryPath(): string {
    return join(this.#directory, 'staging', randomUUID());
  }

  #contentPath(digest: Digest): string {
    return join(this.#directory, 'blobs', algorithmOf(digest), encodedOf(digest));
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') {
    throw error;
  }
  return undefined;
}
