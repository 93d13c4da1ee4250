/** What a user may do in a repository (distribution "token scope" documentation). */
export type Action = 'pull' | 'push' | 'delete';

/** Settings that both kinds of authentication share. */
export interface CommonAuthOptions {
  /** Passwords by user name. */
  readonly users: Readonly<Record<string, string>>;
  /** Lets everybody pull. With Bearer this still takes an anonymous token, as on GHCR and Docker Hub. */
  readonly anonymousPull?: boolean;
  /** What a user may do in a repository; everything by default. */
  readonly access?: (user: string, repository: string) => readonly Action[];
}

/** RFC 7617. */
export interface BasicAuthOptions extends CommonAuthOptions {
  readonly kind: 'basic';
  readonly realm?: string;
}

/** The token flow of distribution's "Token authentication" documentation. */
export interface BearerAuthOptions extends CommonAuthOptions {
  readonly kind: 'bearer';
  /** `service` of the challenge. Default `container-kit-test`. */
  readonly service?: string;
  /** Serves the realm on a port of its own. */
  readonly separateRealm?: boolean;
  /** Seconds that a token lives. Default 300. */
  readonly expiresIn?: number;
  /** What the answer says about it: another number, or nothing at all. Default: the truth. */
  readonly announcedExpiry?: number | 'absent';
  /** A token dies after so many uses. Default: never. */
  readonly uses?: number;
  /** Field or fields that carry the token. Default `both`. */
  readonly field?: 'token' | 'access_token' | 'both';
  /** Answers the OAuth2 POST; else 404, as GHCR does, and clients go back to GET. Default true. */
  readonly oauth2?: boolean;
}

/** How a registry authenticates its clients. */
export type AuthOptions = BasicAuthOptions | BearerAuthOptions;

/** What `user` (`undefined`: nobody in particular) may do in a repository. */
export function allowedActions(
  options: CommonAuthOptions,
  user: string | undefined,
  repository: string,
): readonly Action[] {
  if (user === undefined) {
    return options.anonymousPull ? ['pull'] : [];
  }
  return options.access?.(user, repository) ?? ['pull', 'push', 'delete'];
}
