/** Requests to Docker Hub's API: logged in, and no quicker than it wants (docs.docker.com/reference/api/hub). */
import { setTimeout as delay } from 'node:timers/promises';
import { exchange, type HttpResponse, readAll, refused, UserError, withRetries } from '@container-kit/core';
import type { HubOptions } from '../open-provider.ts';

const MAX_BYTES = 16 * 1024 * 1024;
/** Longer pauses are left to the next run. */
const MAX_WAIT_MS = 10 * 60_000;
const LIMITED = 5;

/** An answer that is no failure. */
export interface HubAnswer {
  readonly status: number;
  /** Undefined when there is none. */
  readonly body: unknown;
}

/** A request of the API. */
export interface HubRequest {
  readonly method: 'GET' | 'DELETE' | 'POST';
  /** Below the root, or an address that Docker Hub gave. */
  readonly path: string;
  readonly body?: object;
  /** Statuses besides 2xx that are answers. */
  readonly accept?: readonly number[];
}

/** See above. */
export class HubHttp {
  readonly #options: HubOptions;
  readonly #root: URL;
  readonly #now: () => number;
  #token: Promise<string | undefined> | undefined;
  /** Nothing is sent before, in ms. */
  #notBefore = 0;

  constructor(options: HubOptions, now: () => number) {
    this.#options = options;
    this.#root = new URL(options.url ?? 'https://hub.docker.com');
    this.#now = now;
  }

  /** Whether there is a login. */
  get isLoggedIn(): boolean {
    return this.#options.login !== undefined;
  }

  /** @throws {HttpError}, {UserError} for a login that is refused and for limits that last too long; the reason of the signal */
  async send(request: HubRequest): Promise<HubAnswer> {
    this.#token ??= this.#logIn();
    const token = await this.#token;
    return this.#sendAs(request, token === undefined ? {} : { authorization: `Bearer ${token}` });
  }

  async #logIn(): Promise<string | undefined> {
    const { login } = this.#options;
    if (login === undefined) return undefined;
    const body = { identifier: login.username, secret: login.password };
    const answer = await this.#sendAs({ method: 'POST', path: '/v2/auth/token', body, accept: [401] }, {});
    const token = fieldOf(answer.body, 'access_token');
    if (typeof token === 'string') return token;
    throw new UserError(`Docker Hub refuses the login of ${login.username}`, {
      fix: 'pass an access token with the right to read, write and delete as "password"',
    });
  }

  #sendAs(request: HubRequest, headers: Readonly<Record<string, string>>): Promise<HubAnswer> {
    const { sleep = pause, signal } = this.#options;
    const run = async (): Promise<HubAnswer> => {
      for (let limited = 0; ; limited += 1) {
        await this.#waitForTurn(sleep);
        const response = await this.#exchange(request, headers);
        this.#learn(response);
        if (response.status !== 429 || limited >= LIMITED) return this.#read(request, response);
        response.body.destroy();
      }
    };
    return withRetries(run, { sleep, signal });
  }

  async #exchange(
    { method, path, body }: HubRequest,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpResponse> {
    const url = new URL(path, this.#root);
    // The token is for this host alone, whatever "next" says.
    if (url.origin !== this.#root.origin)
      throw new UserError(`Docker Hub continues a list at ${url.host}: refused`);
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const type = content === undefined ? {} : { 'content-type': 'application/json' };
    const { env, signal } = this.#options;
    const request = { method, url, headers: { ...headers, ...type }, ...(content && { body: content }) };
    return exchange(request, { ...(env && { env }), signal });
  }

  async #read({ accept = [] }: HubRequest, response: HttpResponse): Promise<HubAnswer> {
    const { status } = response;
    if ((status < 200 || status > 299) && !accept.includes(status)) throw refused(response);
    const bytes = await readAll(response, MAX_BYTES, this.#options.signal);
    return { status, body: bytes.length === 0 ? undefined : parse(bytes) };
  }

  /** `X-Retry-After` and `X-RateLimit-Reset` are in Unix time. */
  #learn({ status, headers }: HttpResponse): void {
    const left = headers['x-ratelimit-remaining'];
    const until =
      status === 429
        ? (headers['x-retry-after'] ?? headers['x-ratelimit-reset'])
        : headers['x-ratelimit-reset'];
    if (status !== 429 && left !== '0') return;
    const seconds = Number(until);
    const fallback = status === 429 ? this.#now() + 60_000 : 0;
    this.#notBefore = Math.max(this.#notBefore, seconds > 0 ? seconds * 1000 : fallback);
  }

  async #waitForTurn(sleep: NonNullable<HubOptions['sleep']>): Promise<void> {
    const ms = this.#notBefore - this.#now();
    if (ms <= 0) return;
    if (ms > MAX_WAIT_MS) {
      throw new UserError(`Docker Hub's rate limit lasts until ${new Date(this.#notBefore).toISOString()}`, {
        fix: 'run it again after that',
      });
    }
    await sleep(ms, this.#options.signal);
  }
}

/** A field of untrusted JSON. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, signal && { signal });
}
