import { hash } from 'node:crypto';
import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { repositoryPlace } from '../place.ts';
import { describeFix, describeThing } from '../plain.ts';
import { levelOf } from './rule.ts';
import { plainText } from './text.ts';
import type { SarifLocation, SarifResult } from './types.ts';

/** Where results stand in the repository. */
export interface Placement {
  /** See `repositoryPlace`. */
  readonly root: string | undefined;
  /** File of the repository that stands for whatever has no place in it; the same in all runs. */
  readonly fallback: string;
}

/** A finding as a result. Whatever makes code scanning take it for another alert is the same in every build. */
export function resultOf(finding: JudgedFinding, { subject }: GateReport, placement: Placement): SarifResult {
  const fingerprint = hash('sha256', finding.key).slice(0, 32);
  return {
    ruleId: finding.id,
    level: levelOf(finding.severity),
    message: { text: plainText(messageOf(finding)) },
    locations: [locationOf(finding, subject, placement)],
    // Code scanning looks at this name alone; what it wants there is a hash and a number.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    ...(finding.state === 'unknown' ? {} : { baselineState: finding.state === 'new' ? 'new' : 'unchanged' }),
    properties: propertiesOf(finding),
  };
}

function messageOf(finding: JudgedFinding): string {
  const { package: found, severity, title, id, origin } = finding;
  const path = found?.path === undefined ? '' : `, found in ${found.path}`;
  const fix = describeFix(finding);
  const where =
    origin === undefined ? '' : ` It comes with the ${origin === 'base' ? 'base image' : 'application'}.`;
  const what = title === '' ? id : title;
  return `${describeThing(finding)}: ${what} (${severity})${fix === '' ? '' : `, ${fix}`}${path}.${where}`;
}

function propertiesOf({ gating, because, kev, epss }: JudgedFinding): SarifResult['properties'] {
  return { gating, because, kev, ...(epss === undefined ? {} : { epss }) };
}

function locationOf(
  finding: JudgedFinding,
  subject: GateReport['subject'],
  { root, fallback }: Placement,
): SarifLocation {
  const place = repositoryPlace(finding, subject, root) ?? { path: fallback, line: 1, endLine: undefined };
  const startLine = place.line ?? 1;
  const endLine = place.endLine !== undefined && place.endLine >= startLine ? { endLine: place.endLine } : {};
  const uri = place.path.split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine, ...endLine },
    },
  };
}
