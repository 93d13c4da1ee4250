/** The fewest things to do that clear the most of what turns the gate red. */
import { packageName } from '../baseline/identity.ts';
import type { FoundPackage, ScanReport } from '../model/types.ts';
import { hasFix } from '../model/types.ts';
import type { Advice, JudgedFinding } from '../report/types.ts';
import { clearedBy } from './rebuild.ts';
import { compareVersions, readVersion, sharedPrefix, type Version } from './versions.ts';

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
  const read = versionReader();
  // What a rebuild brings need not be updated one by one.
  const rest = gating.filter((finding) => baseAdvice?.cleared.has(finding) !== true);
  const groups = Map.groupBy(
    rest.flatMap((finding) => updatable(finding, read)),
    ({ package: found }) => `${packageName(found)}@${found.version}`,
  );
  const packages = [...groups.values()].map((group) => advisePackage(group, gating.length));
  return [...(baseAdvice === undefined ? [] : [baseAdvice.advice]), ...packages]
    .filter(({ clears }) => clears > 0)
    .toSorted((a, b) => b.clears - a.clears || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

/** The package of a finding, and the fixes in order. */
interface Updatable {
  readonly package: FoundPackage;
  readonly installed: Version;
  readonly fixes: readonly Version[];
}

/** Reads versions, each one once: many findings have the same. */
type ReadVersion = (text: string, os: boolean) => Version;

function versionReader(): ReadVersion {
  const known = new Map<string, Version>();
  return (text, os) => {
    const name = `${os} ${text}`;
    const version = known.get(name) ?? readVersion(text, os);
    known.set(name, version);
    return version;
  };
}

/** Findings that a higher version clears; a fix that is below what is installed would be no update. */
function updatable(finding: JudgedFinding, read: ReadVersion): readonly Updatable[] {
  const { class: kind, package: found } = finding;
  if (kind !== 'vulnerability' || found === undefined || found.fixedVersions.length === 0) return [];
  const installed = read(found.version, found.os);
  const fixes = found.fixedVersions.map((fix) => read(fix, found.os)).toSorted(compareVersions);
  const highest = fixes.at(-1);
  if (highest === undefined || compareVersions(highest, installed) <= 0) return [];
  return [{ package: found, installed, fixes }];
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
  const { name, version } = first.package;
  const { to, clears } = lowestFix(group, first.installed);
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
  installed: Version,
): { readonly to: string; readonly clears: number } {
  const all = new Map(group.flatMap(({ fixes }) => fixes.map((fix) => [fix.text, fix])));
  return [...all.values()]
    .filter((version) => compareVersions(version, installed) > 0)
    .toSorted(compareVersions)
    .map((to) => ({ to: to.text, clears: group.filter(({ fixes }) => clearsAt(to, fixes)).length }))
    .reduce((best, each) => (each.clears > best.clears ? each : best));
}

/**
 * Whether a version has the fix. Of fixes on several branches (`6.3.1`, `7.5.2`) that of the version's own branch counts:
 * `7.1.0` is above `6.3.1` and has none of them.
 *
 * @param fixes lowest first
 */
function clearsAt(version: Version, fixes: readonly Version[]): boolean {
  const index = fixes.findIndex((fix) => compareVersions(fix, version) > 0);
  const above = fixes[index];
  const below = fixes.at(above === undefined ? -1 : index - 1);
  if (below === undefined || index === 0) return false;
  if (above === undefined || compareVersions(below, version) === 0) return true;
  return sharedPrefix(version, below) > sharedPrefix(version, above);
}
