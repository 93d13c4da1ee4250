/** Limits on a peer's silence. */
export interface Timeouts {
  /** Longest wait for the peer to take or give the next piece of a body, in ms. */
  readonly idleMs: number;
  /** Longest wait for connecting, TLS and the head of the answer, in ms. */
  readonly responseMs: number;
  /** Extra wait for the answer to an upload, per MiB sent: registries hash and move it before they answer. */
  readonly responseMsPerMiB: number;
  /** Lowest rate that counts as alive, in bytes per second, over `floorWindowMs` of waiting. */
  readonly floorBytesPerSecond: number;
  readonly floorWindowMs: number;
}

/** What a client uses unless told otherwise. */
export const DEFAULT_TIMEOUTS: Timeouts = {
  idleMs: 30_000,
  responseMs: 60_000,
  responseMsPerMiB: 250,
  floorBytesPerSecond: 1024,
  floorWindowMs: 30_000,
};

/** The peer went silent or crawls; `code` lets it pass for the operating system's own time-out. */
export class StalledError extends Error {
  override readonly name = 'StalledError';
  readonly code = 'ETIMEDOUT';
}

/**
 * Watches one exchange. It runs only while the peer is the one to move: a slow disk or a slow consumer on our
 * side never counts against the registry.
 */
export class Watchdog {
  readonly #timeouts: Timeouts;
  readonly #expire: (error: StalledError) => void;
  #timer: NodeJS.Timeout | undefined;
  #timerMs = 0;
  /** What the peer has failed to do when the timer runs out; undefined while it is not its turn. */
  #problem: string | undefined;
  #since = 0;
  #waitedMs = 0;
  #bytes = 0;

  constructor(timeouts: Timeouts, expire: (error: StalledError) => void) {
    this.#timeouts = timeouts;
    this.#expire = expire;
  }

  /** Starts waiting for the next piece of a body. */
  awaitBody(): void {
    const { idleMs } = this.#timeouts;
    this.#start(idleMs, `no data for ${idleMs / 1000} s`);
  }

  /** Starts waiting for the answer to a request that carried so many bytes. */
  awaitAnswer(bytesSent: number): void {
    const ms = this.#timeouts.responseMs + (bytesSent / 2 ** 20) * this.#timeouts.responseMsPerMiB;
    this.#start(ms, `no answer for ${Math.round(ms / 1000)} s`);
  }

  /** The peer moved: so many body bytes since the last call. */
  moved(bytes: number): void {
    this.#bytes += bytes;
    if (this.#problem === undefined) {
      return;
    }
    this.#problem = undefined;
    this.#waitedMs += performance.now() - this.#since;
    if (this.#waitedMs < this.#timeouts.floorWindowMs) {
      return;
    }
    const rate = (this.#bytes * 1000) / this.#waitedMs;
    this.#waitedMs = 0;
    this.#bytes = 0;
    if (rate < this.#timeouts.floorBytesPerSecond) {
      this.#expire(new StalledError(`only ${rate.toFixed(1)} bytes per second`));
    }
  }

  /** Ends the wait without judging it. */
  stop(): void {
    this.#problem = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** There is a wait for every few kilobytes: the timer is set anew and not made anew. */
  #start(ms: number, problem: string): void {
    this.#problem = problem;
    this.#since = performance.now();
    if (this.#timer !== undefined && this.#timerMs === ms) {
      this.#timer.refresh();
      return;
    }
    clearTimeout(this.#timer);
    this.#timerMs = ms;
    this.#timer = setTimeout(() => this.#ring(), ms);
  }

  #ring(): void {
    this.#timer = undefined;
    if (this.#problem !== undefined) {
      this.#expire(new StalledError(this.#problem));
    }
  }
}
