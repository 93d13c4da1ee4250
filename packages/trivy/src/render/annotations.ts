/** Annotations on the lines of the repository that what gates comes from, one for each line. */
import { type Annotation, showControls } from '@container-kit/core';
import type { ExceptionNote, GateReport, JudgedFinding } from '../report/types.ts';
import { repositoryPlace } from './place.ts';
import { countsTitle, describeFix, describeThing } from './plain.ts';
import { count, shorten } from './text.ts';

/** Findings that one annotation names; GitHub cuts its text at 4,096 characters. */
const MAX_NAMED = 12;

const MAX_LINE = 240;

/** The annotations of a report. The worst line comes first. */
export function annotationsOf(report: GateReport, root?: string): readonly Annotation[] {
  const lines = Map.groupBy(
    report.findings.filter((finding) => finding.gating),
    (finding) => JSON.stringify(placeOf(finding, report, root)),
  );
  const annotations = [...lines.values()].map((findings, index) => ({
    level: 'error' as const,
    title: countsTitle(findings),
    message: named(findings, describe),
    ...filePlace(findings[0], report, root),
    rank: lines.size - index,
  }));
  return [...annotations, ...expiring(report.exceptions.expiring)];
}

function placeOf(finding: JudgedFinding, report: GateReport, root: string | undefined) {
  return repositoryPlace(finding, report.subject, root);
}

function filePlace(
  finding: JudgedFinding | undefined,
  report: GateReport,
  root: string | undefined,
): Pick<Annotation, 'file' | 'line' | 'endLine'> {
  const place = finding === undefined ? undefined : placeOf(finding, report, root);
  if (place === undefined) return {};
  const { path: file, line, endLine } = place;
  return { file, ...(line === undefined ? {} : { line }), ...(endLine === undefined ? {} : { endLine }) };
}

function describe(finding: JudgedFinding): string {
  const parts = [`${finding.id} (${finding.severity})`, describeThing(finding), describeFix(finding)];
  return line(parts.filter((part) => part !== '').join(', '));
}

function expiring(notes: readonly ExceptionNote[]): readonly Annotation[] {
  if (notes.length === 0) return [];
  return [
    {
      level: 'warning',
      title: `${count(notes.length, 'exception')} will expire soon`,
      message: named(notes, ({ id, owner, expires }) => line(`${id} on ${expires}, owner ${owner}`)),
    },
  ];
}

/** Texts of others as one line. */
function line(text: string): string {
  return shorten(showControls(text).replace(/\s+/g, ' '), MAX_LINE);
}

function named<T>(items: readonly T[], lineOf: (item: T) => string): string {
  const rest = items.length - MAX_NAMED;
  const lines = items.slice(0, MAX_NAMED).map(lineOf);
  return [...lines, ...(rest > 0 ? [`and ${count(rest, 'more', 'more')}`] : [])].join('\n');
}
