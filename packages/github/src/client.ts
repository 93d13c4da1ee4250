import { Buffer } from 'node:buffer';
import type { Api, Call, GraphqlQuery, ListPage } from './api.ts';
import { DecodeError } from './decode.ts';
import { GitHubError, GitHubInputError } from './errors.ts';
import { dataOf } from './graphql.ts';
import { Repository } from './repository.ts';
import { parseRepositoryName } from './repository-name.ts';
import { findOwner, type PackageOwner } from './resources/package-owner.ts';
import { Packages } from './resources/packages.ts';
import { ApiRoot } from './transport/api-root.ts';
import { Exchanger, type HttpAnswer } from './transport/exchange.ts';
import { linkTo } from './transport/link.ts';
import { DEFAULT_RETRY, type RetryPolicy } from './transport/policy.ts';
import { describeAnswer, type Purpose } from './transport/refusal.ts';
import { Transport } from './transport/transport.ts';
import { sleep, type Wait, Waits } from './transport/waits.ts';

/** Everything but the token is optional. */
export interface GitHubClientOptions {
  /** The job's token, or one of an app or user. */
  readonly token: string;
  /** For `GITHUB_API_URL` and the proxies (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`); `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** Root of the API; by default the one that `env` names, else https://api.github.com. */
  readonly apiUrl?: string;
  readonly userAgent?: string;
  readonly retry?: Partial<RetryPolicy>;
  /** What one wait may take at most by now, in ms, besides the limit of `retry`: the time that the run has left. */
  readonly mostWaitMs?: () => number;
  /** Longest time for one exchange, in ms; a minute by default. */
  readonly timeoutMs?: number;
  /** Ends all requests and waits. */
  readonly signal?: AbortSignal;
  /** Told before each pause, so that a user sees why nothing happens. */
  readonly onWait?: (wait: Wait) => void;
  /** Clock (epoch in ms), sleep and chance, for tests. */
  readonly now?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly random?: () => number;
}

/** A page of a list. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next: URL | undefined;
  readonly last: number | undefined;
}

/** Version of the REST API that the types here are of. */
const API_VERSION = '2022-11-28';
const PER_PAGE = 100;

/** Speaks to the REST API of GitHub with one token. Keeps connections and rate limits until it is closed. */
export class GitHubClient implements Api {
  readonly #root: ApiRoot;
  readonly #exchanger: Exchanger;
  readonly #transport: Transport;
  readonly #waits: Waits;
  readonly #headers: Readonly<Record<string, string>>;

  /** @throws GitHubInputError for a token or URL that can't be used */
  constructor(options: GitHubClientOptions) {
    const { env = process.env, timeoutMs = 60_000, signal, now = Date.now, random = Math.random } = options;
    const retry = { ...DEFAULT_RETRY, ...options.retry };
    this.#root = new ApiRoot(options.apiUrl ?? (env.GITHUB_API_URL || 'https://api.github.com'));
    this.#headers = {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${checkedToken(options.token)}`,
      'user-agent': options.userAgent ?? 'container-kit',
      'x-github-api-version': API_VERSION,
    };
    const proxyEnv = this.#root.local ? undefined : env;
    this.#exchanger = new Exchanger({ proxyEnv, timeoutMs, signal });
    this.#waits = new Waits({
      maxMs: retry.maxWaitMs,
      mostMs: options.mostWaitMs,
      signal,
      sleep: options.sleep ?? sleep,
      onWait: options.onWait ?? (() => undefined),
    });
    this.#transport = new Transport({
      root: this.#root,
      exchanger: this.#exchanger,
      waits: this.#waits,
      retry,
      signal,
      now,
      random,
    });
  }

  /**
   * @param name `owner/name`
   * @throws GitHubInputError
   */
  repository(name: string): Repository {
    return new Repository(this, parseRepositoryName(name));
  }

  /** Container packages of an account; see {@link packageOwner}. */
  packages(owner: PackageOwner): Packages {
    return new Packages(this, owner);
  }

  /** {@link findOwner} */
  packageOwner(login: string): Promise<PackageOwner> {
    return findOwner(this, login);
  }

  call<T>(call: Call<T>): Promise<T> {
    const url = this.#root.url(call.path, call.query);
    return this.#send(call, url, (answer) => decode(answer, call, this.#root.pathOf(url)), call.recover);
  }

  async *pages<T>(call: Call<readonly T[]>): AsyncGenerator<T, void, undefined> {
    const seen = new Set<string>();
    let url: URL | undefined = this.#root.url(call.path, { ...call.query, per_page: PER_PAGE });
    while (url !== undefined) {
      seen.add(url.href);
      const page: Page<T> = await this.#send(call, url, (answer, from) => this.#readPage(call, answer, from));
      yield* page.items;
      if (page.next !== undefined && seen.has(page.next.href)) {
        throw unusable(call.method, call.path, 'the pages of the list go round in a circle');
      }
      url = page.next;
    }
  }

  async page<T>(call: Call<readonly T[]>, page: number): Promise<ListPage<T>> {
    const url = this.#root.url(call.path, { ...call.query, per_page: PER_PAGE, page });
    const { items, next, last } = await this.#send(call, url, (answer, from) =>
      this.#readPage(call, answer, from),
    );
    return { items, more: next !== undefined, last };
  }

  graphql<T>({ query, variables, permission, decode: read }: GraphqlQuery<T>): Promise<T> {
    const url = this.#root.graphql;
    const purpose = { method: 'POST', path: this.#root.pathOf(url), permission } as const;
    const decodeData = (body: unknown) => read(dataOf(body, purpose));
    return this.#send({ ...purpose, body: { query, variables } }, url, (answer) =>
      decode(answer, { ...purpose, decode: decodeData }, purpose.path),
    );
  }

  pause(wait: Wait): Promise<boolean> {
    return this.#waits.wait(wait);
  }

  /** Closes its connections. */
  close(): void {
    this.#exchanger.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #send<T>(
    { method, body, permission, refine, rhythm }: Omit<Call<unknown>, 'path' | 'decode'>,
    url: URL,
    read: (answer: HttpAnswer, url: URL) => T,
    recover?: () => Promise<T | undefined>,
  ): Promise<T> {
    const purpose: Purpose = { method, path: this.#root.pathOf(url), permission };
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const type = content === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
    return this.#transport.send({
      request: { method, url, headers: { ...this.#headers, ...type }, body: content },
      purpose,
      rhythm: method === 'GET' ? 'read' : (rhythm ?? 'content'),
      read,
      refuse: (answer) => {
        const refusal = describeAnswer(answer, purpose, false);
        return refine?.(refusal) ?? new GitHubError(refusal.details);
      },
      recover,
    });
  }

  #readPage<T>(call: Call<readonly T[]>, answer: HttpAnswer, url: URL): Page<T> {
    const path = this.#root.pathOf(url);
    const links = answer.headers.link?.toString();
    const link = linkTo('next', links);
    const next = link === undefined ? undefined : this.#root.follow(url, link);
    if (link !== undefined && next === undefined) {
      throw unusable(call.method, path, 'the link to the next page leads out of the API');
    }
    return { items: decode(answer, call, path), next, last: pageNumber(linkTo('last', links)) };
  }
}

function decode<T>({ status, body }: HttpAnswer, call: Pick<Call<T>, 'method' | 'decode'>, path: string): T {
  try {
    return call.decode(body.byteLength === 0 ? undefined : JSON.parse(body.toString('utf8')));
  } catch (cause) {
    if (cause instanceof DecodeError) throw unusable(call.method, path, cause.message, { status, cause });
    if (cause instanceof SyntaxError) throw unusable(call.method, path, 'it is no JSON', { status, cause });
    throw cause;
  }
}

function pageNumber(link: string | undefined): number | undefined {
  const page = URL.parse(link ?? '')?.searchParams.get('page') ?? '';
  return /^[1-9]\d{0,8}$/.test(page) ? Number(page) : undefined;
}

/** An answer that is not what GitHub documents: a proxy, a portal, or a change of the API. */
function unusable(
  method: string,
  path: string,
  problem: string,
  rest: { readonly status?: number; readonly cause?: unknown } = {},
): GitHubError {
  const message = `${method} ${path}: the answer can't be used: ${problem}`;
  return new GitHubError({ message, method, path, temporary: false, ...rest });
}

/** The message must not hold the token. */
function checkedToken(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new GitHubInputError(
      token === '' ? 'there is no token for GitHub' : 'the token for GitHub has blanks or control characters',
      "pass the job's token, ${{ github.token }}",
    );
  }
  return token;
}
