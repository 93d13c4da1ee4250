import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { algorithmOf, type Digest } from '@container-kit/registry';
import type { Header } from 'tar-stream';
import { ArchiveError } from './errors.ts';
import { HashThrough } from './hash-through.ts';

/** A file to take out of an archive. */
export interface WantedFile<Name extends string = string> {
  /** Path in the archive, without `./`. It is also the name of the file that is written. */
  readonly name: Name;
  readonly maxBytes: number;
  /** Permissions; 0600 by default. */
  readonly mode?: number;
}

/** A file that was taken out. */
export interface ExtractedFile {
  readonly path: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Where to take what from. */
export interface Extraction<Name extends string = string> {
  /** A tar file compressed with gzip. */
  readonly archive: string;
  /** What the archive must be. */
  readonly digest: Digest;
  readonly wanted: readonly WantedFile<Name>[];
  /** A folder that nobody else can write to, without files of these names. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes a few regular files out of an archive and proves the archive right while it is read, in one pass: what was
 * hashed is what was extracted. Either all files are there afterwards or none is. Whatever else the archive holds is
 * passed over, and none of its paths is ever used.
 *
 * @returns the files by name.
 * @throws {ArchiveError} when the archive is another one, cannot be read, or lacks a file.
 * @throws the reason of the signal.
 */
export async function extractFiles<Name extends string>(
  extraction: Extraction<Name>,
): Promise<Readonly<Record<Name, ExtractedFile>>> {
  const { wanted, folder, signal } = extraction;
  const found = new Map<string, ExtractedFile>();
  try {
    await unpack(extraction, found);
    const missing = wanted.find(({ name }) => !found.has(name));
    if (missing !== undefined) throw new ArchiveError(`there is no file ${missing.name} in it`);
    return Object.fromEntries(found) as Record<Name, ExtractedFile>;
  } catch (error) {
    for (const { name } of wanted) await rm(join(folder, name), { force: true });
    signal?.throwIfAborted();
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function unpack(extraction: Extraction, found: Map<string, ExtractedFile>): Promise<void> {
  const { archive, digest, wanted, folder, signal } = extraction;
  const { extract } = await import('tar-stream');
  const entries = extract();
  entries.on('entry', (header, stream, next) => {
    const file = wanted.find(({ name }) => name === header.name.replace(/^\.\//, ''));
    if (file === undefined) {
      stream.on('end', next);
      stream.resume();
      return;
    }
    takeFile(file, header, stream, { folder, found }).then(() => next(), next);
  });
  const whole = new HashThrough(algorithmOf(digest));
  await pipeline(createReadStream(archive), whole, createGunzip(), entries, signal ? { signal } : {});
  const actual = `${algorithmOf(digest)}:${whole.hex()}`;
  if (actual !== digest) throw new ArchiveError(`expected ${digest}, got ${actual}`);
}

async function takeFile(
  { name, maxBytes, mode = 0o600 }: WantedFile,
  { type, size }: Header,
  content: AsyncIterable<unknown>,
  { folder, found }: { readonly folder: string; readonly found: Map<string, ExtractedFile> },
): Promise<void> {
  if (type !== 'file') throw new ArchiveError(`its entry ${name} is no regular file but a ${type}`);
  if (size > maxBytes) throw new ArchiveError(`its file ${name} has ${size} bytes, the limit is ${maxBytes}`);
  if (found.has(name)) throw new ArchiveError(`it has two files ${name}`);
  const path = join(folder, name);
  const hash = new HashThrough('sha256');
  await pipeline(content, hash, createWriteStream(path, { flags: 'wx', mode }));
  found.set(name, { path, sha256: hash.hex() });
}
