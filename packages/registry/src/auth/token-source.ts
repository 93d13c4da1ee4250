import { parseTarget } from '../transport/target.ts';
import type { BearerScheme } from './challenge.ts';
import type { Credential } from './credentials.ts';
import { covers, mergeScopes, type Scope } from './scope.ts';
import { fetchToken, type Token, TokenError, type TokenSend } from './token.ts';

/** A token together with what it was asked for. */
export interface CachedToken extends Token {
  readonly scopes: readonly Scope[];
  /** Repositories where it was accepted at least once: a later refusal there means that it has expired. */
  readonly accepted: Set<string>;
}

/** What a {@link TokenSource} needs. */
export interface TokenSourceOptions {
  readonly send: TokenSend;
  /** Origin of the registry's API. */
  readonly origin: () => Promise<string>;
  /** Epoch in ms. */
  readonly now: () => number;
}

/** Keeps the bearer tokens of one registry and asks for as few as possible. */
export class TokenSource {
  readonly #options: TokenSourceOptions;
  readonly #tokens: CachedToken[] = [];
  readonly #pending = new Map<string, Promise<CachedToken>>();
  #declared: readonly Scope[] = [];
  /** Cleared when a service turns out to look at one scope of a request only. */
  #joinScopes = true;

  constructor(options: TokenSourceOptions) {
    this.#options = options;
  }

  /** Announces what will be needed, so that one token can cover all of it. */
  declare(scopes: readonly Scope[]): void {
    this.#declared = mergeScopes(this.#declared, scopes);
  }

  /** A token that covers these rights: a kept one, one that is on its way, or a new one. @throws TokenError */
  async get(
    scheme: BearerScheme,
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
    const key = JSON.stringify(scopes.toSorted((a, b) => (a.repository < b.repository ? -1 : 1)));
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      return await pending;
    }
    const fetching = this.#fetch(scheme, scopes, needed, credential);
    this.#pending.set(key, fetching);
    try {
      return await fetching;
    } finally {
      this.#pending.delete(key);
    }
  }

  /** The registry refused this token for these rights. */
  forget(token: CachedToken, needed: readonly Scope[]): void {
    const at = this.#tokens.indexOf(token);
    if (at < 0) {
      return;
    }
    this.#tokens.splice(at, 1);
    const everAccepted = needed.every(({ repository }) => token.accepted.has(repository));
    if (!everAccepted && token.scopes.length > needed.length) {
      this.#joinScopes = false;
    }
  }

  async #fetch(
    scheme: BearerScheme,
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
}
