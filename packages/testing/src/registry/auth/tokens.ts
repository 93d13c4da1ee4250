import { randomBytes } from 'node:crypto';
import type { Access } from './access.ts';
import type { Action } from './options.ts';

/** Actions that a token grants, by repository. */
export type Grants = ReadonlyMap<string, ReadonlySet<Action>>;

interface Token {
  readonly grants: Grants;
  readonly expiresAt: number;
  usesLeft: number;
}

/** Life of the tokens that are issued from now on. */
export interface TokenLife {
  /** Seconds. */
  readonly expiresIn: number;
  readonly uses: number;
}

/** The tokens of one registry. They are opaque: only this table knows what they grant. */
export class Tokens {
  readonly #now: () => number;
  readonly #tokens = new Map<string, Token>();
  readonly #refreshTokens = new Map<string, string>();

  /** `now` is the clock, in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes a token for what was granted; the same repository may come several times. */
  issue(granted: readonly Access[], life: TokenLife): string {
    const grants = new Map<string, Set<Action>>();
    for (const { repository, actions } of granted) {
      grants.set(repository, new Set([...(grants.get(repository) ?? []), ...actions]));
    }
    const value = randomBytes(24).toString('base64url');
    this.#tokens.set(value, { grants, expiresAt: this.#now() + life.expiresIn * 1000, usesLeft: life.uses });
    return value;
  }

  /** Uses a token once. `undefined` when it is unknown, has run out, or was used too often. */
  use(value: string): Grants | undefined {
    const token = this.#tokens.get(value);
    if (token === undefined || token.usesLeft <= 0 || this.#now() >= token.expiresAt) {
      return undefined;
    }
    token.usesLeft -= 1;
    return token.grants;
  }

  /** Makes a refresh token for a user. It does not run out. */
  issueRefresh(user: string): string {
    const value = randomBytes(24).toString('base64url');
    this.#refreshTokens.set(value, user);
    return value;
  }

  /** The user of a refresh token. */
  userOf(refreshToken: string): string | undefined {
    return this.#refreshTokens.get(refreshToken);
  }

  /** Makes every token invalid at once; refresh tokens stay. */
  revokeAll(): void {
    this.#tokens.clear();
  }
}
