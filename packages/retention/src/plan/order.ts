import type { Graph } from '../graph/graph.ts';

/**
 * Nodes in the order of their deletion: whatever points at another goes before it (parents before what they list, referrers
 * before what they are about), so that at no time something points at nothing. Artifact Registry insists on it. Of what is
 * equal, the oldest goes first; circles, which only tags can claim, are cut anywhere.
 *
 * @param timeOf milliseconds; what is not a number comes last
 */
export function deletionOrder(
  graph: Graph,
  nodes: readonly number[],
  timeOf: (node: number) => number,
): readonly number[] {
  const goes = new Uint8Array(graph.versions.length);
  for (const node of nodes) goes[node] = 1;
  const ordered: number[] = [];
  // Depth first, through what points at a node before the node itself.
  const visit = (start: number): void => {
    const stack: { readonly node: number; readonly before: readonly number[]; at: number }[] = [];
    const enter = (node: number): void => {
      if (goes[node] !== 1) return;
      goes[node] = 0;
      stack.push({ node, before: [...graph.referrers.of(node), ...graph.parents.of(node)], at: 0 });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.before[top.at];
      top.at += 1;
      if (next !== undefined) enter(next);
      else {
        ordered.push(top.node);
        stack.pop();
      }
    }
  };
  const rank = (node: number): number =>
    Number.isNaN(timeOf(node)) ? Number.POSITIVE_INFINITY : timeOf(node);
  const sorted = nodes.toSorted((a, b) => (rank(a) === rank(b) ? a - b : rank(a) - rank(b)));
  for (const node of sorted) visit(node);
  return ordered;
}
