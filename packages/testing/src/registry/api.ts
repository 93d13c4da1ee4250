import { requiredAccess } from './auth/access.ts';
import type { Auth } from './auth/create.ts';
import type { EndpointContext } from './endpoints/context.ts';
import { answer, COMMON_HEADERS, unknownEndpoint } from './endpoints/dispatch.ts';
import { OciError } from './oci-error.ts';
import type { Reply } from './reply.ts';
import type { RegistryRequest } from './request.ts';
import { findRoute } from './routes.ts';

/** Path of the token service when it shares the registry's port. */
export const TOKEN_PATH = '/token';

/** The registry's HTTP API: authentication first, then the endpoints. */
export async function answerApi(
  context: EndpointContext,
  auth: Auth,
  request: RegistryRequest,
): Promise<Reply> {
  if (auth.tokenService !== undefined && request.path === TOKEN_PATH) {
    return auth.tokenService.answer(request);
  }
  const reply = await answerRoute(context, auth, request).catch((error: unknown) => {
    if (error instanceof OciError) {
      return error.toReply();
    }
    throw error;
  });
  return { ...reply, headers: { ...COMMON_HEADERS, ...reply.headers } };
}

async function answerRoute(context: EndpointContext, auth: Auth, request: RegistryRequest): Promise<Reply> {
  const route = findRoute(request.path);
  if (route === undefined) {
    return unknownEndpoint(context, request.path);
  }
  auth.authenticator?.check(request, requiredAccess(request, route));
  return answer(context, request, route);
}
