/** The fewest things to do that clear the most of what turns the gate red. */
import { packageName } from '../baseline/identity.ts';
import type { FoundPackage, ScanReport } from '../model/types.ts';
import { hasFix } from '../model/types.ts';
import type { Advice, JudgedFinding } from '../report/types.ts';
import { clearedBy } from './rebuild.ts';
import { compareVersions, sharedPrefix } from './versions.ts';

/** The base image, and what it is today. */
export interface AdvisedBase {
  /** `docker.io/library/node:22-alpine`. */
  readonly name: string;
  /** Scans of what the name stands for now, when that is another image than the one that was built on. */
  readonly current?: readonly ScanReport[] | undefined;
}

/** Advice for gating findings, that which clears the most first. */
export function advise(findings: readonly JudgedFinding[], base: AdvisedBase | undefined): readonly Advice[] {
  const gating = findings.filter((finding) => finding.gating);
  const baseAdvice = base === undefined ? undefined : adviseBase(gating, base);
  // What a rebuild brings need not be updated one by one.
  const rest = gating.filter((finding) => baseAdvice?.cleared.has(finding) !== true);
  const groups = Map.groupBy(rest.filter(isUpdatable), ({ package: found }) =>
    [packageName(found), found.version].join('@'),
  );
  const packages = [...groups.values()].map((group) => advisePackage(group, gating.length));
  return [...(baseAdvice === undefined ? [] : [baseAdvice.advice]), ...packages]
    .filter(({ clears }) => clears > 0)
    .toSorted((a, b) => b.clears - a.clears || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

type Updatable = JudgedFinding & { readonly package: FoundPackage };

/** Whether a fix is above what is installed; one that is below would be no update. */
function isUpdatable(finding: JudgedFinding): finding is Updatable {
  const { class: kind, package: found } = finding;
  if (kind !== 'vulnerability' || found === undefined) return false;
  return found.fixedVersions.some((fix) => compareVersions(fix, found.version, found.os) > 0);
}

function adviseBase(
  gating: readonly JudgedFinding[],
  { name, current }: AdvisedBase,
): { readonly advice: Advice; readonly cleared: ReadonlySet<JudgedFinding> } {
  const ofBase = gating.filter(({ origin }) => origin === 'base');
  const cleared = new Set(current === undefined ? ofBase.filter(hasFix) : clearedBy(ofBase, current));
  const text =
    current === undefined
      ? `update the base image ${name}, once it has the fixes`
      : `rebuild on ${name} of today`;
  return { advice: { kind: 'base-image', text, clears: cleared.size, of: gating.length }, cleared };
}

function advisePackage(group: readonly Updatable[], of: number): Advice {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group has a finding');
  const { name, version, os } = first.package;
  const { to, clears } = lowestFix(group, version, os);
  return {
    kind: 'package',
    text: `update ${name} ${version} to ${to}`,
    clears,
    of,
    package: { name, from: version, to },
  };
}

/** The version that clears the most; of several the lowest. */
function lowestFix(
  group: readonly Updatable[],
  installed: string,
  os: boolean,
): { readonly to: string; readonly clears: number } {
  const all = new Set(group.flatMap(({ package: { fixedVersions } }) => fixedVersions));
  return [...all]
    .filter((version) => compareVersions(version, installed, os) > 0)
    .toSorted((a, b) => compareVersions(a, b, os))
    .map((to) => ({
      to,
      clears: group.filter(({ package: { fixedVersions } }) => clearsAt(to, fixedVersions, os)).length,
    }))
    .reduce((best, each) => (each.clears > best.clears ? each : best));
}

/**
 * Whether a version has the fix. Of fixes on several branches (`6.3.1`, `7.5.2`) that of the version's own branch counts:
 * `7.1.0` is above `6.3.1` and has none of them.
 */
function clearsAt(version: string, fixes: readonly string[], os: boolean): boolean {
  const sorted = fixes.toSorted((a, b) => compareVersions(a, b, os));
  const below = sorted.findLast((fix) => compareVersions(fix, version, os) <= 0);
  const above = sorted.find((fix) => compareVersions(fix, version, os) > 0);
  if (below === undefined) return false;
  if (above === undefined || compareVersions(below, version, os) === 0) return true;
  return sharedPrefix(version, below, os) > sharedPrefix(version, above, os);
}
