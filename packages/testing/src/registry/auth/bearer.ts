import { OciError } from '../oci-error.ts';
import type { RegistryRequest } from '../request.ts';
import { type Access, formatScope } from './access.ts';
import type { Authenticator } from './authenticator.ts';
import { readAuthorization } from './credentials.ts';
import type { Tokens } from './tokens.ts';

/** The registry's side of distribution's token flow: challenges, and checks of tokens. */
export class BearerAuthenticator implements Authenticator {
  readonly #tokens: Tokens;
  readonly #service: string;
  readonly #realm: () => string;

  /** `realm` is asked late, since its port is only known once the server listens. */
  constructor(tokens: Tokens, service: string, realm: () => string) {
    this.#tokens = tokens;
    this.#service = service;
    this.#realm = realm;
  }

  check(request: RegistryRequest, access: readonly Access[]): void {
    const [scheme, value] = readAuthorization(request.headers.authorization) ?? [];
    if (scheme !== 'bearer' || value === undefined) {
      throw this.#challenge(access, 'authentication required');
    }
    const granted = this.#tokens.use(value);
    if (granted === undefined) {
      throw this.#challenge(access, 'the token is not valid', 'invalid_token');
    }
    const enough = access.every(({ repository, actions }) =>
      actions.every((action) => granted.get(repository)?.has(action)),
    );
    if (!enough) {
      throw this.#challenge(access, 'the token does not cover this request', 'insufficient_scope');
    }
  }

  #challenge(access: readonly Access[], message: string, error?: string): OciError {
    const parameters = [
      `realm="${this.#realm()}"`,
      `service="${this.#service}"`,
      ...(access.length === 0 ? [] : [`scope="${access.map(formatScope).join(' ')}"`]),
      ...(error === undefined ? [] : [`error="${error}"`]),
    ];
    const headers = { 'WWW-Authenticate': `Bearer ${parameters.join(',')}` };
    return new OciError(401, 'UNAUTHORIZED', message, { headers, detail: access });
  }
}
