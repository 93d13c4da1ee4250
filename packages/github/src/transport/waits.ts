import { setTimeout as delay } from 'node:timers/promises';

/** Why a client waits, for whoever wants to tell the user. */
export interface Wait {
  readonly ms: number;
  readonly reason: string;
}

/** How to wait. */
export interface WaitOptions {
  /** Longest time that all waits together may take, in ms. */
  readonly maxMs: number;
  /** What one wait may take at most by now, in ms: the time that the run has left. */
  readonly mostMs?: (() => number) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly onWait: (wait: Wait) => void;
}

/** The waits of one client, which together have an end. */
export class Waits {
  readonly #options: WaitOptions;
  #leftMs: number;

  constructor(options: WaitOptions) {
    this.#options = options;
    this.#leftMs = options.maxMs;
  }

  /** What is left, in ms. */
  get leftMs(): number {
    const { mostMs } = this.#options;
    return mostMs === undefined ? this.#leftMs : Math.max(0, Math.min(this.#leftMs, mostMs()));
  }

  /**
   * Waits for the next place in a rhythm. This is how long work of that size takes, so it neither counts nor is told.
   *
   * @throws the reason of the signal
   */
  async pace(ms: number): Promise<void> {
    if (ms > 0) await this.#options.sleep(ms, this.#options.signal);
  }

  /**
   * Waits unless that would be too long. @returns whether it waited
   * @throws the reason of the signal
   */
  async wait(wait: Wait): Promise<boolean> {
    if (wait.ms > this.leftMs) return false;
    if (wait.ms <= 0) return true;
    this.#leftMs -= wait.ms;
    this.#options.onWait(wait);
    await this.#options.sleep(wait.ms, this.#options.signal);
    return true;
  }
}

/** Sleeps; ends early by throwing the signal's reason. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
}
