import { SEVERITIES, type Severity } from '@container-kit/policy';
import type { Counts, JudgedFinding, SeverityCounts } from '../report/types.ts';

/** The numbers of a report. */
export function countFindings(findings: readonly JudgedFinding[], fixed: number): Counts {
  const groups = Map.groupBy(findings, ({ severity }) => severity);
  const entries = SEVERITIES.map((severity) => [severity.toLowerCase(), countOf(groups.get(severity) ?? [])]);
  const bySeverity = Object.fromEntries(entries) as Record<Lowercase<Severity>, SeverityCounts>;
  return { ...bySeverity, fixed, kev: findings.filter(({ kev }) => kev).length };
}

function countOf(findings: readonly JudgedFinding[]): SeverityCounts {
  const number = (is: (finding: JudgedFinding) => boolean) => findings.filter(is).length;
  return {
    total: findings.length,
    new: number(({ state }) => state === 'new'),
    existing: number(({ state }) => state === 'existing'),
    excepted: number(({ exception }) => exception !== undefined),
    gating: number(({ gating }) => gating),
  };
}
