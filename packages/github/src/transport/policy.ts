/** When and how long a client waits. */
export interface RetryPolicy {
  /** Tries in all after failures of GitHub or the network, the first included. */
  readonly attempts: number;
  /** First and longest back-off, in ms; the real wait is random between half of it and all of it. */
  readonly baseMs: number;
  readonly capMs: number;
  /** How often one request waits for a rate limit: GitHub bans those who go on and on. */
  readonly limitWaits: number;
  /** Wait after a secondary limit that names none, in ms; it doubles each time. GitHub asks for at least a minute. */
  readonly secondaryMs: number;
  /** Longest time that all waits of the client may take together, in ms. */
  readonly maxWaitMs: number;
}

/** What a client uses unless told otherwise. */
export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 5,
  baseMs: 500,
  capMs: 30_000,
  limitWaits: 3,
  secondaryMs: 60_000,
  maxWaitMs: 15 * 60_000,
};
