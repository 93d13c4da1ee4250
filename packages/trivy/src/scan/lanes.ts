/** Limits how much happens at once. */

/**
 * Tasks of one lane run one after the other, tasks of different lanes side by side, up to a number of them.
 *
 * Trivy locks the cache of its layer analyses for as long as it runs (a bolt file, pkg/cache/fs.go): so each lane has a
 * cache of its own, and what is scanned later in the same lane profits from it.
 */
export class Lanes {
  readonly #limit: number;
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs a task when its lane is free and there is room. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.#lanes.get(lane) ?? Promise.resolve();
    const done = before.then(() => this.#withRoom(task));
    this.#lanes.set(
      lane,
      done.catch(() => undefined),
    );
    return done;
  }

  async #withRoom<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      // The room goes to the next one, or is free again.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
