import { Answer } from './answer.ts';
import { type ExchangeContext, exchange, type Outgoing } from './exchange.ts';
import { type Failure, judgeAnswer, judgeException, type Purpose } from './failure.ts';
import { BULK_BYTES, type Concurrency, type LaneName, Limiter } from './limiter.ts';
import { followRedirects } from './redirect.ts';
import { backoffMs, type RetryPolicy } from './retry.ts';
import { hostOf, type Target } from './target.ts';

/** What a client's transport is made of; time and chance can be replaced in tests. */
export interface TransportOptions extends ExchangeContext {
  readonly retry: RetryPolicy;
  readonly concurrency: Concurrency;
  readonly userAgent: string;
  /** Epoch in ms. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** Texts of `Warning: 299` headers, each once: hostile text. */
  readonly onWarning: (text: string) => void;
}

/** A request that may be repeated. */
export interface Repeatable<T> {
  readonly purpose: Purpose;
  /** Makes one try. */
  readonly send: () => Promise<Answer>;
  /** Whether a status is an answer and not a failure. */
  readonly accepts: (status: number) => boolean;
  /** Makes the result; a connection that fails meanwhile costs another try. */
  readonly use: (answer: Answer) => Promise<T>;
  /** Tries in all, when not as the policy says. */
  readonly attempts?: number | undefined;
  /** Ends the request and the waits between its tries. */
  readonly signal: AbortSignal | undefined;
}

/** Sends requests: per-host limits, redirects, retries. Knows nothing of registries and their logins. */
export class Transport {
  readonly options: TransportOptions;
  readonly #limiters = new Map<string, Limiter>();
  readonly #warnings = new Set<string>();

  constructor(options: TransportOptions) {
    this.options = options;
  }

  /**
   * One try, redirects followed. The slot of the host is held until the answer's body is read or dropped, that of
   * an upload only while bytes go out: while a registry hashes and stores one blob, the next can be under way.
   */
  async once(outgoing: Outgoing, signal: AbortSignal | undefined): Promise<Answer> {
    const limiter = this.limiter(outgoing.target);
    const lane = laneOf(outgoing);
    const slot = await limiter.acquire(lane, signal);
    try {
      const headers = {
        'user-agent': this.options.userAgent,
        'accept-encoding': 'identity',
        ...outgoing.headers,
      };
      const onSent = lane === 'upload' ? { onSent: () => slot.release() } : {};
      const sent = await followRedirects({ ...outgoing, headers, ...onSent }, (hop) =>
        exchange(this.options, hop, signal),
      );
      this.#warn(sent.incoming.headers.warning);
      if (sent.incoming.status < 400) {
        limiter.speedUp(lane);
      }
      return new Answer(sent.incoming, sent.outgoing.target, () => slot.release());
    } catch (error) {
      slot.release();
      throw error;
    }
  }

  /** @throws the failure of the last try, or the signal's reason */
  async repeat<T>(request: Repeatable<T>): Promise<T> {
    const { stats, sleep, random, retry } = this.options;
    const { signal } = request;
    const tries = { failed: 0, limited: 0 };
    for (;;) {
      const outcome = await this.#try(request);
      if ('value' in outcome) {
        return outcome.value;
      }
      signal?.throwIfAborted();
      tries[outcome.rateLimited ? 'limited' : 'failed'] += 1;
      const exhausted =
        tries.failed >= (request.attempts ?? retry.attempts) || tries.limited >= retry.rateLimitAttempts;
      if (!outcome.temporary || exhausted) {
        throw outcome.error;
      }
      if ((outcome.waitMs ?? 0) > retry.maxRetryAfterMs) {
        outcome.error.message += ` (it asks to wait ${Math.ceil((outcome.waitMs ?? 0) / 1000)} s, which is too long)`;
        throw outcome.error;
      }
      const backoff = backoffMs(retry, tries.failed + tries.limited, random);
      await sleep(Math.max(outcome.waitMs ?? 0, backoff), signal);
      stats.countRetry(hostOf(request.purpose.target));
    }
  }

  /** The limits of one host. */
  limiter(target: Target): Limiter {
    const known = this.#limiters.get(target.origin);
    if (known !== undefined) {
      return known;
    }
    const fresh = new Limiter(this.options.concurrency);
    this.#limiters.set(target.origin, fresh);
    return fresh;
  }

  async #try<T>(request: Repeatable<T>): Promise<{ readonly value: T } | Failure> {
    let failure: Failure;
    try {
      const answer = await request.send();
      if (request.accepts(answer.status)) {
        return { value: await request.use(answer) };
      }
      failure = await judgeAnswer(answer, request.purpose, this.options.now());
    } catch (error) {
      failure = judgeException(error, request.purpose);
    }
    if (failure.overloaded) {
      this.limiter(request.purpose.target).slowDown();
    }
    return failure;
  }

  /** OCI distribution-spec, "Warnings": to be shown once and not acted on. */
  #warn(header: string | string[] | undefined): void {
    for (const [, text = ''] of String(header ?? '')
      .slice(0, 4096)
      .matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
      if (!this.#warnings.has(text)) {
        this.#warnings.add(text);
        this.options.onWarning(text.replace(/\\(.)/g, '$1'));
      }
    }
  }
}

function laneOf({ body, bulk }: Outgoing): LaneName {
  if ((body?.size ?? 0) > BULK_BYTES) {
    return 'upload';
  }
  return bulk === true ? 'download' : 'small';
}
