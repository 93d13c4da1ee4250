import { OciError } from '../oci-error.ts';
import type { RegistryRequest } from '../request.ts';
import type { Upload } from '../uploads.ts';
import type { EndpointContext } from './context.ts';

const STATE = '_state';

/** A `Location` in the form that the profile has: a path, or a whole URL on the host that the client called. */
export function locate({ capabilities }: EndpointContext, request: RegistryRequest, path: string): string {
  return capabilities.location === 'relative'
    ? path
    : `${request.secure ? 'https' : 'http'}://${request.headers.host}${path}`;
}

/**
 * The `Location` of an upload. It changes with every chunk and carries a query that must come back untouched:
 * "The `<blob-push-location>` MAY contain critical query parameters" (distribution-spec, "POST then PUT"). The value
 * holds characters that break when a client decodes or re-encodes it once too often.
 */
export function uploadLocation(context: EndpointContext, request: RegistryRequest, upload: Upload): string {
  const state = encodeURIComponent(`${stateOf(upload)}${upload.size}`);
  return locate(context, request, `/v2/${upload.repository}/blobs/uploads/${upload.id}?${STATE}=${state}`);
}

/**
 * Runs `action` on the open session that a request's location names, after all earlier requests on that session. Any
 * location that the session has handed out is good, since a client that lost an answer only has the one before.
 *
 * Throws 404 BLOB_UPLOAD_UNKNOWN, and 400 BLOB_UPLOAD_INVALID for a query that was not given back as it was.
 */
export async function withUpload<T>(
  { uploads }: EndpointContext,
  request: RegistryRequest,
  { name, id }: { readonly name: string; readonly id: string },
  action: (upload: Upload) => Promise<T>,
): Promise<T> {
  const unknown = new OciError(404, 'BLOB_UPLOAD_UNKNOWN', `upload ${id} is not known`, { detail: { id } });
  const upload = uploads.find(name, id);
  if (upload === undefined) {
    throw unknown;
  }
  if (!request.query.get(STATE)?.startsWith(stateOf(upload))) {
    const message = 'the query of the Location was lost or changed; send it back exactly as it was given';
    throw new OciError(400, 'BLOB_UPLOAD_INVALID', message);
  }
  return upload.inTurn(() => {
    // An earlier request may have completed or cancelled it.
    if (uploads.find(name, id) === undefined) {
      throw unknown;
    }
    return action(upload);
  });
}

function stateOf(upload: Upload): string {
  return `${upload.id.slice(0, 8)}+/==%20`;
}
