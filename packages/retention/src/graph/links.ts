const NONE = new Uint32Array(0);

/**
 * Links between nodes of a graph, in one direction. Two plain arrays: a repository of 60,000 manifests has as many links,
 * and a set of digests for each of them would take more memory than everything else together.
 */
export class Links {
  /** Where the targets of each node begin; one more at the end. */
  readonly #starts: Uint32Array;
  readonly #targets: Uint32Array;

  private constructor(starts: Uint32Array, targets: Uint32Array) {
    this.#starts = starts;
    this.#targets = targets;
  }

  /** @param pairs of nodes, `[from, to, from, to, ...]` */
  static from(size: number, pairs: readonly number[], reversed = false): Links {
    const starts = new Uint32Array(size + 1);
    const offset = reversed ? 1 : 0;
    for (let at = offset; at < pairs.length; at += 2) add(starts, (pairs[at] ?? 0) + 1, 1);
    for (let node = 0; node < size; node += 1) add(starts, node + 1, starts[node] ?? 0);
    const next = starts.slice();
    const targets = new Uint32Array(pairs.length / 2);
    for (let at = 0; at < pairs.length; at += 2) {
      const from = pairs[at + offset] ?? 0;
      targets[next[from] ?? 0] = pairs[at + 1 - offset] ?? 0;
      add(next, from, 1);
    }
    return new Links(starts, targets);
  }

  /** The nodes that a node leads to. */
  of(node: number): Uint32Array {
    return this.has(node) ? this.#targets.subarray(this.#starts[node], this.#starts[node + 1]) : NONE;
  }

  /** Whether a node leads anywhere. */
  has(node: number): boolean {
    return this.#starts[node] !== this.#starts[node + 1];
  }
}

function add(array: Uint32Array, at: number, number: number): void {
  array[at] = (array[at] ?? 0) + number;
}
