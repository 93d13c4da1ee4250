import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobStorage } from './blob-storage.ts';
import { Entries } from './entries.ts';
import type { CacheReply } from './reply.ts';
import { answerCall } from './service.ts';

/** Settings of {@link startCacheService}. */
export interface CacheServiceOptions {
  /** The job may read and not write, as in workflows that `pull_request_target` starts. */
  readonly readOnly?: boolean;
}

/** A running service. */
export interface TestCacheService extends AsyncDisposable {
  /** The variables by which the runner tells a job of its cache. */
  readonly env: Readonly<Record<string, string>>;
  /** `CreateCacheEntry`, `PUT block`, ...: every request so far. */
  readonly requests: readonly string[];
  /** What breaks the protocol, and would be refused or misunderstood by the real service. Expect none. */
  readonly violations: readonly string[];
  /** Keys of the entries, oldest first. */
  keys(): readonly string[];
  /** What is stored under a key. */
  content(key: string): Buffer | undefined;
  /** Replaces the content of an entry, as another workflow could have stored it. */
  poison(key: string, content: Uint8Array): void;
  /** Answers the next requests whose name matches with this status. */
  fail(name: RegExp, status: number, times?: number): void;
}

const TOKEN = 'cache-runtime-token';

/**
 * Starts a fake of the Actions cache service, version 2, with its blob storage, on a free port of 127.0.0.1
 * (actions/toolkit, `packages/cache`; learn.microsoft.com, "Blob service REST API").
 *
 * Use it with `await using`.
 */
export async function startCacheService(options: CacheServiceOptions = {}): Promise<TestCacheService> {
  const requests: string[] = [];
  const violations: string[] = [];
  const faults: { name: RegExp; status: number; times: number }[] = [];
  const entries = new Entries();
  let root = '';
  const storage = new BlobStorage(entries, violations);

  async function answer(request: IncomingMessage): Promise<CacheReply> {
    const url = new URL(request.url ?? '/', root);
    const body = Buffer.concat(await request.toArray());
    const name = nameOf(request.method, url);
    requests.push(name);
    const fault = faults.find((one) => one.times > 0 && one.name.test(name));
    if (fault) {
      fault.times -= 1;
      return { status: fault.status, body: 'fault' };
    }
    if (url.pathname.startsWith('/blob/')) return storage.answer(request, url, body);
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    if (!isKnown) return { status: 401, body: '{"code":"unauthenticated","msg":"no token"}' };
    return answerCall(name, String(body), { entries, root, readOnly: options.readOnly ?? false, violations });
  }

  const server = createServer(async (request, response) => {
    const { status, body = '', headers = {} } = await answer(request);
    response.writeHead(status, headers).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ACTIONS_RESULTS_URL: `${root}/`, ACTIONS_RUNTIME_TOKEN: TOKEN, ACTIONS_CACHE_SERVICE_V2: 'True' },
    requests,
    violations,
    keys: () => entries.keys(),
    content: (key) => entries.find(key)?.content,
    poison: (key, content) => entries.replace(key, Buffer.from(content)),
    fail: (name, status, times = 1) => void faults.push({ name, status, times }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The method of an RPC; the verb and the operation of a request to the storage. */
function nameOf(method: string | undefined, url: URL): string {
  if (!url.pathname.startsWith('/blob/')) return url.pathname.split('/').at(-1) ?? '';
  return `${method} ${url.searchParams.get('comp') ?? 'blob'}`;
}
