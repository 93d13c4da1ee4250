/** A service of Sigstore: where it is, and how often it is asked before the run gives up. */
import { setTimeout as delay } from 'node:timers/promises';
import { isJsonObject, type JsonObject, textAt, UserError } from '@container-kit/core';
import { SigningError } from './errors.ts';
import { type Answer, type ExchangeOptions, exchange } from './exchange.ts';

/** What the services of one run share. */
export interface ServiceOptions {
  /** Where HTTPS_PROXY and NO_PROXY are read. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Waits between two tries; default: the clock. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Longest time for one exchange, in ms; default: 30 s. */
  readonly timeoutMs?: number;
}

/** An answer that is no failure. */
export interface ServiceAnswer {
  readonly status: number;
  readonly location: string | undefined;
  /** The body, where it is a JSON object. */
  readonly json: JsonObject;
}

/** Tries in all, and first and longest wait between them: under two minutes also when each of them hangs. */
const ATTEMPTS = 4;
const BASE_MS = 1000;
const CAP_MS = 15_000;
const TIMEOUT_MS = 30_000;

/** Sends requests to one service. */
export class SigstoreService {
  readonly #name: string;
  readonly #base: URL;
  readonly #options: ServiceOptions;

  /**
   * @param input the input that names it, `fulcio-url`; for messages
   * @param name for messages
   * @throws UserError for a URL that is not https, nor on this machine
   */
  constructor(input: string, name: string, url: string, options: ServiceOptions) {
    this.#name = name;
    this.#base = readUrl(input, url);
    this.#options = options;
  }

  /**
   * Sends a request, again and again while the service fails, with growing waits.
   *
   * @param accepted statuses outside 200-299 that the caller understands
   * @throws SigningError when the service refuses or goes on failing, or answers no JSON; the reason of the signal
   */
  async send(path: string, body?: object, accepted: readonly number[] = []): Promise<ServiceAnswer> {
    for (let attempt = 1; ; attempt++) {
      const result = await this.#try(path, body);
      if (!('failure' in result) && (isSuccess(result.status) || accepted.includes(result.status))) {
        return this.#read(result);
      }
      if (attempt === ATTEMPTS || !isTemporary(result)) throw this.#failed(result, attempt);
      const { sleep = pause, signal } = this.#options;
      await sleep(waitMs(result, attempt), signal);
    }
  }

  async #try(path: string, body: object | undefined): Promise<Answer | NoAnswer> {
    const { env, signal, timeoutMs = TIMEOUT_MS } = this.#options;
    const options: ExchangeOptions = {
      // As in Go's net/http, this machine is never reached through a proxy.
      proxyEnv: isLoopback(this.#base.hostname) ? undefined : env,
      userAgent: 'container-kit/promote',
      timeoutMs,
      signal,
    };
    try {
      return await exchange({ url: new URL(`${this.#base.href.replace(/\/$/, '')}${path}`), body }, options);
    } catch (failure) {
      signal?.throwIfAborted();
      return { failure };
    }
  }

  #read({ status, headers, text }: Answer): ServiceAnswer {
    const json = parse(text);
    if (json === undefined) throw this.error('answered no JSON object');
    return { status, location: headers.location, json };
  }

  #failed(result: Answer | NoAnswer, attempts: number): SigningError {
    const tries = attempts === 1 ? '' : ` (${attempts} tries)`;
    if ('failure' in result) {
      return this.error(`does not answer${tries}: ${messageOf(result.failure)}`, result.failure);
    }
    const words = textAt(parse(result.text), 'message') ?? '';
    return this.error(`answers ${result.status}${tries}${words === '' ? '' : `: ${singleLine(words)}`}`);
  }

  /** An error of this service: `Fulcio at https://fulcio.sigstore.dev <problem>`. */
  error(problem: string, cause?: unknown): SigningError {
    return new SigningError(`${this.#name} at ${this.#base.origin} ${problem}`, { cause });
  }
}

interface NoAnswer {
  readonly failure: unknown;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
}

function readUrl(input: string, text: string): URL {
  const url = URL.parse(text);
  const plain =
    url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (plain && safe) return url;
  throw new UserError(`input "${input}": ${JSON.stringify(text)} is no plain https URL`, {
    fix: 'give the root of the service, such as https://fulcio.sigstore.dev',
  });
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Without an answer the request may still have been acted upon; both services stand repetition. */
function isTemporary(result: Answer | NoAnswer): boolean {
  if ('failure' in result) return !(result.failure instanceof RangeError);
  const { status } = result;
  // 501 and 505 say "never".
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/** Retry-After in seconds where there is one, else a random part of a wait that doubles; bounded in any case. */
function waitMs(result: Answer | NoAnswer, attempt: number): number {
  const asked = 'failure' in result ? Number.NaN : Number(result.headers['retry-after'] ?? Number.NaN) * 1000;
  const own = BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  return Math.min(CAP_MS, asked > 0 ? asked : own);
}

function parse(text: string): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return singleLine(inner instanceof Error ? inner.message : String(inner));
}

function singleLine(text: string): string {
  return text
    .slice(0, 300)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
