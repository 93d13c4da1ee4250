import { TokenError, type TokenSend } from '../auth/token.ts';
import { RegistryError } from '../errors.ts';
import { type Purpose, refusal } from './failure.ts';
import { redact } from './target.ts';
import type { Transport } from './transport.ts';

const MAX_TOKEN_BYTES = 64 * 1024;

/**
 * Sends requests to token services with the limits and retries of a transport.
 *
 * @param signal of the client: a token request may be what several operations wait for
 */
export function tokenSender(transport: Transport, signal: AbortSignal | undefined): TokenSend {
  return async (request) => {
    const { target, method } = request;
    return await transport.repeat({
      purpose: { method, target, right: undefined, identity: async () => '' },
      send: () => transport.once(request, signal),
      signal,
      accepts: (status) => status < 500 && status !== 429 && status !== 408,
      use: async (answer) => {
        const { status } = answer;
        const problem = status === 200 ? '' : await answer.problem();
        const bytes = status === 200 ? await answer.bytes(MAX_TOKEN_BYTES) : new Uint8Array();
        return { status, bytes, problem };
      },
    });
  };
}

/** Tells a token service's refusal in terms of the request that needed the token; leaves other errors alone. */
export async function explainTokenError(error: unknown, purpose: Purpose): Promise<unknown> {
  if (!(error instanceof TokenError)) {
    return error;
  }
  const { method, target, right } = purpose;
  const details = { method, url: redact(target), status: error.status, temporary: false, cause: error };
  if (right === undefined || (error.status !== 401 && error.status !== 403)) {
    return new RegistryError({ ...details, message: `${method} ${details.url}: ${error.message}` });
  }
  return await refusal({ ...details, problem: error.message }, purpose, right);
}
