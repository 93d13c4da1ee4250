/** How severities look and rank. */
import { SEVERITIES, type Severity } from '@container-kit/policy';
import type { Counts, SeverityCounts } from '../report/types.ts';
import { enumerate } from './text.ts';

const ICONS: Readonly<Record<Severity, string>> = {
  CRITICAL: '🔴',
  HIGH: '🟠',
  MEDIUM: '🟡',
  LOW: '🔵',
  UNKNOWN: '⚪',
};

/** `🟠 High`, never broken into two lines. */
export function badge(severity: Severity): string {
  return `${ICONS[severity]}\u00a0${severity.slice(0, 1)}${severity.slice(1).toLowerCase()}`;
}

/** The counts of one severity. */
export function countsOf(counts: Counts, severity: Severity): SeverityCounts {
  return counts[lower(severity)];
}

/** Sum over all severities. */
export function total(counts: Counts, field: keyof SeverityCounts): number {
  return SEVERITIES.reduce((sum, severity) => sum + countsOf(counts, severity)[field], 0);
}

/** `2 critical and 1 high`, without what is none. */
export function breakdown(counts: Counts, field: keyof SeverityCounts): string {
  const parts = SEVERITIES.map((severity) => [countsOf(counts, severity)[field], lower(severity)] as const);
  return enumerate(parts.filter(([number]) => number > 0).map(([number, name]) => `${number} ${name}`));
}

function lower<S extends Severity>(severity: S): Lowercase<S> {
  return severity.toLowerCase() as Lowercase<S>;
}
