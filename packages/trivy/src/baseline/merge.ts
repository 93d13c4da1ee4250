/** Findings of all platforms, each one once. */
import { SEVERITIES } from '@container-kit/policy';
import type { Finding, ScanReport } from '../model/types.ts';
import { type Identity, identify } from './identity.ts';

/** A finding, wherever it is. */
export interface MergedFinding {
  readonly identity: Identity;
  /** That of `identity`, with `#2` for the second of several that differ in version or line only. */
  readonly key: string;
  readonly finding: Finding;
  /** By platform: the layer (DiffID) that brought it there, where that is known. In the order of the reports. */
  readonly layers: ReadonlyMap<string, string | undefined>;
}

/** The name of a report's platform. */
export function platformOf({ artifact }: ScanReport): string {
  return artifact.platform ?? 'unknown';
}

/** Merges findings; the order of the result follows from their keys alone. */
export function mergeFindings(reports: readonly ScanReport[]): readonly MergedFinding[] {
  const found = new Map<string, Entry>();
  for (const report of reports) {
    const platform = platformOf(report);
    for (const finding of report.findings) add(found, identify(finding), finding, platform);
  }
  return withKeys([...found.values()]);
}

interface Entry {
  readonly identity: Identity;
  finding: Finding;
  readonly layers: Map<string, string | undefined>;
}

function add(found: Map<string, Entry>, identity: Identity, finding: Finding, platform: string): void {
  const entry = found.get(identity.exact);
  if (entry === undefined) {
    found.set(identity.exact, { identity, finding, layers: new Map([[platform, finding.layer]]) });
    return;
  }
  if (isWorse(finding, entry.finding)) entry.finding = finding;
  if (entry.layers.get(platform) === undefined) entry.layers.set(platform, finding.layer);
}

/** Of two reports about the same thing the stricter one counts, whichever came first. */
function isWorse(finding: Finding, other: Finding): boolean {
  const rank = SEVERITIES.indexOf(finding.severity) - SEVERITIES.indexOf(other.severity);
  if (rank !== 0) return rank < 0;
  return fixes(finding) > fixes(other);
}

function fixes(finding: Finding): number {
  return finding.package?.fixedVersions.length ?? 0;
}

function withKeys(entries: readonly Entry[]): readonly MergedFinding[] {
  const sorted = entries.toSorted((a, b) => compareText(a.identity.exact, b.identity.exact));
  const counts = new Map<string, number>();
  return sorted.map((entry) => {
    const { key } = entry.identity;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { ...entry, key: count === 1 ? key : `${key}#${count}` };
  });
}

/** By code units, which is the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
