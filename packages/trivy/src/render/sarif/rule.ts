import { SEVERITIES, type Severity } from '@container-kit/policy';
import type { JudgedFinding } from '../../report/types.ts';
import { advisoryUrl } from '../advisory.ts';
import { prose } from '../text.ts';
import { plainText } from './text.ts';
import type { SarifLevel, SarifRule } from './types.ts';

/** Scores between which code scanning shows a severity of that name; the first is also what stands for no score. */
const SCORES: Readonly<Record<Severity, readonly [number, number]>> = {
  CRITICAL: [9, 10],
  HIGH: [7, 8.9],
  MEDIUM: [4, 6.9],
  LOW: [0.1, 3.9],
  UNKNOWN: [0.1, 3.9],
};

const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
};

/** Level of a result. */
export function levelOf(severity: Severity): SarifLevel {
  return LEVELS[severity];
}

/**
 * The rule of all findings of one name.
 *
 * A rule has one severity, so it gets that of its worst finding. The CVSS score only places it within that severity:
 * people would wonder why the page of the run says high and code scanning says medium.
 */
export function ruleOf(id: string, findings: readonly JudgedFinding[]): SarifRule {
  const severity =
    SEVERITIES.find((one) => findings.some((finding) => finding.severity === one)) ?? 'UNKNOWN';
  const title = findings.find((finding) => finding.title !== '')?.title ?? '';
  const advice = findings.find((finding) => finding.advice)?.advice ?? '';
  const kind = findings[0]?.class ?? 'finding';
  const [least, most] = SCORES[severity];
  const score = findings.reduce((best, { cvss = 0 }) => Math.min(most, Math.max(best, cvss)), least);
  const address = advisoryUrl(id);
  const summary = title === '' ? `${id} (${kind})` : `${id}: ${title}`;
  const name = address === undefined ? prose(id) : `[${prose(id)}](${address})`;
  const help = [name, prose(title), prose(advice)].filter((text) => text !== '').join('\n\n');
  return {
    id,
    shortDescription: { text: plainText(summary) },
    help: { text: plainText(advice || id), markdown: help },
    ...(address === undefined ? {} : { helpUri: address }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', kind, severity.toLowerCase()],
      precision: 'very-high',
      'security-severity': score.toFixed(1),
    },
  };
}
