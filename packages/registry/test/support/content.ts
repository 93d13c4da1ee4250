import { createHash } from 'node:crypto';
import { digestOf, type Expected } from '../../src/index.ts';

/** Bytes that look random but are the same in every run. */
export function bytesOf(seed: string, size: number): Buffer {
  const block = createHash('sha512').update(seed).digest();
  return Buffer.alloc(size, block);
}

/** A blob in memory with what is known about it. */
export interface MemoryBlob {
  readonly bytes: Buffer;
  readonly expected: Expected;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** A blob that is read in pieces, as from a disk. */
export function blobOf(seed: string, size: number, pieces = 4): MemoryBlob {
  const bytes = bytesOf(seed, size);
  return { bytes, expected: { digest: digestOf(bytes), size }, open: () => inPieces(bytes, pieces) };
}

/** Reads everything that an iterable gives. */
export async function readAll(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Cuts bytes into so many pieces. */
export async function* inPieces(bytes: Uint8Array, pieces: number): AsyncGenerator<Uint8Array> {
  const length = Math.max(1, Math.ceil(bytes.byteLength / pieces));
  for (let offset = 0; offset < bytes.byteLength; offset += length) {
    yield bytes.subarray(offset, offset + length);
  }
}
