import type { Severity } from '@container-kit/policy';
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
 * The rule of all findings of one name; there is at least one.
 *
 * A rule has one severity, so it gets that of its worst finding. The CVSS score only places it within that severity:
 * people would wonder why the page of the run says high and code scanning says medium.
 */
export function ruleOf(worst: JudgedFinding, others: readonly JudgedFinding[]): SarifRule {
  const { id, title, severity } = worst;
  const address = advisoryUrl(id);
  const [least, most] = SCORES[severity];
  const scores = [worst, ...others].map(({ cvss }) => cvss ?? 0);
  const score = Math.min(most, Math.max(least, ...scores));
  const summary = title === '' ? `A ${worst.class} called ${id}` : title;
  return {
    id,
    shortDescription: { text: plainText(`${id}: ${summary}`) },
    help: { text: plainText(helpText(worst)), markdown: helpMarkdown(worst, address) },
    ...(address === undefined ? {} : { helpUri: address }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', worst.class, severity.toLowerCase()],
      precision: 'very-high',
      'security-severity': score.toFixed(1),
    },
  };
}

function helpText({ title, advice, aliases }: JudgedFinding): string {
  const parts = [title, advice ?? '', aliases.length === 0 ? '' : `Also known as ${aliases.join(', ')}`];
  return parts.filter((part) => part !== '').join('. ') || 'No description';
}

function helpMarkdown({ id, title, advice, aliases }: JudgedFinding, address: string | undefined): string {
  const parts = [
    prose(title),
    advice === undefined ? '' : prose(advice),
    aliases.length === 0 ? '' : `Also known as ${prose(aliases.join(', '))}`,
    address === undefined ? prose(id) : `[${prose(id)}](${address})`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
