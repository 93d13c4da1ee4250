import { OciError } from '../oci-error.ts';
import { jsonReply, type Reply, textReply } from '../reply.ts';
import type { RegistryRequest } from '../request.ts';
import type { Route } from '../routes.ts';
import { deleteBlob, getBlob } from './blobs.ts';
import type { EndpointContext } from './context.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import { listReferrers } from './referrers.ts';
import { listTags } from './tags.ts';
import { cancelUpload, getUpload, patchUpload, putUpload, startUpload } from './uploads.ts';

/** Headers of every answer of the API, as distribution sends them; old clients look for the version. */
export const COMMON_HEADERS = { 'Docker-Distribution-Api-Version': 'registry/2.0' } as const;

type Handlers = Readonly<Record<string, () => Promise<Reply>>>;

/** Answers a request to a known endpoint; 405 with `Allow` for a method that the endpoint does not have. */
export async function answer(
  context: EndpointContext,
  request: RegistryRequest,
  route: Route,
): Promise<Reply> {
  const handlers = handlersOf(context, request, route);
  const handler = Object.hasOwn(handlers, request.method) ? handlers[request.method] : undefined;
  if (handler === undefined) {
    const headers = { Allow: Object.keys(handlers).join(', ') };
    throw new OciError(405, 'UNSUPPORTED', `${request.method} is not defined for ${request.path}`, {
      headers,
    });
  }
  return handler();
}

/** The answer to a path that is no endpoint of this registry. */
export function unknownEndpoint({ capabilities }: EndpointContext, path: string): Reply {
  if (capabilities.unknownEndpoint === 'text') {
    return textReply(404, '404 page not found\n');
  }
  return new OciError(404, 'UNSUPPORTED', `${path} is not an endpoint of this registry`).toReply();
}

function handlersOf(context: EndpointContext, request: RegistryRequest, route: Route): Handlers {
  switch (route.kind) {
    case 'ping':
      return readOnly(async () => jsonReply(200, {}));
    case 'uploads':
      return { POST: () => startUpload(context, request, route.name) };
    case 'upload':
      return {
        GET: () => getUpload(context, request, route),
        PATCH: () => patchUpload(context, request, route),
        PUT: () => putUpload(context, request, route),
        DELETE: () => cancelUpload(context, request, route),
      };
    case 'blob':
      return {
        ...readOnly(() => getBlob(context, request, route.name, route.reference)),
        DELETE: () => deleteBlob(context, route.name, route.reference),
      };
    case 'manifest':
      return {
        ...readOnly(() => getManifest(context, request, route.name, route.reference)),
        PUT: () => putManifest(context, request, route.name, route.reference),
        DELETE: () => deleteManifest(context, route.name, route.reference),
      };
    case 'tags':
      return readOnly(() => listTags(context, request, route.name));
    case 'referrers':
      return context.capabilities.referrers
        ? readOnly(() => listReferrers(context, request, route.name, route.reference))
        : readOnly(async () => unknownEndpoint(context, request.path));
  }
}

function readOnly(handler: () => Promise<Reply>): Handlers {
  return { GET: handler, HEAD: handler };
}
