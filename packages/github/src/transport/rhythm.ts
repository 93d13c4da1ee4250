/** Kinds of requests that GitHub counts apart. `content` and `points` are writes. */
export type WriteKind = 'content' | 'points';

/** How often requests may come. */
export interface Pace {
  /** So many at once after a long pause. */
  readonly burst: number;
  /** Then one in so many ms. */
  readonly intervalMs: number;
}

/**
 * What GitHub allows (REST API, "Rate limits", "Best practices"). Of what makes content about 80 requests a minute, with a
 * second between many of them. Everything else by points, 900 a minute for an endpoint: a deletion costs 5 and may so
 * come three times a second, a GET costs 1, and no minute of 600 at once and five a second has more than 900.
 */
export const PACES: Readonly<Record<WriteKind | 'read', Pace>> = {
  content: { burst: 20, intervalMs: 1000 },
  points: { burst: 1, intervalMs: 334 },
  read: { burst: 600, intervalMs: 200 },
};

/** However often GitHub complains, one request in this many times the usual interval. */
const SLOWEST = 16;
/** After so many requests that went well it goes back to half of its slowness. */
const CALM = 100;

/** Lets requests through at a pace, which is halved each time that GitHub says that it was too quick. */
export class Rhythm {
  readonly #pace: Pace;
  #tokens: number;
  #filledAt = Number.NEGATIVE_INFINITY;
  #slowness = 1;
  #calm = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
    this.#tokens = pace.burst;
  }

  /** Takes the next place. @returns ms to wait until it comes */
  take(now: number): number {
    const intervalMs = this.#pace.intervalMs * this.#slowness;
    const gained = Math.max(0, now - this.#filledAt) / intervalMs;
    const burst = Math.max(1, this.#pace.burst / this.#slowness);
    this.#tokens = Math.min(burst, this.#tokens + gained) - 1;
    this.#filledAt = Math.max(now, this.#filledAt);
    return Math.max(0, -this.#tokens) * intervalMs;
  }

  /** GitHub has refused one for coming too soon. */
  slowDown(): void {
    this.#slowness = Math.min(SLOWEST, this.#slowness * 2);
    this.#calm = 0;
  }

  /** One was answered. */
  calmDown(): void {
    if (this.#slowness === 1) return;
    this.#calm += 1;
    if (this.#calm < CALM) return;
    this.#slowness /= 2;
    this.#calm = 0;
  }
}
