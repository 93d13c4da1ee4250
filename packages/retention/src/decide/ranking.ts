import type { Graph } from '../graph/graph.ts';
import { lastTouched } from '../time/last-touched.ts';
import type { Root } from './roots.ts';

/** The roots of a repository, newest first. */
export interface Ranking {
  /** Milliseconds by node; not a number where the time is unknown. */
  readonly times: Float64Array;
  /** Nodes of the roots whose time is known, newest first. */
  readonly newest: readonly number[];
  /** How many roots have no time. */
  readonly timeless: number;
  /**
   * The place of a node among the roots, from 1. What is no root itself has the place that a root of its age would have: it
   * takes no place from others. Infinite where the time is unknown; such a root takes no place from others either.
   */
  rankOf(node: number): number;
}

/** Ranks roots, of equal times the smaller digest first. */
export function rankRoots(graph: Graph, roots: readonly Root[], now: Date): Ranking {
  const times = new Float64Array(graph.versions.length);
  for (const [node, version] of graph.versions.entries())
    times[node] = lastTouched(version, now) ?? Number.NaN;
  const timeOf = (node: number): number => times[node] ?? Number.NaN;
  const ranked = roots
    // Without bytes it is no image that somebody could pull: it must not push one of the newest out.
    .filter(({ node, kind }) => kind === 'root' && graph.versions[node]?.content.kind !== 'missing')
    .map(({ node }) => node);
  const newest = ranked
    .filter((node) => !Number.isNaN(timeOf(node)))
    .sort((a, b) => timeOf(b) - timeOf(a) || a - b);
  const ranks = new Uint32Array(graph.versions.length);
  for (const [index, node] of newest.entries()) ranks[node] = index + 1;
  const rankOf = (node: number): number => {
    const time = timeOf(node);
    if (Number.isNaN(time)) return Number.POSITIVE_INFINITY;
    return ranks[node] || countNewer(newest, time, timeOf) + 1;
  };
  return { times, newest, timeless: ranked.length - newest.length, rankOf };
}

/** How many of the roots are newer than a time. */
function countNewer(newest: readonly number[], time: number, timeOf: (node: number) => number): number {
  let low = 0;
  let high = newest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(newest[middle] ?? 0) > time) low = middle + 1;
    else high = middle;
  }
  return low;
}
