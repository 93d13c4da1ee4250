import type { Authenticator } from './authenticator.ts';
import { BasicAuthenticator } from './basic.ts';
import { BearerAuthenticator } from './bearer.ts';
import type { AuthOptions } from './options.ts';
import { TokenService } from './token-service.ts';
import type { Tokens } from './tokens.ts';

/** The authentication of one registry. */
export interface Auth {
  readonly authenticator: Authenticator | undefined;
  /** Present with Bearer. */
  readonly tokenService: TokenService | undefined;
}

/** Builds what the options ask for. `realm` is the URL of the token service, known once the server listens. */
export function createAuth(
  options: AuthOptions | undefined,
  tokens: Tokens,
  now: () => number,
  realm: () => string,
): Auth {
  if (options === undefined) {
    return { authenticator: undefined, tokenService: undefined };
  }
  if (options.kind === 'basic') {
    return { authenticator: new BasicAuthenticator(options), tokenService: undefined };
  }
  const service = options.service ?? 'container-kit-test';
  return {
    authenticator: new BearerAuthenticator(tokens, service, realm),
    tokenService: new TokenService(options, service, tokens, now),
  };
}
