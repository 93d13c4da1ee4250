import { parseTarget } from '../transport/target.ts';
import { type AuthScheme, chooseScheme } from './challenge.ts';
import type { Credential, CredentialStore } from './credentials.ts';
import { covers, mergeScopes, type Scope } from './scope.ts';
import { basicHeader, fetchToken, type Token, TokenError, type TokenSend } from './token.ts';

/** How one request is authorised. */
export interface Grant {
  /** Value of the Authorization header; undefined for none. */
  readonly header: string | undefined;
  readonly token?: CachedToken;
  /** To be called with whether the registry accepted it, as soon as the head of the answer is known. */
  settle(accepted: boolean): void;
}

interface CachedToken extends Token {
  readonly scopes: readonly Scope[];
  /** Repositories where it was accepted at least once: a later refusal there means that it has expired. */
  readonly accepted: Set<string>;
}

/** What an {@link Authorizer} needs. */
export interface AuthorizerOptions {
  readonly registry: string;
  readonly credentials: CredentialStore;
  readonly send: TokenSend;
  /** Origin of the registry's API. */
  readonly origin: () => Promise<string>;
  readonly now: () => number;
}

/**
 * Authorises the requests to one registry. Nothing is asked in advance: the first request goes out alone and
 * bare, and its 401 tells the scheme; until then the others wait, so that the whole run pays for one challenge
 * and, with bearer tokens, one token.
 */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #tokens: CachedToken[] = [];
  readonly #pending = new Map<string, Promise<CachedToken>>();
  #scheme: AuthScheme | { readonly kind: 'none' } | undefined;
  #negotiation: Promise<void> | undefined;
  #declared: readonly Scope[] = [];
  /** Cleared when a service turns out to look at one scope of a request only. */
  #joinScopes = true;

  constructor(options: AuthorizerOptions) {
    this.#options = options;
  }

  /** Announces what will be needed, so that one token can cover all of it. */
  declare(scopes: readonly Scope[]): void {
    this.#declared = mergeScopes(this.#declared, scopes);
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
    this.#forget(refused.token, needed);
    const grant = await this.#grant(needed);
    return grant.header === undefined || grant.header === refused.header ? undefined : grant;
  }

  /** Who the registry sees, for error messages. */
  async describe(repository: string): Promise<string> {
    const credential = await this.#credential(repository);
    if (credential === undefined) {
      return `no login for ${this.#options.registry} was found`;
    }
    return credential.kind === 'basic'
      ? `logged in as ${JSON.stringify(credential.username)}`
      : 'logged in by token';
  }

  #negotiate(): Grant {
    let finish: () => void = () => undefined;
    this.#negotiation = new Promise((resolve) => {
      finish = resolve;
    });
    return {
      header: undefined,
      settle: (accepted) => {
        if (accepted) {
          this.#scheme ??= { kind: 'none' };
        }
        this.#negotiation = undefined;
        finish();
      },
    };
  }

  #usableScheme(): AuthScheme | undefined {
    return this.#scheme === undefined || this.#scheme.kind === 'none' ? undefined : this.#scheme;
  }

  async #grant(needed: readonly Scope[]): Promise<Grant> {
    const scheme = this.#usableScheme();
    const credential = scheme === undefined ? undefined : await this.#credential(needed[0]?.repository);
    if (scheme === undefined || (scheme.kind === 'basic' && credential?.kind === 'identity')) {
      return { header: undefined, settle: () => undefined };
    }
    if (credential?.kind === 'bearer') {
      return { header: `Bearer ${credential.token}`, settle: () => undefined };
    }
    if (scheme.kind === 'basic') {
      return { header: basicHeader(credential).authorization, settle: () => undefined };
    }
    const token = await this.#token(scheme, needed, credential);
    const settle = (accepted: boolean): void => {
      if (accepted) {
        for (const { repository } of needed) {
          token.accepted.add(repository);
        }
      }
    };
    return { header: `Bearer ${token.value}`, token, settle };
  }

  #credential(repository: string | undefined): Promise<Credential | undefined> {
    return this.#options.credentials.get(this.#options.registry, repository);
  }

  async #token(
    scheme: AuthScheme & { kind: 'bearer' },
    needed: readonly Scope[],
    credential: Credential | undefined,
  ): Promise<CachedToken> {
    const now = this.#options.now();
    const known = this.#tokens.find((token) => token.expiresAt > now && covers(token.scopes, needed));
    if (known !== undefined) {
      return known;
    }
    const joined = this.#joinScopes && covers(this.#declared, needed);
    const scopes = joined ? mergeScopes(needed, this.#declared) : mergeScopes(needed);
    // Requests that need the same rights at the same time share one token request.
    const key = JSON.stringify(scopes.toSorted((a, b) => (a.repository < b.repository ? -1 : 1)));
    const pending = this.#pending.get(key) ?? this.#fetch(scheme, scopes, needed, credential);
    this.#pending.set(key, pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(key);
    }
  }

  async #fetch(
    scheme: AuthScheme & { kind: 'bearer' },
    scopes: readonly Scope[],
    needed: readonly Scope[],
    credential: Credential | undefined,
  ): Promise<CachedToken> {
    const { send, now, origin } = this.#options;
    const { realm, service } = scheme;
    // What is no repository (Amazon's public registry wants "aws") only the challenge can know.
    const others = scheme.scopes.filter((scope) => !scope.startsWith('repository:'));
    const registry = parseTarget(await origin());
    try {
      const token = await fetchToken({ realm, service, scopes, others, credential }, registry, send, now);
      const cached = { ...token, scopes, accepted: new Set<string>() };
      this.#tokens.unshift(cached);
      return cached;
    } catch (error) {
      const refused = error instanceof TokenError && (error.status === 401 || error.status === 403);
      if (!refused || scopes.length <= needed.length) {
        throw error;
      }
      // Some services refuse the whole request when one of several scopes is not allowed.
      this.#joinScopes = false;
      return await this.#fetch(scheme, mergeScopes(needed), needed, credential);
    }
  }

  #forget(token: CachedToken | undefined, needed: readonly Scope[]): void {
    const at = token === undefined ? -1 : this.#tokens.indexOf(token);
    if (token === undefined || at < 0) {
      return;
    }
    this.#tokens.splice(at, 1);
    const everAccepted = needed.every(({ repository }) => token.accepted.has(repository));
    if (!everAccepted && token.scopes.length > needed.length) {
      this.#joinScopes = false;
    }
  }
}
