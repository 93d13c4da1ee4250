/** Where a report comes from, for {@link JsonReader}. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './json-reader.ts';

/** Content that is in memory already. */
export function bytesOf(content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let given = 0;
  return (into) => {
    const part = bytes.subarray(given, given + into.byteLength);
    into.set(part);
    given += part.byteLength;
    return part.byteLength;
  };
}

/** Reads a file through `read`, and closes it. */
export function withFile<T>(path: string, read: (source: ByteSource) => T): T {
  const file = openSync(path, 'r');
  try {
    return read((into) => readSync(file, into));
  } finally {
    closeSync(file);
  }
}
