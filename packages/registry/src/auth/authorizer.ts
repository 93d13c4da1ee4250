import { type AuthScheme, chooseScheme } from './challenge.ts';
import type { Credential, CredentialStore } from './credentials.ts';
import type { Scope } from './scope.ts';
import { basicHeader } from './token.ts';
import { type CachedToken, TokenSource, type TokenSourceOptions } from './token-source.ts';

/** How one request is authorised. */
export interface Grant {
  /** Value of the Authorization header; undefined for none. */
  readonly header: string | undefined;
  readonly token?: CachedToken;
  /**
   * To be called with whether the registry accepted it, as soon as the head of the answer is known or there is
   * none: others may be waiting. Only the first call counts.
   */
  settle(accepted: boolean): void;
}

/** What an {@link Authorizer} needs. */
export interface AuthorizerOptions extends TokenSourceOptions {
  readonly registry: string;
  readonly credentials: CredentialStore;
}

/**
 * Authorises the requests to one registry. Nothing is asked in advance: the first request goes out alone and
 * bare, and its 401 tells the scheme; until then the others wait, so that the whole run pays for one challenge
 * and, with bearer tokens, one token.
 */
export class Authorizer {
  readonly #registry: string;
  readonly #credentials: CredentialStore;
  readonly #tokens: TokenSource;
  #scheme: AuthScheme | { readonly kind: 'none' } | undefined;
  #negotiation: Promise<void> | undefined;

  constructor(options: AuthorizerOptions) {
    this.#registry = options.registry;
    this.#credentials = options.credentials;
    this.#tokens = new TokenSource(options);
  }

  /** Announces what will be needed, so that one token can cover all of it. */
  declare(scopes: readonly Scope[]): void {
    this.#tokens.declare(scopes);
  }

  /** How to send a request that needs these rights. @throws TokenError, CredentialError */
  async authorize(needed: readonly Scope[]): Promise<Grant> {
    while (this.#scheme === undefined) {
      if (this.#negotiation === undefined) {
        return this.#negotiate();
      }
      await this.#negotiation;
    }
    return await this.#grant(needed);
  }

  /**
   * Reacts to a 401.
   *
   * @param challenge the WWW-Authenticate header
   * @returns another grant to try, or undefined when there is nothing better than what was refused
   */
  async renew(
    refused: Grant,
    challenge: string | undefined,
    needed: readonly Scope[],
  ): Promise<Grant | undefined> {
    const scheme = chooseScheme(challenge) ?? this.#usableScheme();
    if (scheme === undefined) {
      return undefined;
    }
    this.#scheme = scheme;
    if (refused.token !== undefined) {
      this.#tokens.forget(refused.token, needed);
    }
    const grant = await this.#grant(needed);
    return grant.header === undefined || grant.header === refused.header ? undefined : grant;
  }

  /** Who the registry sees, for error messages. */
  async describe(repository: string): Promise<string> {
    const credential = await this.#credential(repository);
    if (credential === undefined) {
      return `no login for ${this.#registry} was found`;
    }
    return credential.kind === 'basic'
      ? `logged in as ${JSON.stringify(credential.username)}`
      : 'logged in by token';
  }

  #negotiate(): Grant {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#negotiation = promise;
    let settled = false;
    return {
      header: undefined,
      settle: (accepted) => {
        if (settled) {
          return;
        }
        settled = true;
        if (accepted) {
          this.#scheme ??= { kind: 'none' };
        }
        this.#negotiation = undefined;
        resolve();
      },
    };
  }

  #usableScheme(): AuthScheme | undefined {
    return this.#scheme === undefined || this.#scheme.kind === 'none' ? undefined : this.#scheme;
  }

  async #grant(needed: readonly Scope[]): Promise<Grant> {
    const scheme = this.#usableScheme();
    if (scheme === undefined) {
      return fixedGrant(undefined);
    }
    const credential = await this.#credential(needed[0]?.repository);
    if (credential?.kind === 'bearer') {
      return fixedGrant(`Bearer ${credential.token}`);
    }
    if (scheme.kind === 'basic') {
      return fixedGrant(basicHeader(credential).authorization);
    }
    const token = await this.#tokens.get(scheme, needed, credential);
    const settle = (accepted: boolean): void => {
      for (const { repository } of accepted ? needed : []) {
        token.accepted.add(repository);
      }
    };
    return { header: `Bearer ${token.value}`, token, settle };
  }

  #credential(repository: string | undefined): Promise<Credential | undefined> {
    return this.#credentials.get(this.#registry, repository);
  }
}

function fixedGrant(header: string | undefined): Grant {
  return { header, settle: () => undefined };
}
