import { Readable } from 'node:stream';
import type { Digest } from '../digest.ts';
import type { ByteRange, Staging, Storage } from './storage.ts';

class MemoryStaging implements Staging {
  readonly #content: Map<Digest, Buffer>;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(content: Map<Digest, Buffer>) {
    this.#content = content;
  }

  get size(): number {
    return this.#size;
  }

  async write(chunk: Buffer): Promise<void> {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  read(): Readable {
    return Readable.from(this.#chunks);
  }

  async commit(digest: Digest): Promise<void> {
    this.#content.set(digest, Buffer.concat(this.#chunks));
    await this.discard();
  }

  async discard(): Promise<void> {
    this.#chunks = [];
    this.#size = 0;
  }
}

/** Keeps everything in this process. Records live in the registry's own maps, so there is nothing to write or to reload. */
export class MemoryStorage implements Storage {
  readonly #content = new Map<Digest, Buffer>();

  async stage(): Promise<Staging> {
    return new MemoryStaging(this.#content);
  }

  async size(digest: Digest): Promise<number | undefined> {
    return this.#content.get(digest)?.length;
  }

  read(digest: Digest, range?: ByteRange): Readable {
    const bytes = this.#content.get(digest) ?? Buffer.alloc(0);
    return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)], {
      objectMode: false,
    });
  }

  async remove(digest: Digest): Promise<void> {
    this.#content.delete(digest);
  }

  async putRecord(): Promise<void> {}

  async removeRecord(): Promise<void> {}

  async *records(): AsyncIterable<readonly [string, Buffer]> {}
}
