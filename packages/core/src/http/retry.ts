import { setTimeout as delay } from 'node:timers/promises';
import { HttpError } from './errors.ts';
import type { HttpResponse } from './exchange.ts';

/** How often and when a failed request is repeated. */
export interface RetryOptions {
  /** Repetitions after the first try; 4 by default. */
  readonly retries?: number;
  /** Sleep and chance, for tests. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly random?: () => number;
}

const RETRIES = 4;
const BASE_MS = 500;
const MAX_MS = 30_000;

/**
 * Runs an operation until it succeeds. A temporary failure is repeated after a random wait whose limit doubles from half
 * a second to half a minute, or after the time that the server named.
 *
 * @throws the last error, or the reason of the signal.
 */
export async function withRetries<T>(
  operation: () => Promise<T>,
  options: RetryOptions & { readonly signal?: AbortSignal | undefined },
): Promise<T> {
  const { retries = RETRIES, sleep = wait, random = Math.random, signal } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      signal?.throwIfAborted();
      if (attempt >= retries || !(error instanceof HttpError) || !error.temporary) throw error;
      const backoff = random() * Math.min(MAX_MS, BASE_MS * 2 ** attempt);
      await sleep(Math.min(MAX_MS, error.retryAfterMs ?? backoff), signal);
    }
  }
}

/** The error for an answer that is none: its body is dropped, as it may hold anything. */
export function refused(response: HttpResponse): HttpError {
  const { status, headers, body, url } = response;
  body.destroy();
  const seconds = /^\d+$/.exec(headers['retry-after'] ?? '')?.[0];
  return new HttpError(`the server answers with status ${status}`, {
    url,
    status,
    temporary: isTemporary(status),
    retryAfterMs: seconds === undefined ? undefined : Number(seconds) * 1000,
  });
}

/** Whether an answer may be different next time. 501 and 505 say "never". */
function isTemporary(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, signal && { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
}
