import { ApiError } from './api-error.ts';

const MINUTE_MS = 60_000;
const MAX_POINTS = 900;

/** The secondary limit by points (REST API, "Rate limits"): 900 a minute for one endpoint; a GET costs 1, all others 5. */
export class PointsLimit {
  readonly #now: () => number;
  readonly #spent = new Map<string, { readonly at: number; readonly points: number }[]>();

  /** @param now epoch in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request. @throws ApiError 403 when that was too much */
  take(endpoint: string, method: string): void {
    const now = this.#now();
    const recent = (this.#spent.get(endpoint) ?? []).filter(({ at }) => now - at < MINUTE_MS);
    recent.push({ at: now, points: method === 'GET' ? 1 : 5 });
    this.#spent.set(endpoint, recent);
    if (recent.reduce((sum, { points }) => sum + points, 0) > MAX_POINTS) {
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      throw new ApiError(403, message, [], { 'Retry-After': 60 });
    }
  }
}
