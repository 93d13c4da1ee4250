/** Why a finding counts. */
import { type Finding, hasFix } from '../model/types.ts';
import type { GateRules, Part } from './rules.ts';

/** What the feeds know of one finding. */
export interface Exploitation {
  readonly kev: boolean;
  readonly epss: number | undefined;
}

/** Whether a finding fails by the rules alone, with the reason for either. */
export interface Weight {
  readonly counts: boolean;
  readonly because: string;
}

/** Weighs a finding by severity, license and exploitation. */
export function weigh(finding: Finding, part: Part, exploitation: Exploitation, rules: GateRules): Weight {
  const license = finding.class === 'license' ? weighLicense(finding.id, rules) : undefined;
  if (license !== undefined) return license;
  const { kev, epss } = exploitation;
  if (rules.kev === 'fail' && kev) return { counts: true, because: 'known to be exploited' };
  if (rules.epss !== undefined && epss !== undefined && epss >= rules.epss) {
    return { counts: true, because: `likely to be exploited (EPSS ${percent(epss)})` };
  }
  const counts = rules.parts[part].severity[finding.class].has(finding.severity);
  return { counts, because: counts ? grave(finding) : `${finding.severity} does not fail` };
}

function weighLicense(name: string, { licenses }: GateRules): Weight | undefined {
  const { allow, deny } = licenses;
  if (deny.some((glob) => glob.matches(name))) return { counts: true, because: 'a denied license' };
  if (allow === undefined) return undefined;
  return allow.some((glob) => glob.matches(name))
    ? { counts: false, because: 'an allowed license' }
    : { counts: true, because: 'no allowed license' };
}

function grave(finding: Finding): string {
  if (finding.class !== 'vulnerability') return finding.severity;
  return `${finding.severity} and ${hasFix(finding) ? 'fixable' : 'without a fix'}`;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(2))} %`;
}
