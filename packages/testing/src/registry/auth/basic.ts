import { OciError } from '../oci-error.ts';
import type { RegistryRequest } from '../request.ts';
import type { Access } from './access.ts';
import type { Authenticator } from './authenticator.ts';
import { isValid, readBasic } from './credentials.ts';
import { allowedActions, type BasicAuthOptions } from './options.ts';

/** HTTP Basic (RFC 7617). */
export class BasicAuthenticator implements Authenticator {
  readonly #options: BasicAuthOptions;

  constructor(options: BasicAuthOptions) {
    this.#options = options;
  }

  check(request: RegistryRequest, access: readonly Access[]): void {
    const sent = readBasic(request.headers.authorization);
    if (sent !== undefined && !isValid(this.#options.users, sent)) {
      throw this.#challenge('the user name or the password is wrong');
    }
    const user = sent?.user;
    const refused = access.find(({ repository, actions }) => {
      const allowed = allowedActions(this.#options, user, repository);
      return actions.some((action) => !allowed.includes(action));
    });
    if (user === undefined && (refused !== undefined || access.length === 0)) {
      throw this.#challenge('authentication required');
    }
    if (refused !== undefined) {
      throw new OciError(
        403,
        'DENIED',
        `${user} may not ${refused.actions.join(' and ')} ${refused.repository}`,
      );
    }
  }

  #challenge(message: string): OciError {
    const realm = this.#options.realm ?? 'container-kit test registry';
    return new OciError(401, 'UNAUTHORIZED', message, {
      headers: { 'WWW-Authenticate': `Basic realm="${realm}"` },
    });
  }
}
