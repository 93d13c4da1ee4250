/** The report as lines of a log. */
import type { GateReport, JudgedFinding } from '../report/types.ts';
import { headline } from './headline.ts';
import { describeFix, describeThing } from './plain.ts';
import { count, shorten } from './text.ts';

/** What gates is listed up to here. */
const MAX_FINDINGS = 50;

const MAX_LINE = 300;

/** Lines in the order of importance, without line breaks. Texts of others stand in them: print them as such. */
export function logLines(report: GateReport): readonly string[] {
  const { text, counted } = headline(report);
  const gating = report.findings.filter((finding) => finding.gating);
  const rest = gating.length - MAX_FINDINGS;
  const lines = [
    text,
    ...(counted ? report.reasons : report.reasons.slice(1)),
    ...gating.slice(0, MAX_FINDINGS).map(line),
    ...(rest > 0
      ? [`  ${count(rest, 'more stands', 'more stand')} in the job summary and in the report`]
      : []),
    ...report.advice.map(({ text: what, clears, of }) => `  ${what}: clears ${clears} of ${of}`),
    ...report.notes,
  ];
  return lines.map((one) => shorten(one.replace(/[\r\n\u2028\u2029]+/g, ' '), MAX_LINE));
}

function line(finding: JudgedFinding): string {
  const { severity, id, source } = finding;
  const place = source === undefined ? '' : `${source.path}:${source.line}`;
  const parts = [describeThing(finding), describeFix(finding), place];
  return `  ${severity.padEnd(8)} ${id}  ${parts.filter((part) => part !== '').join(', ')}`;
}
