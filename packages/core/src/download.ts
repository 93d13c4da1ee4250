import { createHash } from 'node:crypto';
import { ChecksumError, HttpError } from './http/errors.ts';
import { type HttpOptions, readBody } from './http/exchange.ts';
import { fetchFollowing } from './http/redirect.ts';
import { type RetryOptions, refused, withRetries } from './http/retry.ts';

/** What may come from where. */
export interface DownloadOptions extends HttpOptions, RetryOptions {
  /** A longer file is refused. */
  readonly maxBytes: number;
  /** What the file must be: lower-case hex. */
  readonly sha256?: string;
  /** Sent to the first host only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Path to write to; its folder exists. Without it the file stays in memory. */
  readonly to?: string;
}

/** A file that was downloaded into memory. */
export interface DownloadedBytes {
  readonly bytes: Buffer;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A file that was downloaded to disk. */
export interface DownloadedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Downloads a file over HTTPS (plain HTTP only on loopback). Proxies of the environment are used, redirects followed,
 * temporary failures repeated, and wrong content fetched once more. A file on disk is there whole and right, or not at
 * all.
 *
 * @throws {HttpError} when it cannot be had; {@link ChecksumError} when it is not the expected one.
 * @throws the reason of the signal.
 */
export function download(url: string, options: DownloadOptions & { to: string }): Promise<DownloadedFile>;
export function download(url: string, options: DownloadOptions & { to?: never }): Promise<DownloadedBytes>;
export async function download(
  url: string,
  options: DownloadOptions,
): Promise<DownloadedBytes | DownloadedFile> {
  if (!URL.canParse(url)) throw new TypeError(`${JSON.stringify(url)} is no URL`);
  const source = new URL(url);
  const { to } = options;
  const attempt = () =>
    withRetries<DownloadedBytes | DownloadedFile>(
      () => (to === undefined ? toMemory(source, options) : toFile(source, to, options)),
      options,
    );
  try {
    return await attempt();
  } catch (error) {
    // Once may be an accident on the way; the same again is the source.
    if (!(error instanceof ChecksumError)) throw error;
    return await attempt();
  }
}

async function toMemory(url: URL, options: DownloadOptions): Promise<DownloadedBytes> {
  const chunks: Buffer[] = [];
  const { sha256 } = await receive(url, options, async (chunk) => void chunks.push(chunk));
  return { bytes: Buffer.concat(chunks), sha256 };
}

async function toFile(url: URL, path: string, options: DownloadOptions): Promise<DownloadedFile> {
  const { open, rename, rm } = await import('node:fs/promises');
  const partial = `${path}.${process.pid}.part`;
  const file = await open(partial, 'w', 0o600);
  const write = async (chunk: Buffer) => void (await file.writeFile(chunk));
  try {
    const { sha256, size } = await receive(url, options, write).finally(() => file.close());
    await rename(partial, path);
    return { path, size, sha256 };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function receive(
  url: URL,
  options: DownloadOptions,
  take: (chunk: Buffer) => Promise<void>,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const { headers = {}, signal, maxBytes } = options;
  const response = await fetchFollowing({ method: 'GET', url, headers }, options);
  if (response.status !== 200) throw refused(response);
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    response.body.destroy();
    throw new HttpError(`it comes as ${encoding}, which was not asked for`, { url, temporary: false });
  }
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of readBody(response, maxBytes, signal)) {
    hash.update(chunk);
    size += chunk.byteLength;
    await take(chunk);
  }
  const sha256 = hash.digest('hex');
  const { sha256: expected = sha256 } = options;
  if (sha256 !== expected) throw new ChecksumError(url, expected, sha256, size);
  return { sha256, size };
}
