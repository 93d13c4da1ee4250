/** Docker Hub's own API beside a registry of the profile `hub`, as far as its documentation goes. */

import type { Fault } from '../registry/faults/fault.ts';
import { FaultSchedule } from '../registry/faults/schedule.ts';
import { OriginServer } from '../registry/origin-server.ts';
import { PROFILES } from '../registry/profiles.ts';
import type { TestRegistry } from '../registry/registry.ts';
import { emptyReply, jsonReply, type Reply } from '../registry/reply.ts';
import { type RegistryRequest, readBody } from '../registry/request.ts';
import { type RecordedRequest, RequestLog } from '../registry/request-log.ts';

/** Settings of {@link startDockerHub}. */
export interface DockerHubOptions {
  readonly registry: TestRegistry;
  /** Who may delete. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Epoch in ms; `Date.now` by default. */
  readonly now?: () => number;
}

/** A Docker Hub that runs in this process. */
export interface TestDockerHub extends AsyncDisposable {
  /** Root of its API. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  fail(fault: Fault): void;
  /** When a tag was pulled last. */
  setPulled(repository: string, tag: string, at: Date): void;
}

const TOKEN = 'hub-token';
const LOGIN = { username: 'mona', password: 'secret' } as const;

/** Starts one. Times of tags are those when they were pushed to the registry. */
export async function startDockerHub(options: DockerHubOptions): Promise<TestDockerHub> {
  const { registry, login = LOGIN, now = Date.now } = options;
  const pushed = new Map<string, Date>();
  const pulled = new Map<string, Date>();
  registry.watch((name, _, tags) => {
    for (const tag of tags) pushed.set(`${name}:${tag}`, new Date(now()));
  });
  const faults = new FaultSchedule();
  const log = new RequestLog();
  const parts = { log, faults, capabilities: PROFILES.strict, tls: undefined, hook: undefined, latencyMs: 0 };
  const hub = new Hub(registry, login, pushed, pulled);
  const server = await OriginServer.listen('registry', parts, (request) => hub.answer(request));
  return {
    url: server.url,
    requests: log.records,
    fail: (fault) => faults.add(fault),
    setPulled: (repository, tag, at) => void pulled.set(`${repository}:${tag}`, at),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

class Hub {
  readonly #registry: TestRegistry;
  readonly #login: typeof LOGIN | NonNullable<DockerHubOptions['login']>;
  readonly #pushed: ReadonlyMap<string, Date>;
  readonly #pulled: ReadonlyMap<string, Date>;

  constructor(
    registry: TestRegistry,
    login: NonNullable<DockerHubOptions['login']>,
    pushed: ReadonlyMap<string, Date>,
    pulled: ReadonlyMap<string, Date>,
  ) {
    this.#registry = registry;
    this.#login = login;
    this.#pushed = pushed;
    this.#pulled = pulled;
  }

  async answer(request: RegistryRequest): Promise<Reply> {
    const { method, path } = request;
    if (method === 'POST' && path === '/v2/auth/token') return this.#token(request);
    const [, namespace, name, tag] =
      /^\/v2\/namespaces\/([^/]+)\/repositories(?:\/([^/]+)\/tags(?:\/([^/]+))?)?$/.exec(path) ?? [];
    if (method === 'GET' && namespace !== undefined) {
      if (name === undefined) return this.#repositories(request, namespace);
      return tag === undefined
        ? this.#tags(request, `${namespace}/${name}`)
        : this.#tag(`${namespace}/${name}`, tag);
    }
    const [, owner, image, gone] = /^\/v2\/repositories\/([^/]+)\/([^/]+)\/tags\/([^/]+)\/$/.exec(path) ?? [];
    if (method === 'DELETE' && gone !== undefined) return this.#deleteTag(request, `${owner}/${image}`, gone);
    return notFound();
  }

  async #token(request: RegistryRequest): Promise<Reply> {
    const { identifier, secret } = JSON.parse((await readBody(request, 10_000, 'too large')).toString());
    return identifier === this.#login.username && secret === this.#login.password
      ? jsonReply(200, { access_token: TOKEN })
      : jsonReply(401, { detail: 'Incorrect authentication credentials' });
  }

  #repositories(request: RegistryRequest, namespace: string): Reply {
    const all = this.#registry.repositories().filter((name) => name.startsWith(`${namespace}/`));
    return page(
      request,
      all.map((name) => ({ name: name.slice(namespace.length + 1) })),
    );
  }

  #tags(request: RegistryRequest, name: string): Reply {
    if (!this.#registry.repositories().includes(name)) return notFound();
    return page(
      request,
      this.#registry.tags(name).map((tag) => this.#shape(name, tag)),
    );
  }

  #tag(name: string, tag: string): Reply {
    const shape = this.#registry.manifest(name, tag) === undefined ? undefined : this.#shape(name, tag);
    return shape === undefined ? notFound() : jsonReply(200, shape);
  }

  async #deleteTag({ headers }: RegistryRequest, name: string, tag: string): Promise<Reply> {
    if (headers.authorization !== `Bearer ${TOKEN}`)
      return jsonReply(401, { detail: 'authentication required' });
    return (await this.#registry.removeTag(name, tag)) ? emptyReply(204) : notFound();
  }

  #shape(name: string, tag: string): object {
    const at = this.#pushed.get(`${name}:${tag}`)?.toISOString() ?? '0001-01-01T00:00:00Z';
    return {
      name: tag,
      digest: this.#registry.manifest(name, tag)?.digest,
      last_updated: at,
      tag_last_pushed: at,
      tag_last_pulled: this.#pulled.get(`${name}:${tag}`)?.toISOString() ?? null,
    };
  }
}

function page({ path, query, headers }: RegistryRequest, items: readonly object[]): Reply {
  const size = Math.min(100, Number(query.get('page_size') ?? 10));
  const number = Number(query.get('page') ?? 1);
  const more = number * size < items.length;
  const next = more ? `http://${headers.host}${path}?page_size=${size}&page=${number + 1}` : null;
  return jsonReply(
    200,
    { count: items.length, next, previous: null, results: items.slice((number - 1) * size, number * size) },
    { 'X-RateLimit-Limit': 180, 'X-RateLimit-Remaining': 179 },
  );
}

function notFound(): Reply {
  return jsonReply(404, { message: 'object not found' });
}
