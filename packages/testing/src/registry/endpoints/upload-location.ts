import { OciError } from '../oci-error.ts';
import type { RegistryRequest } from '../request.ts';
import type { Upload } from '../uploads.ts';
import type { EndpointContext } from './context.ts';

const STATE = '_state';

/**
 * The `Location` of an upload. It changes with every chunk and carries a query that must come back untouched:
 * "The `<blob-push-location>` MAY contain critical query parameters" (distribution-spec, "POST then PUT"). The value
 * holds characters that break when a client decodes or re-encodes it once too often.
 */
export function uploadLocation(
  { capabilities }: EndpointContext,
  request: RegistryRequest,
  upload: Upload,
): string {
  const state = encodeURIComponent(`${stateOf(upload)}${upload.size}`);
  const path = `/v2/${upload.repository}/blobs/uploads/${upload.id}?${STATE}=${state}`;
  return capabilities.location === 'relative' ? path : `${originOf(request)}${path}`;
}

/**
 * The open session that a request's location names. Any location that the session has handed out is good, since a
 * client that lost an answer only has the one before. Throws 404 BLOB_UPLOAD_UNKNOWN.
 */
export function findUpload(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  id: string,
): Upload {
  const upload = context.uploads.find(name, id);
  if (upload === undefined) {
    throw new OciError(404, 'BLOB_UPLOAD_UNKNOWN', `upload ${id} is not known`, { detail: { id } });
  }
  if (!request.query.get(STATE)?.startsWith(stateOf(upload))) {
    const message = 'the query of the Location was lost or changed; send it back exactly as it was given';
    throw new OciError(400, 'BLOB_UPLOAD_INVALID', message);
  }
  return upload;
}

function stateOf(upload: Upload): string {
  return `${upload.id.slice(0, 8)}+/==%20`;
}

function originOf(request: RegistryRequest): string {
  return `${request.secure ? 'https' : 'http'}://${request.headers.host}`;
}
