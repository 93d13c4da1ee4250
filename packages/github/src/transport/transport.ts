import { GitHubError, type RateLimit, RateLimitError } from '../errors.ts';
import type { ApiRoot } from './api-root.ts';
import type { Exchanger, HttpAnswer, HttpRequest } from './exchange.ts';
import type { RetryPolicy } from './policy.ts';
import { exhaustedForMs } from './rate-limit.ts';
import { describeAnswer, describeException, type Purpose } from './refusal.ts';
import { PACES, Rhythm, type WriteKind } from './rhythm.ts';
import { judgeAnswer, judgeException, type Verdict } from './verdict.ts';
import type { Waits } from './waits.ts';

/** What a transport is made of. */
export interface TransportParts {
  readonly root: ApiRoot;
  readonly exchanger: Exchanger;
  readonly waits: Waits;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  readonly now: () => number;
  readonly random: () => number;
}

/** A request and what becomes of its answers. */
export interface Sending<T> {
  readonly request: HttpRequest;
  readonly purpose: Purpose;
  readonly rhythm: WriteKind | 'read';
  readonly read: (answer: HttpAnswer, url: URL) => T;
  readonly refuse: (answer: HttpAnswer) => Error;
  /** See `Call.recover`. */
  readonly recover?: (() => Promise<T | undefined>) | undefined;
}

/** One try: the answer or what was thrown, and what that means. */
type Outcome =
  | { readonly verdict: Verdict; readonly answer: HttpAnswer; readonly url: URL }
  | { readonly verdict: Verdict; readonly error: unknown };

/** What the tries of one request have come to so far. */
interface Tries {
  failures: number;
  limits: number;
  /** GitHub may have acted on one that failed. */
  uncertain: boolean;
}

const MAX_REDIRECTS = 3;

/** A Retry-After of 0 or in the past must not make a limited client hurry. */
const MIN_LIMIT_WAIT_MS = 1000;

/** Sends requests as often as it takes: paced, retried, within the time that the client may wait. */
export class Transport {
  readonly #parts: TransportParts;
  /** All requests of the client keep to one pace of each kind, whatever they are about. */
  readonly #rhythms = {
    content: new Rhythm(PACES.content),
    points: new Rhythm(PACES.points),
    read: new Rhythm(PACES.read),
  };
  /** Until when the primary limit is used up, in ms of this machine's clock. */
  #exhaustedUntil = 0;

  constructor(parts: TransportParts) {
    this.#parts = parts;
  }

  /**
   * @throws RateLimitError when GitHub wants a longer pause than the client may take
   * @throws GitHubError when no answer came, or what `refuse` makes of one
   */
  async send<T>(sending: Sending<T>): Promise<T> {
    const tries: Tries = { failures: 0, limits: 0, uncertain: false };
    for (;;) {
      await this.#pace(sending);
      const outcome = await this.#attempt(sending.request);
      if (outcome.verdict.kind === 'answered' && 'answer' in outcome) {
        this.#rhythms[sending.rhythm].calmDown();
        return sending.read(outcome.answer, outcome.url);
      }
      const end = await this.#prepareNext(outcome, sending, tries);
      const found = tries.uncertain ? await sending.recover?.() : undefined;
      if (found !== undefined) return found;
      if (end !== undefined) throw end;
    }
  }

  /** Holds a request back while it could only be refused. */
  async #pace({ rhythm, purpose }: Sending<unknown>): Promise<void> {
    const { now, waits } = this.#parts;
    const exhaustedMs = this.#exhaustedUntil - now();
    if (exhaustedMs > 0 && !(await waits.wait({ ms: exhaustedMs, reason: LIMIT_REASONS.primary }))) {
      throw this.#tooLong('primary', exhaustedMs, purpose, undefined);
    }
    const rhythmMs = this.#rhythms[rhythm].take(now());
    if (rhythm !== 'content') return waits.pace(rhythmMs);
    const reason = 'GitHub asks for a pause between many writes';
    if (rhythmMs > 0 && !(await waits.wait({ ms: rhythmMs, reason }))) {
      throw this.#tooLong('secondary', rhythmMs, purpose, undefined);
    }
  }

  async #attempt(request: HttpRequest): Promise<Outcome> {
    try {
      const { answer, url } = await this.#follow(request);
      const now = this.#parts.now();
      const exhaustedMs = exhaustedForMs(answer.headers, now);
      if (exhaustedMs !== undefined) this.#exhaustedUntil = now + exhaustedMs;
      return { verdict: judgeAnswer(answer, now), answer, url };
    } catch (error) {
      this.#parts.signal?.throwIfAborted();
      return { verdict: judgeException(error), error };
    }
  }

  /** Follows the redirects of renamed repositories, inside the API only (REST API, "Best practices"). */
  async #follow(request: HttpRequest): Promise<{ readonly answer: HttpAnswer; readonly url: URL }> {
    let { url } = request;
    for (let hops = 0; ; hops += 1) {
      const answer = await this.#parts.exchanger.exchange({ ...request, url });
      const { location } = answer.headers;
      const moved =
        [307, 308].includes(answer.status) ||
        (request.method === 'GET' && [301, 302].includes(answer.status));
      const next = moved && location !== undefined ? this.#parts.root.follow(url, location) : undefined;
      if (next === undefined || hops === MAX_REDIRECTS) return { answer, url };
      url = next;
    }
  }

  /** Waits until the next try may be made. @returns what to throw instead when there is to be none */
  async #prepareNext(outcome: Outcome, sending: Sending<unknown>, tries: Tries): Promise<unknown> {
    const { retry, waits } = this.#parts;
    const { verdict } = outcome;
    if (verdict.kind === 'limited') {
      if (verdict.limit === 'secondary') this.#rhythms[sending.rhythm].slowDown();
      const ms = Math.max(MIN_LIMIT_WAIT_MS, verdict.waitMs ?? retry.secondaryMs * 2 ** tries.limits);
      tries.limits += 1;
      const again = tries.limits <= retry.limitWaits;
      return again && (await waits.wait({ ms, reason: LIMIT_REASONS[verdict.limit] }))
        ? undefined
        : this.#tooLong(verdict.limit, ms, sending.purpose, outcome);
    }
    if (verdict.kind === 'failed') {
      tries.failures += 1;
      tries.uncertain ||= verdict.acted;
      const ms = Math.max(verdict.waitMs ?? 0, this.#backoffMs(tries.failures));
      const again = tries.failures < retry.attempts;
      return again && (await waits.wait({ ms, reason: 'GitHub or the network failed' }))
        ? undefined
        : failure(outcome, sending);
    }
    return refusal(outcome, sending);
  }

  /** Half of it is random: several jobs that failed together should not come back together. */
  #backoffMs(failures: number): number {
    const { baseMs, capMs } = this.#parts.retry;
    return Math.min(capMs, baseMs * 2 ** (failures - 1)) * (0.5 + this.#parts.random() / 2);
  }

  #tooLong(limit: RateLimit, ms: number, purpose: Purpose, outcome: Outcome | undefined): RateLimitError {
    const { now, waits } = this.#parts;
    const retryAt = new Date(now() + ms);
    const details =
      outcome !== undefined && 'answer' in outcome
        ? describeAnswer(outcome.answer, purpose, true).details
        : { ...purpose, temporary: true };
    const fix = `run it again after ${retryAt.toISOString()}`;
    return new RateLimitError({
      ...details,
      missingPermission: undefined,
      message:
        `${purpose.method} ${purpose.path}: ${LIMIT_REASONS[limit]} for another ${seconds(ms)}, ` +
        `and this client may wait ${seconds(waits.leftMs)} more. To fix it, ${fix}`,
      fix,
      limit,
      retryAt,
    });
  }
}

const LIMIT_REASONS: Readonly<Record<RateLimit, string>> = {
  primary: 'the rate limit of the token is used up',
  secondary: "GitHub's secondary rate limit asks for a pause",
};

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}

function refusal(outcome: Outcome, { purpose, refuse }: Sending<unknown>): unknown {
  return 'answer' in outcome ? refuse(outcome.answer) : describeException(outcome.error, purpose, false);
}

function failure(outcome: Outcome, { purpose }: Sending<unknown>): unknown {
  return 'answer' in outcome
    ? new GitHubError(describeAnswer(outcome.answer, purpose, true).details)
    : describeException(outcome.error, purpose, true);
}
