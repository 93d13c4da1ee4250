/** Takes an OCI layout out of a tar archive (OCI image spec, image-layout.md). Archives are hostile. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Header } from 'tar-stream';
import { ScanError } from './errors.ts';

/** The only files that a layout has; all others, and all links, are passed over. */
const LAYOUT_FILE = /^(?:oci-layout|index\.json|blobs\/sha(?:256|512)\/[0-9a-f]{64,128})$/;

/** What is read of an archive's metadata: an index lists some images. */
const MAX_ENTRIES = 100_000;

/** Names of the regular files in an archive. @throws ScanError when it cannot be read to its end */
export async function listEntries(
  archive: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await forEachFile(archive, signal, async (name, content) => {
    names.add(name);
    await drain(content);
  });
  return names;
}

/** Writes the files of a layout into an empty folder. Their content is not checked. @throws ScanError */
export async function unpackLayout(
  archive: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const algorithm of ['sha256', 'sha512']) {
    await mkdir(join(folder, 'blobs', algorithm), { recursive: true });
  }
  await forEachFile(archive, signal, async (name, content) => {
    if (!LAYOUT_FILE.test(name)) await drain(content);
    // `wx`: a name that comes twice would otherwise let the archive change what was looked at.
    else await pipeline(content, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
  });
}

type Content = AsyncIterable<unknown>;
/** Must read the content to its end. */
type OnFile = (name: string, content: Content) => Promise<void>;

async function forEachFile(archive: string, signal: AbortSignal | undefined, onFile: OnFile): Promise<void> {
  try {
    const { extract } = await import('tar-stream');
    const entries = extract();
    let count = 0;
    entries.on('entry', (header, content, next) => {
      count += 1;
      if (count > MAX_ENTRIES) next(new Error(`it has more than ${MAX_ENTRIES} entries`));
      else visit(header, content, onFile).then(() => next(), next);
    });
    const decompress = (await isGzip(archive)) ? createGunzip() : new PassThrough();
    await pipeline(createReadStream(archive), decompress, entries, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw new ScanError('source', `${archive} cannot be read: ${reason}`, { cause: error });
  }
}

async function visit({ name, type }: Header, content: Content, onFile: OnFile): Promise<void> {
  if (type === 'file' || type === 'contiguous-file') await onFile(name.replace(/^\.\//, ''), content);
  else await drain(content);
}

async function drain(content: Content): Promise<void> {
  for await (const chunk of content) void chunk;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.equals(Buffer.from([0x1f, 0x8b]));
  } finally {
    await file.close();
  }
}
