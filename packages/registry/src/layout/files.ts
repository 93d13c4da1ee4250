import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, parseDigest } from '../digest.ts';
import { LayoutError } from '../errors.ts';
import { codeOf } from '../transport/retry.ts';

const CHUNK_BYTES = 256 * 1024;

/** Never through a link, and never waiting for the other end of a pipe. */
const SAFE_READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Path of a blob (OCI image-spec, "Image Layout"). The digest is checked first, so that it cannot name anything
 * outside of `blobs`.
 *
 * @throws InvalidDigestError
 */
export function blobPath(root: string, digest: Digest): string {
  const [algorithm = '', hex = ''] = parseDigest(digest).split(':');
  return join(root, 'blobs', algorithm, hex);
}

/**
 * Opens a regular file.
 *
 * @param size bytes that it must have
 * @throws LayoutError for links, folders, devices, wrong sizes and files that are not there
 */
export async function openFile(path: string, size?: number): Promise<FileHandle> {
  let file: FileHandle;
  try {
    file = await open(path, SAFE_READ);
  } catch (error) {
    throw new LayoutError(path, reasonOf(error), { cause: error });
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw new LayoutError(path, 'is not a regular file');
    }
    if (size !== undefined && stats.size !== size) {
      throw new LayoutError(path, `has ${stats.size} bytes where its descriptor says ${size}`);
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads a small file whole. @throws LayoutError, also when it is larger than `limit` bytes */
export async function readSmallFile(path: string, limit: number): Promise<Uint8Array> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    if (size > limit) {
      throw new LayoutError(path, `has ${size} bytes, more than ${limit}`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** {@link readSmallFile} @returns undefined when there is no such file */
export async function findSmallFile(path: string, limit: number): Promise<Uint8Array | undefined> {
  try {
    return await readSmallFile(path, limit);
  } catch (error) {
    if (error instanceof LayoutError && codeOf(error.cause) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * Reads a file piece by piece. Each piece has memory of its own: a connection may still hold the one before,
 * and a reused buffer would change under TLS.
 */
export async function* readFileChunks(
  path: string,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await openFile(path, size);
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
      if (bytesRead === 0) {
        return;
      }
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** @throws LayoutError unless the path is a real folder and no link to one */
export async function assertFolder(path: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await lstat(path)).isDirectory();
  } catch (error) {
    throw new LayoutError(path, reasonOf(error), { cause: error });
  }
  if (!isFolder) {
    throw new LayoutError(path, 'is not a folder');
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'ELOOP':
    case 'EMLINK':
      return 'is a symbolic link, which a layout must not contain';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
