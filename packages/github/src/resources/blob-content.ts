import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { DecodeError, type Fields } from '../decode.ts';

/**
 * The bytes in `content`, checked against the SHA-1 that names them, so that an edit never starts from half a file.
 *
 * @throws DecodeError
 */
export function decodeBlob(fields: Fields, sha: string): Buffer {
  const encoding = fields.choice('encoding', ['base64', 'utf-8']);
  const content = fields.text('content');
  const bytes = Buffer.from(content, encoding);
  const actual = blobSha(bytes);
  if (actual !== sha) {
    throw new DecodeError(`the content has the SHA-1 ${actual}, not ${sha}`);
  }
  return bytes;
}

/** Name that Git gives to a file's content (git-hash-object). */
export function blobSha(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}
