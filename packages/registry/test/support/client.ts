import type { TestRegistry } from '@container-kit/testing';
import { type CredentialStore, RegistryClient, type RegistryClientOptions } from '../../src/index.ts';

/** A client whose waits take no time but are written down. */
export interface TestClient extends Disposable {
  readonly client: RegistryClient;
  /** Every back-off and Retry-After that was waited for, in ms. */
  readonly waits: number[];
}

/** Connects with nothing of this machine: no logins, no proxies, no certificates. */
export function connect(options: RegistryClientOptions = {}): TestClient {
  const waits: number[] = [];
  const client = new RegistryClient({
    env: {},
    credentials: anonymous,
    certsDir: '/nonexistent',
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
    },
    ...options,
  });
  return { client, waits, [Symbol.dispose]: () => client.close() };
}

export const anonymous: CredentialStore = { get: async () => undefined };

/** The same login everywhere. */
export function login(username: string, password: string): CredentialStore {
  return { get: async () => ({ kind: 'basic', username, password }) };
}

/** `GET /v2/…` and status of all requests, digests cut short. */
export function trace(registry: TestRegistry): readonly string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${shorten(path)} ${status ?? '-'}`);
}

/** How many requests there were with this method whose path matches. */
export function countRequests(registry: TestRegistry, method: string, path: RegExp): number {
  return registry.requests.filter((request) => request.method === method && path.test(request.path)).length;
}

function shorten(path: string): string {
  return path.replace(/(sha256)(?::|%3A)([0-9a-f]{6})[0-9a-f]+/g, '$1:$2');
}
