/** What is new, what was there, and what is gone. */
import type { Finding, ScanReport } from '../model/types.ts';
import { type MergedFinding, mergeFindings, platformOf } from './merge.ts';

/** See above. */
export interface Comparison {
  /** Findings of the head that are new on one platform at least. */
  readonly added: ReadonlySet<MergedFinding>;
  /** Findings of the baseline that no platform has any more. */
  readonly fixed: readonly Finding[];
}

/**
 * Compares platform by platform. Each finding of the baseline explains at most one of the head: first the very same, then
 * one of another version, then one whose path names the version. So a second copy of a known finding is new.
 *
 * A platform that the baseline lacks is compared with all platforms of the baseline together.
 */
export function compareFindings(
  head: readonly ScanReport[],
  merged: readonly MergedFinding[],
  baseline: readonly ScanReport[],
): Comparison {
  const added = new Set<MergedFinding>();
  const gone = new Map<MergedFinding, boolean>();
  const all = mergeFindings(baseline);
  const known = new Set(baseline.map(platformOf));
  for (const platform of new Set(head.map(platformOf))) {
    const before = known.has(platform) ? all.filter(({ layers }) => layers.has(platform)) : all;
    const now = merged.filter(({ layers }) => layers.has(platform));
    const { unexplained, unused } = match(now, before);
    for (const finding of unexplained) added.add(finding);
    for (const finding of before) gone.set(finding, gone.get(finding) !== false && unused.has(finding));
  }
  const fixed = [...gone].filter(([, isGone]) => isGone).map(([{ finding }]) => finding);
  return { added, fixed };
}

/** Names by which findings are matched, one after the other. */
const PASSES = ['exact', 'key', 'loose'] as const;

function match(
  now: readonly MergedFinding[],
  before: readonly MergedFinding[],
): { readonly unexplained: readonly MergedFinding[]; readonly unused: ReadonlySet<MergedFinding> } {
  let unexplained = now;
  const unused = new Set(before);
  for (const pass of PASSES) {
    const byName = Map.groupBy(unused, ({ identity }) => identity[pass]);
    unexplained = unexplained.filter(({ identity }) => {
      const explanation = byName.get(identity[pass])?.shift();
      return explanation === undefined || !unused.delete(explanation);
    });
  }
  return { unexplained, unused };
}
