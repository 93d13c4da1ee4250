import { algorithmOf, type Digest } from '../digest.ts';
import { OciError } from '../oci-error.ts';
import { emptyReply, type Reply } from '../reply.ts';
import type { RegistryRequest } from '../request.ts';
import type { Upload } from '../uploads.ts';
import { digestHeader, type EndpointContext, requireAlgorithm, requireDigest } from './context.ts';
import { findUpload, uploadLocation } from './upload-location.ts';

/** `POST /v2/<name>/blobs/uploads/`: opens a session (end-4a, 4c), takes a whole blob (end-4b) or mounts one (end-11). */
export async function startUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
): Promise<Reply> {
  const mount = request.query.get('mount');
  const digestText = request.query.get('digest');
  if (mount !== null) {
    const digest = requireDigest(context, mount);
    if (await tryMount(context, request, name, digest)) {
      return created(context, name, digest);
    }
  }
  const expected = digestText === null ? undefined : requireDigest(context, digestText);
  const algorithm = expected === undefined ? requireAlgorithm(context, request) : algorithmOf(expected);
  const upload = await context.uploads.start(name, algorithm);
  if (expected === undefined || !context.capabilities.singlePost) {
    return accepted(context, request, upload);
  }
  return upload.inTurn(async () => {
    await appendOrCancel(context, request, upload);
    return complete(context, upload, expected);
  });
}

/** `PATCH <blob-push-location>` (end-5): one chunk with `Content-Range`, or a stream without. */
export async function patchUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  id: string,
): Promise<Reply> {
  const upload = findUpload(context, request, name, id);
  return upload.inTurn(async () => {
    checkContentRange(request, upload);
    if (context.capabilities.chunks === 'first-only' && upload.size > 0) {
      return { ...accepted(context, request, upload), status: 201 };
    }
    checkChunkLength(context, upload);
    await upload.append(request.body);
    return {
      ...accepted(context, request, upload),
      status: context.capabilities.chunks === 'all' ? 202 : 201,
    };
  });
}

/** `PUT <blob-push-location>?digest=<digest>` (end-6): the last bytes, if any, and the digest of the whole. */
export async function putUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  id: string,
): Promise<Reply> {
  const upload = findUpload(context, request, name, id);
  const expected = requireDigest(context, request.query.get('digest') ?? '');
  return upload.inTurn(async () => {
    checkContentRange(request, upload);
    upload.expect(algorithmOf(expected));
    await upload.append(request.body);
    return complete(context, upload, expected);
  });
}

/** `GET <blob-push-location>` (end-13): where the upload stands. */
export async function getUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  id: string,
): Promise<Reply> {
  const upload = findUpload(context, request, name, id);
  return upload.inTurn(async () => ({ ...accepted(context, request, upload), status: 204 }));
}

/** `DELETE <blob-push-location>` (end-14). */
export async function cancelUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  id: string,
): Promise<Reply> {
  const upload = findUpload(context, request, name, id);
  await upload.inTurn(() => context.uploads.cancel(upload));
  return emptyReply(204);
}

async function tryMount(
  { capabilities, repositories }: EndpointContext,
  request: RegistryRequest,
  name: string,
  digest: Digest,
): Promise<boolean> {
  const from = request.query.get('from') || undefined;
  if (from !== undefined && capabilities.mountFromUnknown === 401 && !repositories.exists(from)) {
    throw new OciError(401, 'UNAUTHORIZED', `no access to ${from}`);
  }
  if (capabilities.mount === 'never' || (capabilities.mount === 'named' && from === undefined)) {
    return false;
  }
  return repositories.mountBlob(name, digest, from);
}

/** A single POST has no session to resume, so nothing of a failed one may stay. */
async function appendOrCancel(
  context: EndpointContext,
  request: RegistryRequest,
  upload: Upload,
): Promise<void> {
  try {
    await upload.append(request.body);
  } catch (error) {
    await context.uploads.cancel(upload);
    throw error;
  }
}

async function complete(context: EndpointContext, upload: Upload, expected: Digest): Promise<Reply> {
  const actual = await upload.digest(algorithmOf(expected));
  if (actual !== expected) {
    await context.uploads.cancel(upload);
    const message = `${upload.size} bytes were pushed as ${expected} but have the digest ${actual}`;
    throw new OciError(400, 'DIGEST_INVALID', message, { detail: { expected, actual } });
  }
  await context.repositories.addBlob(upload.repository, expected, upload.staging);
  context.uploads.finish(upload);
  return created(context, upload.repository, expected);
}

function checkContentRange(request: RegistryRequest, upload: Upload): void {
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

/** Only once another chunk follows is it known that the one before was not the last. */
function checkChunkLength({ capabilities: { minChunk } }: EndpointContext, { lastChunk }: Upload): void {
  if (minChunk !== undefined && lastChunk !== undefined && lastChunk < minChunk) {
    const message = `a chunk of ${lastChunk} bytes was followed by another, the minimum is ${minChunk}`;
    throw new OciError(400, 'SIZE_INVALID', message);
  }
}

function accepted(context: EndpointContext, request: RegistryRequest, upload: Upload): Reply {
  return emptyReply(202, {
    Location: uploadLocation(context, request, upload),
    Range: receivedRange(upload),
    'Docker-Upload-UUID': upload.id,
    'OCI-Chunk-Min-Length': context.capabilities.minChunk,
  });
}

function created(context: EndpointContext, name: string, digest: Digest): Reply {
  return emptyReply(201, { Location: `/v2/${name}/blobs/${digest}`, ...digestHeader(context, digest) });
}

/** The form has no way to say "nothing yet"; registries answer 0-0 then. */
function receivedRange(upload: Upload): string {
  return `0-${Math.max(upload.size - 1, 0)}`;
}
