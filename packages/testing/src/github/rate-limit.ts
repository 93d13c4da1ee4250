import type { ReplyHeaders } from '../registry/reply.ts';
import { ApiError } from './api-error.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What is left of the primary limit. */
export interface RemainingRequests {
  readonly remaining: number;
  /** When the limit is full again, epoch in ms; in an hour by default. */
  readonly resetAt?: number;
}

/** The primary rate limit of a token: GITHUB_TOKEN has 1,000 requests per hour and repository. */
export class RateLimit {
  readonly #limit = 1000;
  readonly #now: () => number;
  #remaining = this.#limit;
  #resetAt: number;

  /** @param now epoch in ms */
  constructor(now: () => number) {
    this.#now = now;
    this.#resetAt = now() + HOUR_MS;
  }

  /** Makes it nearly used up, or full again. */
  set({ remaining, resetAt }: RemainingRequests): void {
    this.#remaining = remaining;
    this.#resetAt = resetAt ?? this.#now() + HOUR_MS;
  }

  /** Counts a request. @throws ApiError 403 when none is left */
  take(): void {
    if (this.#now() >= this.#resetAt) {
      this.set({ remaining: this.#limit });
    }
    if (this.#remaining === 0) {
      throw new ApiError(
        403,
        'API rate limit exceeded for installation. If you reach out to GitHub Support for help, please include the request ID.',
      );
    }
    this.#remaining -= 1;
  }

  /** The headers of every answer (REST API, "Rate limits"). */
  headers(): ReplyHeaders {
    return {
      'X-RateLimit-Limit': this.#limit,
      'X-RateLimit-Remaining': this.#remaining,
      'X-RateLimit-Used': this.#limit - this.#remaining,
      'X-RateLimit-Reset': Math.ceil(this.#resetAt / 1000),
      'X-RateLimit-Resource': 'core',
    };
  }
}
