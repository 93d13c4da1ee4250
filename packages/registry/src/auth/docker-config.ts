import { CredentialError } from '../errors.ts';
import type { Credential } from './credentials.ts';

/** The parts of a docker config file (or Podman's auth.json) that concern logins. */
export interface DockerConfig {
  readonly auths: Readonly<Record<string, unknown>>;
  readonly credHelpers: Readonly<Record<string, unknown>>;
  readonly credsStore: string | undefined;
}

/** Key of Docker Hub in docker config files and for credential helpers. */
export const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';

const DOCKER_HUB_HOSTS: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
]);

/**
 * Reads the JSON of a docker config.
 *
 * @param origin where it came from, for messages; the content never shows in one
 * @throws CredentialError
 */
export function parseDockerConfig(json: string, origin: string): DockerConfig {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CredentialError(`${origin} is not valid JSON: log in again or remove it`);
  }
  const config = asRecord(value);
  if (config === undefined) {
    throw new CredentialError(`${origin} holds no JSON object: log in again or remove it`);
  }
  return {
    auths: asRecord(config.auths) ?? {},
    credHelpers: asRecord(config.credHelpers) ?? {},
    credsStore:
      typeof config.credsStore === 'string' && config.credsStore !== '' ? config.credsStore : undefined,
  };
}

/**
 * Finds the entry for a registry. Hosts are compared whole, never as substrings: `ghcr.io` must not match
 * `ghcr.io.example.com`. A key may be a URL (Docker) or hold a path (Podman), of which the longest prefix of
 * the repository wins.
 *
 * @returns the key as it stands in the map
 */
export function matchKey(
  keys: readonly string[],
  registry: string,
  repository: string | undefined,
): string | undefined {
  let best: { readonly key: string; readonly length: number } | undefined;
  for (const key of keys) {
    const { host, path } = splitKey(key);
    const fits = host === canonicalHost(registry) && isPathPrefix(path, repository ?? '');
    if (fits && path.length > (best?.length ?? -1)) {
      best = { key, length: path.length };
    }
  }
  return best?.key;
}

/**
 * Reads one entry of `auths`.
 *
 * @returns undefined for an empty entry, which docker leaves behind when a helper holds the secret
 * @throws CredentialError when there is one and it is broken
 */
export function readAuthEntry(entry: unknown, key: string): Credential | undefined {
  const { auth, username, password, identitytoken, registrytoken } = asRecord(entry) ?? {};
  if (typeof identitytoken === 'string' && identitytoken !== '') {
    return { kind: 'identity', token: identitytoken };
  }
  if (typeof registrytoken === 'string' && registrytoken !== '') {
    return { kind: 'bearer', token: registrytoken };
  }
  if (typeof auth === 'string' && auth !== '') {
    return decodeAuth(auth, key);
  }
  if (typeof username === 'string' && username !== '' && typeof password === 'string') {
    return { kind: 'basic', username, password };
  }
  return undefined;
}

/** What a credential helper is asked for. */
export function helperServer(registry: string): string {
  return DOCKER_HUB_HOSTS.has(registry) ? DOCKER_HUB_KEY : registry;
}

/** `auth` is base64 of `user:password`; passwords may hold colons, and docker itself pads with NUL. */
function decodeAuth(auth: string, key: string): Credential {
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon <= 0) {
    throw new CredentialError(
      `the login for ${key} is broken ("auth" is no base64 of user:password): log in again`,
    );
  }
  return { kind: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function splitKey(key: string): { readonly host: string; readonly path: string } {
  const withScheme = /^https?:\/\//i.test(key);
  const bare = key.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  const slash = bare.indexOf('/');
  const host = canonicalHost(slash < 0 ? bare : bare.slice(0, slash));
  const path = slash < 0 ? '' : bare.slice(slash + 1);
  // The path of a URL key is the API version, not a repository.
  return { host, path: withScheme || /^v[12]$/.test(path) ? '' : path };
}

function canonicalHost(host: string): string {
  const lower = host.toLowerCase();
  return DOCKER_HUB_HOSTS.has(lower) ? 'docker.io' : lower;
}

function isPathPrefix(prefix: string, repository: string): boolean {
  return prefix === '' || prefix === repository || repository.startsWith(`${prefix}/`);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
