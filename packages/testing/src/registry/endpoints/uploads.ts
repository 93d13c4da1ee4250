import { algorithmOf, type Digest } from '../digest.ts';
import { OciError } from '../oci-error.ts';
import { emptyReply, type Reply } from '../reply.ts';
import type { RegistryRequest } from '../request.ts';
import type { Upload } from '../uploads.ts';
import { checkChunkLength, checkContentRange, receivedRange } from './chunk-rules.ts';
import { digestHeader, type EndpointContext, requireAlgorithm, requireDigest } from './context.ts';
import { locate, uploadLocation, withUpload } from './location.ts';

/** The variable parts of `<blob-push-location>`. */
export interface UploadTarget {
  readonly name: string;
  readonly id: string;
}

/** `POST /v2/<name>/blobs/uploads/`: opens a session (end-4a, 4c), takes a whole blob (end-4b) or mounts one (end-11). */
export async function startUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
): Promise<Reply> {
  const mount = request.query.get('mount');
  if (mount !== null) {
    const digest = requireDigest(context, mount);
    if (await tryMount(context, request, name, digest)) {
      return created(context, request, name, digest);
    }
  }
  const digestText = request.query.get('digest');
  const expected = digestText === null ? undefined : requireDigest(context, digestText);
  const algorithm = expected === undefined ? requireAlgorithm(context, request) : algorithmOf(expected);
  const upload = await context.uploads.start(name, algorithm);
  if (expected === undefined || !context.capabilities.singlePost) {
    return accepted(context, request, upload, 202);
  }
  return upload.inTurn(async () => {
    await appendOrCancel(context, request, upload);
    return complete(context, request, upload, expected);
  });
}

/** `PATCH <blob-push-location>` (end-5): one chunk with `Content-Range`, or a stream without. */
export function patchUpload(
  context: EndpointContext,
  request: RegistryRequest,
  target: UploadTarget,
): Promise<Reply> {
  return withUpload(context, request, target, async (upload) => {
    checkContentRange(request, upload);
    if (context.capabilities.chunks === 'first-only') {
      if (upload.size === 0) {
        await upload.append(request.body);
      }
      return accepted(context, request, upload, 201);
    }
    checkChunkLength(context, upload);
    await upload.append(request.body);
    return accepted(context, request, upload, 202);
  });
}

/** `PUT <blob-push-location>?digest=<digest>` (end-6): the last bytes, if any, and the digest of the whole. */
export async function putUpload(
  context: EndpointContext,
  request: RegistryRequest,
  target: UploadTarget,
): Promise<Reply> {
  const expected = requireDigest(context, request.query.get('digest') ?? '');
  return withUpload(context, request, target, async (upload) => {
    checkContentRange(request, upload);
    upload.expect(algorithmOf(expected));
    await upload.append(request.body);
    return complete(context, request, upload, expected);
  });
}

/** `GET <blob-push-location>` (end-13): where the upload stands. */
export function getUpload(
  context: EndpointContext,
  request: RegistryRequest,
  target: UploadTarget,
): Promise<Reply> {
  return withUpload(context, request, target, async (upload) => accepted(context, request, upload, 204));
}

/** `DELETE <blob-push-location>` (end-14). */
export function cancelUpload(
  context: EndpointContext,
  request: RegistryRequest,
  target: UploadTarget,
): Promise<Reply> {
  return withUpload(context, request, target, async (upload) => {
    await context.uploads.cancel(upload);
    return emptyReply(204);
  });
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

async function complete(
  context: EndpointContext,
  request: RegistryRequest,
  upload: Upload,
  expected: Digest,
): Promise<Reply> {
  const actual = await upload.digest(algorithmOf(expected));
  if (actual !== expected) {
    await context.uploads.cancel(upload);
    const message = `${upload.size} bytes were pushed as ${expected} but have the digest ${actual}`;
    throw new OciError(400, 'DIGEST_INVALID', message, { detail: { expected, actual } });
  }
  await context.repositories.addBlob(upload.repository, expected, upload.staging);
  context.uploads.finish(upload);
  return created(context, request, upload.repository, expected);
}

function accepted(context: EndpointContext, request: RegistryRequest, upload: Upload, status: number): Reply {
  return emptyReply(status, {
    Location: uploadLocation(context, request, upload),
    Range: receivedRange(upload),
    'Docker-Upload-UUID': upload.id,
    'OCI-Chunk-Min-Length': context.capabilities.minChunk,
  });
}

function created(context: EndpointContext, request: RegistryRequest, name: string, digest: Digest): Reply {
  const location = locate(context, request, `/v2/${name}/blobs/${digest}`);
  return emptyReply(201, { Location: location, ...digestHeader(context, digest) });
}
