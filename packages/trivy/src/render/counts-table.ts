/** How many findings of which severity, and what became of them. */
import { table } from '@container-kit/core';
import { SEVERITIES } from '@container-kit/policy';
import type { GateReport, SeverityCounts } from '../report/types.ts';
import { badge, countsOf, total } from './severity.ts';

type Field = keyof SeverityCounts;

const TITLES: Readonly<Record<Field, string>> = {
  total: 'Found',
  new: 'New',
  existing: 'There before',
  excepted: 'Excepted',
  gating: 'To fix',
};

const FIELDS = ['total', 'new', 'existing', 'excepted', 'gating'] as const satisfies readonly Field[];

/** What only a baseline tells. */
const AGES: readonly Field[] = ['new', 'existing'];

/** The table; empty when nothing was found. Columns without any number are left out. */
export function countsTable({ counts, baseline }: GateReport): string {
  if (total(counts, 'total') === 0) return '';
  const fields = FIELDS.filter(
    (field) => total(counts, field) > 0 && (baseline !== undefined || !AGES.includes(field)),
  );
  const severities = SEVERITIES.filter((severity) => countsOf(counts, severity).total > 0);
  const rows = severities.map((severity) => [
    badge(severity),
    ...fields.map((field) => number(countsOf(counts, severity)[field], field)),
  ]);
  return table(['Severity', ...fields.map((field) => TITLES[field])], rows);
}

function number(count: number, field: Field): string {
  const text = count.toLocaleString('en-US');
  return field === 'gating' && count > 0 ? `**${text}**` : count === 0 ? '' : text;
}
