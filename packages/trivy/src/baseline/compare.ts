/** What is new, what was there, and what is gone. */
import type { Finding, ScanReport } from '../model/types.ts';
import { looseKey } from './identity.ts';
import { byIdentity, bySeverity, type MergedFinding, mergeFindings, platformOf } from './merge.ts';

/** See above. */
export interface Comparison {
  /** Findings of the head that are new on one platform at least. */
  readonly added: ReadonlySet<MergedFinding>;
  /** Findings of the baseline that no platform has any more, worst first. */
  readonly fixed: readonly Finding[];
  /** All findings of the baseline. */
  readonly before: readonly MergedFinding[];
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
  const fixed = [...gone]
    .filter(([, isGone]) => isGone)
    .map(([merged]) => merged)
    .toSorted((a, b) => bySeverity(a.finding, b.finding) || byIdentity(a, b))
    .map(({ finding }) => finding);
  return { added, fixed, before: all };
}

/** Names by which findings are matched after the exact ones. */
const LOOSER_NAMES: readonly ((merged: MergedFinding) => string)[] = [
  ({ identity }) => identity.key,
  ({ identity, finding }) => looseKey(finding, identity.key),
];

function match(
  now: readonly MergedFinding[],
  before: readonly MergedFinding[],
): { readonly unexplained: readonly MergedFinding[]; readonly unused: ReadonlySet<MergedFinding> } {
  const exact = new Map(before.map((merged) => [merged.identity.exact, merged]));
  const rest = now.filter(({ identity }) => !exact.delete(identity.exact));
  const unused = new Set([...exact.values()].toSorted(byIdentity));
  let unexplained = rest.toSorted(byIdentity);
  for (const nameOf of LOOSER_NAMES) {
    const byName = Map.groupBy(unused, nameOf);
    unexplained = unexplained.filter((merged) => {
      const explanation = byName.get(nameOf(merged))?.shift();
      return explanation === undefined || !unused.delete(explanation);
    });
  }
  return { unexplained, unused };
}
