import { createReadStream } from 'node:fs';
import { exchange, type HttpOptions, type RequestBody } from '../http/exchange.ts';
import { type RetryOptions, refused, withRetries } from '../http/retry.ts';

/** A bigger file goes in blocks of this size, so that one that broke off is all that is sent again. */
const BLOCK_BYTES = 64 * 1024 * 1024;

/**
 * Stores a file at a signed address of Azure's blob storage (learn.microsoft.com, "Put Blob", "Put Block", "Put Block
 * List"). It is read as it is sent.
 *
 * @param size bytes of the file
 * @throws {HttpError}
 */
export async function uploadBlob(
  address: string,
  path: string,
  size: number,
  options: HttpOptions & RetryOptions & { readonly blockBytes?: number },
): Promise<void> {
  const { blockBytes = BLOCK_BYTES } = options;
  const url = new URL(address);
  if (size <= blockBytes) {
    await put(url, slice(path, 0, size), { 'x-ms-blob-type': 'BlockBlob' }, options);
    return;
  }
  const ids: string[] = [];
  for (let start = 0; start < size; start += blockBytes) {
    // All ids of a blob have the same length.
    const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
    ids.push(id);
    const length = Math.min(blockBytes, size - start);
    await put(withQuery(url, { comp: 'block', blockid: id }), slice(path, start, length), {}, options);
  }
  const latest = ids.map((id) => `<Latest>${id}</Latest>`).join('');
  const list = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${latest}</BlockList>`);
  await put(withQuery(url, { comp: 'blocklist' }), list, { 'content-type': 'application/xml' }, options);
}

function slice(path: string, start: number, byteLength: number): RequestBody {
  if (byteLength === 0) return new Uint8Array();
  return { byteLength, open: () => createReadStream(path, { start, end: start + byteLength - 1 }) };
}

/** The signature in the query stays as it is. */
function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  const extended = new URL(url);
  const added = new URLSearchParams(query).toString();
  extended.search = url.search === '' ? added : `${url.search}&${added}`;
  return extended;
}

async function put(
  url: URL,
  body: RequestBody,
  headers: Readonly<Record<string, string>>,
  options: HttpOptions & RetryOptions,
): Promise<void> {
  await withRetries(async () => {
    const response = await exchange({ method: 'PUT', url, headers, body }, options);
    if (response.status !== 201) throw refused(response);
    response.body.destroy();
  }, options);
}
