/**
 * The part of `@actions/http-client` 4 that `@actions/core` 3 calls: one authenticated JSON GET, for OIDC tokens.
 *
 * Why it stands in for the original: that one imports undici for its proxy agents, which makes 939 kB of every
 * bundle and 25-60 ms of CPU of every start, whether a token is asked for or not. Node's own agents know
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY (`proxyEnv`, Node >= 24.5), and are loaded only when a request is made.
 * npm links this workspace wherever `@actions/http-client` 4 is asked for; see docs/architecture.md.
 */
import type { IncomingMessage, RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BearerCredentialHandler } from './auth.ts';

/** Options that `@actions/core` passes. */
export interface HttpClientOptions {
  readonly allowRetries?: boolean;
  readonly maxRetries?: number;
}

/** A JSON answer; `result` is null on 404, as upstream has it. */
export interface TypedResponse<T> {
  readonly statusCode: number;
  readonly result: T | null;
}

/** The server answered with a status outside 200-299 (404 excepted). */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError';
  readonly statusCode: number;

  constructor(message: string, statusCode: number) {
    super(message);
    this.statusCode = statusCode;
  }
}

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const MAX_BODY_BYTES = 1024 * 1024;
const TIMEOUT_MS = 30_000;
const MAX_BACKOFF_MS = 5_000;

/** Sends GET requests with a bearer token. */
export class HttpClient {
  readonly #userAgent: string;
  readonly #handlers: readonly BearerCredentialHandler[];
  readonly #attempts: number;

  constructor(
    userAgent = 'actions/http-client',
    handlers: readonly BearerCredentialHandler[] = [],
    options: HttpClientOptions = {},
  ) {
    this.#userAgent = userAgent;
    this.#handlers = handlers;
    this.#attempts = options.allowRetries ? 1 + (options.maxRetries ?? 1) : 1;
  }

  /**
   * Fetches `url` and parses its JSON body. Temporary statuses and network errors are retried with backoff.
   *
   * @throws {HttpClientError} for a final status outside 200-299 other than 404.
   */
  async getJson<T>(url: string): Promise<TypedResponse<T>> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= this.#attempts;
      try {
        const answer = await this.#get(url);
        if (last || !RETRIED.has(answer.statusCode)) return parse<T>(answer);
      } catch (error) {
        if (last || error instanceof HttpClientError) throw error;
      }
      await sleep(Math.min(MAX_BACKOFF_MS, 100 * 2 ** attempt));
    }
  }

  async #get(url: string): Promise<{ statusCode: number; body: string }> {
    const target = new URL(url);
    const { Agent, request } =
      target.protocol === 'https:' ? await import('node:https') : await import('node:http');
    const token = this.#handlers[0]?.token;
    const options: RequestOptions = {
      agent: new Agent({ proxyEnv: process.env }),
      timeout: TIMEOUT_MS,
      headers: {
        accept: 'application/json',
        'user-agent': this.#userAgent,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(target, options, resolve);
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      outgoing.on('error', reject);
      outgoing.end();
    });
    return { statusCode: response.statusCode ?? 0, body: await readText(response) };
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES)
      throw new HttpClientError('answer is larger than 1 MiB', response.statusCode ?? 0);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse<T>({ statusCode, body }: { statusCode: number; body: string }): TypedResponse<T> {
  if (statusCode === 404) return { statusCode, result: null };
  if (statusCode < 200 || statusCode > 299)
    throw new HttpClientError(`Failed request: (${statusCode})`, statusCode);
  return { statusCode, result: body === '' ? null : (JSON.parse(body) as T) };
}
