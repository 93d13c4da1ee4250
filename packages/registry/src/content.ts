import { createHash, type Hash } from 'node:crypto';
import { algorithmOf, type Digest, type DigestAlgorithm } from './digest.ts';
import { DigestMismatchError } from './errors.ts';
import type { Descriptor } from './manifest.ts';

/** What a piece of content must be: the part of a descriptor that can be checked. */
export type Expected = Pick<Descriptor, 'digest' | 'size'>;

/** Computes the digest of bytes in memory. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** Hashes content as it passes. */
export interface Verifier {
  /** @throws DigestMismatchError as soon as there are more bytes than expected */
  update(chunk: Uint8Array): void;
  /** @throws DigestMismatchError when the content was not the expected one */
  finish(): void;
}

/** Starts checking content against its digest and, when known, its size in bytes. */
export function createVerifier(digest: Digest, size?: number): Verifier {
  const algorithm = algorithmOf(digest);
  const hash: Hash = createHash(algorithm);
  let seen = 0;
  return {
    update(chunk) {
      seen += chunk.byteLength;
      if (size !== undefined && seen > size) {
        throw new DigestMismatchError({ expected: digest, expectedSize: size, actualSize: seen });
      }
      hash.update(chunk);
    },
    finish() {
      const actual: Digest = `${algorithm}:${hash.digest('hex')}`;
      if (actual !== digest || (size !== undefined && seen !== size)) {
        throw new DigestMismatchError({ expected: digest, actual, expectedSize: size, actualSize: seen });
      }
    },
  };
}

/**
 * @throws DigestMismatchError when the bytes in memory are not the expected ones
 */
export function verifyBytes(
  bytes: Uint8Array,
  expected: { readonly digest: Digest; readonly size?: number },
): void {
  const verifier = createVerifier(expected.digest, expected.size);
  verifier.update(bytes);
  verifier.finish();
}

/**
 * Content that is checked while it is read: the last chunk is handed out only after the digest of all of it
 * proved right. A reader that has got everything therefore has the right bytes, and a receiver that was told
 * the size never sees wrong content as complete.
 */
export class VerifiedContent implements AsyncIterable<Uint8Array> {
  readonly expected: Expected;
  readonly #source: AsyncIterable<Uint8Array>;

  private constructor(source: AsyncIterable<Uint8Array>, expected: Expected) {
    this.#source = source;
    this.expected = expected;
  }

  /** Wraps a source; one that is already checked against the same digest is not hashed a second time. */
  static of(source: AsyncIterable<Uint8Array>, expected: Expected): VerifiedContent {
    const same = source instanceof VerifiedContent && source.expected.digest === expected.digest;
    return same && source.expected.size === expected.size ? source : new VerifiedContent(source, expected);
  }

  /** @throws DigestMismatchError in place of the last chunk */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const verifier = createVerifier(this.expected.digest, this.expected.size);
    let held: Uint8Array | undefined;
    for await (const chunk of this.#source) {
      verifier.update(chunk);
      if (held !== undefined) {
        yield held;
      }
      held = chunk;
    }
    verifier.finish();
    if (held !== undefined) {
      yield held;
    }
  }
}

/** Reads verified content of bounded size into memory. */
export async function collect(content: VerifiedContent): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) {
    chunks.push(chunk);
  }
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
}
