import type { Ranking } from '../decide/ranking.ts';
import type { Roots } from '../decide/roots.ts';
import type { Graph } from '../graph/graph.ts';
import { Storage } from './storage.ts';

/**
 * The newest roots that fit into a number of bytes together, shared blobs counted once: the first that does not fit ends
 * it. What was not read weighs nothing, so that a root never goes because of a guess.
 *
 * @returns nodes, of roots and of what is judged among their parts
 */
export function fitInto(
  graph: Graph,
  { all, owners }: Roots,
  { newest }: Ranking,
  bytes: number,
): ReadonlySet<number> {
  const parts = new Map<number, number[]>();
  for (const [node, owner] of owners.entries()) {
    const list = parts.get(owner);
    if (list === undefined) parts.set(owner, [node]);
    else list.push(node);
  }
  const storage = new Storage(graph);
  const fitting = new Set<number>();
  let total = 0;
  for (const root of newest) {
    for (const node of parts.get(root) ?? []) total += storage.add(node);
    if (total > bytes) break;
    fitting.add(root);
  }
  const judged = all.filter(({ node }) => fitting.has(owners[node] ?? -1)).map(({ node }) => node);
  return new Set([...fitting, ...judged]);
}
