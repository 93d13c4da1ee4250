/** Findings of all platforms, each one once. */
import { SEVERITIES } from '@container-kit/policy';
import type { Finding, ScanReport } from '../model/types.ts';
import { type Identity, identify } from './identity.ts';
import { LayerSets, type Layers } from './layer-sets.ts';

/** A finding, wherever it is. */
export interface MergedFinding {
  readonly identity: Identity;
  /** That of `identity`, with `#2` for the second of several that differ in version or line only. */
  readonly key: string;
  readonly finding: Finding;
  /** By platform: the layer (DiffID) that brought it there, where that is known. In the order of the reports. */
  readonly layers: Layers;
}

/** The name of a report's platform. */
export function platformOf({ artifact }: ScanReport): string {
  return artifact.platform ?? 'unknown';
}

/** Merges findings. */
export function mergeFindings(reports: readonly ScanReport[]): readonly MergedFinding[] {
  const found = new Map<string, Entry>();
  const sets = new LayerSets();
  for (const report of reports) {
    const platform = platformOf(report);
    for (const finding of report.findings) add(found, finding, platform, sets);
  }
  return withKeys([...found.values()]);
}

/** One that still grows. */
type Entry = { -readonly [K in keyof MergedFinding]: MergedFinding[K] };

function add(found: Map<string, Entry>, finding: Finding, platform: string, sets: LayerSets): void {
  const identity = identify(finding);
  const entry = found.get(identity.exact);
  const layers = sets.with(entry?.layers, platform, finding.layer);
  if (entry === undefined) {
    found.set(identity.exact, { identity, key: identity.key, finding, layers });
    return;
  }
  entry.layers = layers;
  if (isWorse(finding, entry.finding)) entry.finding = finding;
}

/** Of two reports about the same thing the stricter one counts, whichever came first. */
function isWorse(finding: Finding, other: Finding): boolean {
  const rank = bySeverity(finding, other);
  if (rank !== 0) return rank < 0;
  return fixes(finding) > fixes(other);
}

function fixes(finding: Finding): number {
  return finding.package?.fixedVersions.length ?? 0;
}

/** Tells apart what has the same key. */
function withKeys(entries: readonly Entry[]): readonly MergedFinding[] {
  return [...Map.groupBy(entries, ({ key }) => key).values()].flatMap((group) => {
    if (group.length === 1) return group;
    const sorted = group.toSorted(byIdentity);
    for (const [index, entry] of sorted.entries()) if (index > 0) entry.key += `#${index + 1}`;
    return sorted;
  });
}

/** An order that does not depend on how findings came. */
export function byIdentity(a: Pick<MergedFinding, 'identity'>, b: Pick<MergedFinding, 'identity'>): number {
  return compareText(a.identity.exact, b.identity.exact);
}

/** By code units, which is the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Worst first. */
export function bySeverity(a: Finding, b: Finding): number {
  if (a.severity === b.severity) return 0;
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
