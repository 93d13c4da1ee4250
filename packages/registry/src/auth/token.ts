import { bytesBody, type RequestBody } from '../transport/exchange.ts';
import { assertSafeHop } from '../transport/hosts.ts';
import { parseTarget, type Target, withParameter } from '../transport/target.ts';
import type { Credential } from './credentials.ts';
import { formatScope, type Scope } from './scope.ts';

/** A bearer token and how long it may be used. */
export interface Token {
  readonly value: string;
  /** Epoch of the client's own clock, ms. */
  readonly expiresAt: number;
}

/** What a token service is asked. */
export interface TokenRequest {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scopes: readonly Scope[];
  /** Further scopes, in the registry's own words. */
  readonly others: readonly string[];
  /** Undefined asks for an anonymous token. */
  readonly credential: Credential | undefined;
}

/** What a token service answered. */
export interface TokenAnswer {
  readonly status: number;
  /** At most 64 KiB. */
  readonly bytes: Uint8Array;
  /** One line for a message; empty for status 200. */
  readonly problem: string;
}

/** Sends one request to a token service, repeating it as the retry policy says. */
export type TokenSend = (request: {
  readonly method: 'GET' | 'POST';
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}) => Promise<TokenAnswer>;

/** A token service that answered, but not with a token. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  /** HTTP status of the service's answer. */
  readonly status: number;

  constructor(status: number, problem: string) {
    super(problem);
    this.status = status;
  }
}

/** What a missing `expires_in` means, and the least that clients assume (distribution token spec). */
const DEFAULT_LIFETIME_S = 60;
/** A token is renewed this much earlier, so that it does not die on the way. */
const MARGIN_MS = 5_000;
const CLIENT_ID = 'container-kit';

/**
 * Gets a bearer token (distribution "Token Authentication" and "OAuth2 Token Authentication"): GET with Basic
 * for a password, POST for a refresh token. `issued_at` is ignored, as the two clocks may differ by a day; the
 * lifetime counts from the moment of asking.
 *
 * @param registry where the challenge came from: the realm must be as safe as that
 * @throws TokenError when there is an answer without a token, UnsafeTargetError for a realm in the clear
 */
export async function fetchToken(
  request: TokenRequest,
  registry: Target,
  send: TokenSend,
  now: () => number,
): Promise<Token> {
  const realm = parseTarget(request.realm);
  assertSafeHop(registry, realm);
  const asked = now();
  const answer = await ask(request, realm, send);
  if (answer.status !== 200) {
    throw new TokenError(answer.status, `${new URL(realm.origin).host} gave no token: ${answer.problem}`);
  }
  return readToken(answer.bytes, realm, asked);
}

async function ask(request: TokenRequest, realm: Target, send: TokenSend): Promise<TokenAnswer> {
  const { credential } = request;
  if (credential?.kind !== 'identity') {
    return await send({
      method: 'GET',
      target: withScopes(realm, request),
      headers: basicHeader(credential),
    });
  }
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: credential.token,
    client_id: CLIENT_ID,
    ...(request.service === undefined ? {} : { service: request.service }),
    scope: scopeTexts(request).join(' '),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = bytesBody(Buffer.from(form.toString()));
  const answer = await send({ method: 'POST', target: realm, headers, body });
  if (answer.status !== 404 && answer.status !== 405) {
    return answer;
  }
  // A service without the OAuth2 half takes the token as a password.
  const asBasic = basicHeader({ kind: 'basic', username: '<token>', password: credential.token });
  return await send({ method: 'GET', target: withScopes(realm, request), headers: asBasic });
}

/** The GET form repeats `scope`, the POST form joins with spaces. */
function withScopes(realm: Target, request: TokenRequest): Target {
  const start = request.service === undefined ? realm : withParameter(realm, 'service', request.service);
  return scopeTexts(request).reduce((target, scope) => withParameter(target, 'scope', scope), start);
}

function scopeTexts({ scopes, others }: TokenRequest): readonly string[] {
  return [...scopes.map(formatScope), ...others];
}

/** `Authorization` for a user name and password (RFC 7617), or nothing. */
export function basicHeader(credential: Credential | undefined): Readonly<Record<string, string>> {
  if (credential?.kind !== 'basic') {
    return {};
  }
  const { username, password } = credential;
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

function readToken(bytes: Uint8Array, realm: Target, asked: number): Token {
  const { host } = new URL(realm.origin);
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new TokenError(200, `${host} gave no token: its answer is not JSON`);
  }
  const fields = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const value = [fields.token, fields.access_token].find(
    (field) => typeof field === 'string' && field !== '',
  );
  // A token with a line break would smuggle a header.
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw new TokenError(200, `${host} gave no token: its answer has no usable "token"`);
  }
  const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : DEFAULT_LIFETIME_S;
  const lifetime = Math.max(seconds, DEFAULT_LIFETIME_S) * 1000;
  return { value, expiresAt: asked + lifetime - MARGIN_MS };
}
