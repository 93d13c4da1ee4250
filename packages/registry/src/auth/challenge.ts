/** One challenge of a WWW-Authenticate header (RFC 9110 section 11.6.1). */
export interface Challenge {
  /** Lower case: `basic`, `bearer`. */
  readonly scheme: string;
  /** Parameter names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const SPACE = /[\s,]*/y;
const SCHEME = /([A-Za-z][A-Za-z0-9_-]*)(?=[\s,]|$)(?!\s*=)/y;
/** Unquoted values may hold what the grammar forbids, as some registries write URLs without quotes. */
const PARAMETER = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/sy;
const ANYTHING = /[^\s,]+/y;
/** A header longer than this is no challenge. */
const MAX_LENGTH = 16_384;

/**
 * Splits a WWW-Authenticate header, which may hold several challenges with commas between them and between
 * their parameters. What cannot be understood is skipped: a usable challenge may still follow.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  const text = header.slice(0, MAX_LENGTH);
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    at = match === null ? at : pattern.lastIndex;
    return match;
  };
  for (take(SPACE); at < text.length; take(SPACE)) {
    const parameter = take(PARAMETER);
    if (parameter !== null) {
      const [, name = '', quoted, plain = ''] = parameter;
      const value = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1');
      challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
      continue;
    }
    const scheme = take(SCHEME)?.[1];
    if (scheme === undefined) {
      take(ANYTHING);
    } else {
      challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    }
  }
  return challenges;
}

/** Tokens from a service (distribution "Token Authentication"). */
export interface BearerScheme {
  readonly kind: 'bearer';
  /** URL of the token service. */
  readonly realm: string;
  readonly service: string | undefined;
  /** What the refused request needs, in the registry's words. */
  readonly scopes: readonly string[];
}

/** How a registry wants requests to be authorised. */
export type AuthScheme = BearerScheme | { readonly kind: 'basic' };

/**
 * Picks the scheme to use: Bearer when its realm is given, else Basic.
 *
 * @param header undefined when the 401 had none
 * @returns undefined when there is nothing that this client can do
 */
export function chooseScheme(header: string | undefined): AuthScheme | undefined {
  const challenges = parseChallenges(header ?? '');
  for (const { scheme, parameters } of challenges) {
    const realm = parameters.get('realm');
    if (scheme === 'bearer' && realm !== undefined && realm !== '') {
      const scopes = (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
      return { kind: 'bearer', realm, service: parameters.get('service'), scopes };
    }
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}
