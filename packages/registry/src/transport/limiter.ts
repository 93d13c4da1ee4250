/** Most requests at a time to one host. */
export interface Concurrency {
  /** Manifests, existence checks, small blobs. */
  readonly small: number;
  /** Bodies of more than {@link BULK_BYTES}, each direction for itself. */
  readonly bulk: number;
}

/**
 * Uploads and downloads wait in lanes of their own: a copy within one registry holds one of each, and in a
 * shared lane all could hold the first and wait for the second.
 */
export type LaneName = 'small' | 'upload' | 'download';

/** Measured best over latencies of 0 to 20 ms: more small ones, few big streams. */
export const DEFAULT_CONCURRENCY: Concurrency = { small: 8, bulk: 4 };

/** From this body size on, a request counts as bulk. */
export const BULK_BYTES = 1024 * 1024;

/** A right to have one request under way. */
export interface Slot {
  /** Gives the slot back; further calls do nothing. */
  release(): void;
}

/**
 * Per-host concurrency that adapts (additive increase, multiplicative decrease): a host that answers 429 or 503
 * gets half as many requests at a time, and one more for every round that goes well.
 */
export class Limiter {
  readonly #lanes: Readonly<Record<LaneName, Lane>>;

  constructor(concurrency: Concurrency) {
    const { small, bulk } = concurrency;
    this.#lanes = { small: new Lane(small), upload: new Lane(bulk), download: new Lane(bulk) };
  }

  /** Waits for a free slot. @throws the signal's reason */
  acquire(lane: LaneName, signal?: AbortSignal): Promise<Slot> {
    return this.#lanes[lane].acquire(signal);
  }

  /** The host is overloaded. */
  slowDown(): void {
    for (const lane of Object.values(this.#lanes)) {
      lane.halve();
    }
  }

  /** A request of this lane went well. */
  speedUp(lane: LaneName): void {
    this.#lanes[lane].grow();
  }

  /** Slots that may be taken at a time now. */
  capacity(lane: LaneName): number {
    return this.#lanes[lane].capacity;
  }
}

class Lane {
  readonly #max: number;
  #window: number;
  #active = 0;
  /** Good answers to wait for before the window may shrink again: one burst of 429s counts once. */
  #settling = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(max: number) {
    this.#max = max;
    this.#window = max;
  }

  get capacity(): number {
    return Math.floor(this.#window);
  }

  async acquire(signal?: AbortSignal): Promise<Slot> {
    signal?.throwIfAborted();
    if (this.#active < this.capacity) {
      this.#active += 1;
    } else {
      await this.#turn(signal);
    }
    let released = false;
    return {
      release: () => {
        if (!released) {
          released = true;
          this.#active -= 1;
          this.#wake();
        }
      },
    };
  }

  halve(): void {
    if (this.#settling === 0) {
      this.#settling = Math.max(1, this.#active);
      this.#window = Math.max(1, this.#window / 2);
    } else {
      this.#settling -= 1;
    }
  }

  grow(): void {
    this.#settling = Math.max(0, this.#settling - 1);
    this.#window = Math.min(this.#max, this.#window + 1 / this.#window);
    this.#wake();
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(wake), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(wake);
    });
  }

  /** Counts the slot before its owner runs, so that nobody can slip in between. */
  #wake(): void {
    while (this.#active < this.capacity) {
      const next = this.#waiting.shift();
      if (next === undefined) {
        return;
      }
      this.#active += 1;
      next();
    }
  }
}
