/** GitHub allows about 80 requests a minute that make content, and asks for a second between many of them. */
const BURST = 20;
const INTERVAL_MS = 1000;

/**
 * Lets writes through at a rate that stays below the secondary limit (REST API, "Rate limits", "Best practices"):
 * twenty at once, then one per second.
 */
export class WriteRhythm {
  #tokens = BURST;
  #refilledAt = Number.NEGATIVE_INFINITY;

  /** Takes the next place. @returns ms to wait until it comes */
  take(now: number): number {
    const gained = Math.max(0, now - this.#refilledAt) / INTERVAL_MS;
    this.#tokens = Math.min(BURST, this.#tokens + gained) - 1;
    this.#refilledAt = Math.max(now, this.#refilledAt);
    return Math.max(0, -this.#tokens) * INTERVAL_MS;
  }
}
