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

/** Merges findings. */
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
  const rank = bySeverity(finding, other);
  if (rank !== 0) return rank < 0;
  return fixes(finding) > fixes(other);
}

function fixes(finding: Finding): number {
  return finding.package?.fixedVersions.length ?? 0;
}

function withKeys(entries: readonly Entry[]): readonly MergedFinding[] {
  return [...Map.groupBy(entries, ({ identity }) => identity.key)].flatMap(([key, group]) => {
    const sorted = group.length === 1 ? group : group.toSorted(byIdentity);
    return sorted.map(({ identity, finding, layers }, index) => {
      return { identity, finding, layers, key: index === 0 ? key : `${key}#${index + 1}` };
    });
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
