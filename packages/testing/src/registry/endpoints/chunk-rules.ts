import { OciError } from '../oci-error.ts';
import type { RegistryRequest } from '../request.ts';
import type { Upload } from '../uploads.ts';
import type { EndpointContext } from './context.ts';

/**
 * Checks `Content-Range`, if there is one: 416 for a chunk that does not start where the upload stands, 400 for one
 * that is malformed or disagrees with `Content-Length` (distribution-spec, "Pushing a blob in chunks").
 */
export function checkContentRange(request: RegistryRequest, upload: Upload): void {
  const header = request.headers['content-range'];
  if (header === undefined) {
    return;
  }
  const [, start, end] = /^([0-9]+)-([0-9]+)$/.exec(header) ?? [];
  if (start === undefined || end === undefined) {
    throw new OciError(400, 'BLOB_UPLOAD_INVALID', `Content-Range ${header} is not <first>-<last>`);
  }
  if (Number(start) !== upload.size) {
    const headers = { Range: receivedRange(upload) };
    const message = `the chunk starts at ${start}, the upload stands at ${upload.size}`;
    throw new OciError(416, 'BLOB_UPLOAD_INVALID', message, { headers });
  }
  const length = Number(end) - Number(start) + 1;
  if (request.contentLength !== undefined && request.contentLength !== length) {
    const message = `Content-Range ${header} is ${length} bytes, Content-Length ${request.contentLength}`;
    throw new OciError(400, 'SIZE_INVALID', message);
  }
}

/** Throws 400 when another chunk follows one that was too short: only then is it known not to have been the last. */
export function checkChunkLength(
  { capabilities: { minChunk } }: EndpointContext,
  { lastChunk }: Upload,
): void {
  if (minChunk !== undefined && lastChunk !== undefined && lastChunk < minChunk) {
    const message = `a chunk of ${lastChunk} bytes was followed by another, the minimum is ${minChunk}`;
    throw new OciError(400, 'SIZE_INVALID', message);
  }
}

/** `Range` of an upload. Its form has no way to say "nothing yet"; registries answer 0-0 then. */
export function receivedRange(upload: Upload): string {
  return `0-${Math.max(upload.size - 1, 0)}`;
}
