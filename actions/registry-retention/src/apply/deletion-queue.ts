/** In which order a plan's deletions happen, so that a run that stops anywhere leaves nothing broken. */
import type { Digest } from '@container-kit/registry';
import { buildGraph, type Graph, type Inventory, type PlannedDeletion } from '@container-kit/retention';

/**
 * Gives the deletions one by one: each only when all that holds it is gone. So a root goes before its platforms, and an
 * image before its signatures; when a root turns out to stay, all that hangs on it was not touched. The plan has
 * decided already; this is a second look, which nothing passes as long as something that is still there leads to it.
 */
export class DeletionQueue {
  readonly #graph: Graph;
  /** By node that is to go and not ready: how many hold it. */
  readonly #holders = new Map<number, number>();
  readonly #gone = new Set<number>();
  readonly #ready: PlannedDeletion[] = [];
  readonly #held = new Map<number, PlannedDeletion>();

  constructor(deletions: readonly PlannedDeletion[], inventory: Inventory) {
    this.#graph = buildGraph(inventory);
    for (const deletion of deletions) {
      const node = this.#graph.find(deletion.digest);
      const holders = node === undefined ? 0 : this.#holdersOf(node).length;
      if (node === undefined || holders === 0) {
        this.#ready.push(deletion);
      } else {
        this.#holders.set(node, holders);
        this.#held.set(node, deletion);
      }
    }
    // Taken from the end: what a root leaves behind goes right after it, not after all other roots.
    this.#ready.reverse();
  }

  /** The next deletion; undefined when nothing more may go. */
  take(): PlannedDeletion | undefined {
    return this.#ready.pop();
  }

  /** Notes that a deletion has happened. */
  done(digest: Digest): void {
    const node = this.#graph.find(digest);
    if (node === undefined || this.#gone.has(node)) return;
    this.#gone.add(node);
    for (const held of new Set([...this.#graph.children.of(node), ...this.#graph.referrers.of(node)])) {
      const left = (this.#holders.get(held) ?? 0) - 1;
      this.#holders.set(held, left);
      const deletion = this.#held.get(held);
      if (left > 0 || deletion === undefined) continue;
      this.#held.delete(held);
      this.#ready.push(deletion);
    }
  }

  /** Those that stay, as something holds them that has stayed. */
  *held(): Generator<{ readonly deletion: PlannedDeletion; readonly holder: Digest }> {
    for (const [node, deletion] of this.#held) {
      const holder = this.#holdersOf(node).find((each) => !this.#gone.has(each));
      const digest = holder === undefined ? undefined : this.#graph.versions[holder]?.digest;
      yield { deletion, holder: digest ?? deletion.digest };
    }
  }

  /** A child is held by what lists it, and a referrer by its subject: without it the image would have lost a signature. */
  #holdersOf(node: number): readonly number[] {
    return [...new Set([...this.#graph.parents.of(node), ...this.#graph.subjects.of(node)])];
  }
}
