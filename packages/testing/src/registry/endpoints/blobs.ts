import type { Digest } from '../digest.ts';
import { OciError } from '../oci-error.ts';
import { readRange } from '../range.ts';
import { emptyReply, type Reply, type ReplyHeaders } from '../reply.ts';
import type { RegistryRequest } from '../request.ts';
import { digestHeader, type EndpointContext, requireDigest } from './context.ts';

/** `GET` and `HEAD /v2/<name>/blobs/<digest>` (end-2), whole or by `Range`. */
export async function getBlob(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  reference: string,
): Promise<Reply> {
  const digest = requireDigest(context, reference);
  if (!context.repositories.get(name).blobs.has(digest)) {
    throw blobUnknown(digest);
  }
  if (context.blobRedirect !== undefined && request.method === 'GET') {
    return emptyReply(307, { Location: context.blobRedirect(digest) });
  }
  return sendContent(context, request, digest);
}

/** What sending content takes. */
export type ContentSource = Pick<EndpointContext, 'storage' | 'capabilities'>;

/** The bytes of content that exists, as RFC 9110 sections 14 and 15.3.7 have it. */
export async function sendContent(
  source: ContentSource,
  request: RegistryRequest,
  digest: Digest,
): Promise<Reply> {
  const { storage, capabilities } = source;
  const length = await storage.size(digest);
  if (length === undefined) {
    throw blobUnknown(digest);
  }
  const headers: ReplyHeaders = {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': capabilities.range ? 'bytes' : undefined,
    ...digestHeader(source, digest),
  };
  const wanted = capabilities.range && request.method === 'GET' ? request.headers.range : undefined;
  const range = readRange(wanted, length);
  if (range === undefined) {
    return { status: 200, headers, body: { length, open: () => storage.read(digest) } };
  }
  if (range === 'unsatisfiable') {
    const contentRange = { 'Content-Range': `bytes */${length}` };
    throw new OciError(416, 'SIZE_INVALID', `${wanted} is outside ${length} bytes`, {
      headers: contentRange,
    });
  }
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${range.start}-${range.end}/${length}` },
    body: { length: range.end - range.start + 1, open: () => storage.read(digest, range) },
  };
}

/** `DELETE /v2/<name>/blobs/<digest>` (end-10). */
export async function deleteBlob(context: EndpointContext, name: string, reference: string): Promise<Reply> {
  const digest = requireDigest(context, reference);
  if (context.capabilities.deleteBlob === 'refused') {
    throw new OciError(405, 'UNSUPPORTED', 'this registry does not delete blobs');
  }
  if (!(await context.repositories.removeBlob(name, digest))) {
    throw blobUnknown(digest);
  }
  return emptyReply(202);
}

function blobUnknown(digest: Digest): OciError {
  return new OciError(404, 'BLOB_UNKNOWN', `blob ${digest} is not known`, { detail: { digest } });
}
