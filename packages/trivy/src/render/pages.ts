/** The report as Markdown: for the job, for the pull request, for a file. */
import { MAX_SUMMARY_BYTES } from '@container-kit/core';
import type { GateReport } from '../report/types.ts';
import { aboutList, scannerLine, subjectLine } from './about.ts';
import { adviceList } from './advice.ts';
import { countsTable } from './counts-table.ts';
import { exceptionLists } from './exceptions.ts';
import type { CellContext } from './finding-cells.ts';
import { fixedList, gatingLists, otherList } from './finding-lists.ts';
import { type Part, page } from './layout.ts';
import type { ViewOptions } from './options.ts';
import { heading, notesList, reasonsList } from './sections.ts';

/**
 * Longest body of a comment (GitHub allows 65,536 characters; these are bytes, which are never fewer), less the room
 * that the hidden marker takes.
 */
const MAX_COMMENT_BYTES = 65_536 - 512;

/** The job summary. @param maxBytes what the step's summary has left; GitHub shows 1 MiB per step */
export function renderSummary(
  report: GateReport,
  options: ViewOptions = {},
  maxBytes = MAX_SUMMARY_BYTES,
): string {
  return page(everything(report, options), {
    bytes: maxBytes,
    rest: 'in the files that `markdown` and `report` name',
  });
}

/** All of the report, whatever its size: the output `markdown`. */
export function renderMarkdown(report: GateReport, options: ViewOptions = {}): string {
  return page(everything(report, options), { bytes: Number.POSITIVE_INFINITY, rest: '' });
}

/**
 * The comment on a pull request, without its hidden marker. Nothing in it changes unless the report does: no times but
 * that of the database.
 */
export function renderComment(report: GateReport, options: ViewOptions = {}): string {
  const { runUrl } = options;
  const where = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
  const parts: readonly Part[] = [
    ...verdict(report),
    adviceList(report),
    ...gatingLists(report, contextOf(report, options)),
    fixedList(report),
    ...exceptionLists(report),
    notesList(report),
    `<sub>${[scannerLine(report), `the whole report is in ${where}`].filter((text) => text !== '').join(' · ')}</sub>`,
  ];
  return page(parts, { bytes: MAX_COMMENT_BYTES, rest: `in ${where}` });
}

function everything(report: GateReport, options: ViewOptions): readonly Part[] {
  return [
    ...verdict(report),
    adviceList(report),
    ...gatingLists(report, contextOf(report, options)),
    ...exceptionLists(report),
    notesList(report),
    fixedList(report),
    otherList(report),
    aboutList(report),
  ];
}

function verdict(report: GateReport): readonly Part[] {
  return [heading(report), subjectLine(report), reasonsList(report), countsTable(report)];
}

function contextOf({ subject }: GateReport, options: ViewOptions): CellContext {
  return { ...options, platforms: subject.platforms.length };
}
