import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Passes bytes on and hashes them. */
export class HashThrough extends Transform {
  readonly #hash: ReturnType<typeof createHash>;

  constructor(algorithm: 'sha256' | 'sha512') {
    super();
    this.#hash = createHash(algorithm);
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: null, data: Buffer) => void): void {
    this.#hash.update(chunk);
    done(null, chunk);
  }

  /** The hash of all that passed, in lower-case hex. To be called once, at the end. */
  hex(): string {
    return this.#hash.digest('hex');
  }
}
