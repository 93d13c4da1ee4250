import { timingSafeEqual } from 'node:crypto';

/** A user name and password as a client sent them. */
export interface SentCredentials {
  readonly user: string;
  readonly password: string;
}

/** Splits an `Authorization` header into scheme (lower case) and credentials; `undefined` for none. */
export function readAuthorization(
  header: string | undefined,
): readonly [scheme: string, value: string] | undefined {
  const [, scheme, value] = /^([A-Za-z]+) +(\S+)$/.exec(header ?? '') ?? [];
  return scheme === undefined || value === undefined ? undefined : [scheme.toLowerCase(), value];
}

/** Decodes Basic credentials (RFC 7617); the password may hold colons. */
export function readBasic(header: string | undefined): SentCredentials | undefined {
  const [scheme, value] = readAuthorization(header) ?? [];
  const text = scheme === 'basic' && value !== undefined ? Buffer.from(value, 'base64').toString('utf8') : '';
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Says whether these are a user's credentials. */
export function isValid(
  users: Readonly<Record<string, string>>,
  { user, password }: SentCredentials,
): boolean {
  const expected = Object.hasOwn(users, user) ? users[user] : undefined;
  const [left, right] = [Buffer.from(expected ?? ''), Buffer.from(password)];
  return expected !== undefined && left.length === right.length && timingSafeEqual(left, right);
}
