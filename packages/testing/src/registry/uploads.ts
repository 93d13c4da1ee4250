import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type Algorithm, currentDigest, type Digest } from './digest.ts';
import type { Staging, Storage } from './storage/storage.ts';

/** One upload session. Bytes are hashed as they arrive; requests on one session take turns. */
export class Upload {
  readonly id = randomUUID();
  readonly repository: string;
  readonly staging: Staging;
  /** Size in bytes of the latest chunk that arrived whole, for `OCI-Chunk-Min-Length`. */
  lastChunk: number | undefined;
  #algorithm: Algorithm;
  #hash: Hash;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(repository: string, staging: Staging, algorithm: Algorithm) {
    this.repository = repository;
    this.staging = staging;
    this.#algorithm = algorithm;
    this.#hash = createHash(algorithm);
  }

  /** Bytes received so far. */
  get size(): number {
    return this.staging.size;
  }

  /** Runs `action` after every earlier one on this session, so that a status never shows half of a chunk. */
  inTurn<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Names the algorithm of the closing digest. Free before the first byte; later the digest costs one more read. */
  expect(algorithm: Algorithm): void {
    if (this.size === 0) {
      this.#algorithm = algorithm;
      this.#hash = createHash(algorithm);
    }
  }

  /** Appends a body. What arrived before a failure stays: the client may resume after it. */
  async append(body: AsyncIterable<Buffer>): Promise<void> {
    const before = this.size;
    this.lastChunk = undefined;
    for await (const chunk of body) {
      await this.staging.write(chunk);
      this.#hash.update(chunk);
    }
    this.lastChunk = this.size - before;
  }

  /** Digest of everything received so far. */
  async digest(algorithm: Algorithm): Promise<Digest> {
    if (algorithm === this.#algorithm) {
      return currentDigest(this.#hash, algorithm);
    }
    const hash = createHash(algorithm);
    for await (const chunk of this.staging.read()) {
      hash.update(chunk);
    }
    return currentDigest(hash, algorithm);
  }
}

/** The open upload sessions of a registry. */
export class Uploads {
  readonly #storage: Storage;
  readonly #open = new Map<string, Upload>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Number of open sessions. */
  get count(): number {
    return this.#open.size;
  }

  /** Opens a session. */
  async start(repository: string, algorithm: Algorithm): Promise<Upload> {
    const upload = new Upload(repository, await this.#storage.stage(), algorithm);
    this.#open.set(upload.id, upload);
    return upload;
  }

  /** The session of this id in this repository, if it is open. */
  find(repository: string, id: string): Upload | undefined {
    const upload = this.#open.get(id);
    return upload?.repository === repository ? upload : undefined;
  }

  /** Forgets a session whose bytes became a blob. */
  finish(upload: Upload): void {
    this.#open.delete(upload.id);
  }

  /** Forgets a session and its bytes. */
  async cancel(upload: Upload): Promise<void> {
    this.#open.delete(upload.id);
    await upload.staging.discard();
  }

  /** Cancels every session. */
  async clear(): Promise<void> {
    await Promise.all([...this.#open.values()].map((upload) => this.cancel(upload)));
  }
}
