import type { Digest } from '@container-kit/registry';
import type { Graph } from './graph.ts';
import type { Links } from './links.ts';

/** What is kept, and by what. */
export class Closure {
  readonly #graph: Graph;
  readonly #kept: Uint8Array;
  /** By node: the one that led to it, or itself. */
  readonly #via: Int32Array;

  /**
   * Keeps everything that what is kept leads to: what an index lists, what a referrer is about, and whatever refers to
   * something that is kept, at any depth.
   *
   * @param seeds nodes that are kept for reasons of their own
   * @param directions what is followed; all that is said above unless given
   */
  constructor(
    graph: Graph,
    seeds: Iterable<number>,
    directions: readonly Links[] = [graph.children, graph.subjects, graph.referrers],
  ) {
    this.#graph = graph;
    this.#kept = new Uint8Array(graph.versions.length);
    this.#via = new Int32Array(graph.versions.length).fill(-1);
    // Numbers, not the order in which somebody found them, so that paths are the same each time.
    const queue = [...new Set(seeds)].sort((a, b) => a - b);
    for (const node of queue) this.#keep(node, node);
    // Breadth first: what a path shows is the shortest way.
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at] ?? 0;
      for (const links of directions) {
        for (const next of links.of(node)) if (this.#keep(next, node)) queue.push(next);
      }
    }
  }

  has(node: number): boolean {
    return this.#kept[node] === 1;
  }

  /** Digests from a node that is kept for reasons of its own to this one, both included. Empty when it is not kept. */
  path(node: number): readonly Digest[] {
    if (!this.has(node)) return [];
    const path: Digest[] = [];
    for (let at = node; ; at = this.#via[at] ?? at) {
      const version = this.#graph.versions[at];
      if (version !== undefined) path.unshift(version.digest);
      if (this.#via[at] === at) return path;
    }
  }

  #keep(node: number, via: number): boolean {
    if (this.#kept[node] === 1) return false;
    this.#kept[node] = 1;
    this.#via[node] = via;
    return true;
  }
}
