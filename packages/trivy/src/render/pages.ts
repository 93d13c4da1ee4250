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

/** What a step may show, less some room for what else it has to say. */
const MAX_OWN_SUMMARY_BYTES = MAX_SUMMARY_BYTES - 16 * 1024;

/** The pages of one report. What they have in common is made once. */
export interface Pages {
  /** For the job summary. @param maxBytes what the step's summary has left for it */
  readonly summary: (maxBytes?: number) => string;
  /** All of the report, whatever its size: the output `markdown`. */
  readonly markdown: () => string;
  /**
   * The comment on a pull request, without its hidden marker. Nothing in it changes unless the report does: no times
   * but that of the database.
   */
  readonly comment: () => string;
}

/** Prepares the pages of a report. */
export function renderPages(report: GateReport, options: ViewOptions = {}): Pages {
  const sections = sectionsOf(report, { ...options, platforms: report.subject.platforms.length });
  const whole = [
    ...sections.verdict,
    sections.advice,
    ...sections.gating,
    ...sections.exceptions,
    sections.notes,
    sections.fixed,
    sections.others,
    aboutList(report),
  ];
  const files = 'in the files that `markdown` and `report` name';
  return {
    summary: (bytes = MAX_OWN_SUMMARY_BYTES) => page(whole, { bytes, rest: files }),
    markdown: () => page(whole, { bytes: Number.POSITIVE_INFINITY, rest: '' }),
    comment: () => commentPage(report, sections, options),
  };
}

/** One page alone: see {@link Pages}. */
export function renderSummary(report: GateReport, options: ViewOptions = {}, maxBytes?: number): string {
  return renderPages(report, options).summary(maxBytes);
}

/** One page alone: see {@link Pages}. */
export function renderMarkdown(report: GateReport, options: ViewOptions = {}): string {
  return renderPages(report, options).markdown();
}

/** One page alone: see {@link Pages}. */
export function renderComment(report: GateReport, options: ViewOptions = {}): string {
  return renderPages(report, options).comment();
}

function commentPage(report: GateReport, sections: Sections, { runUrl }: ViewOptions): string {
  const where = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
  const facts = [scannerLine(report), `the whole report is in ${where}`].filter((text) => text !== '');
  const parts = [
    ...sections.verdict,
    sections.advice,
    ...sections.gating,
    sections.fixed,
    ...sections.exceptions,
    sections.notes,
    `<sub>${facts.join(' · ')}</sub>`,
  ];
  return page(parts, { bytes: MAX_COMMENT_BYTES, rest: `in ${where}` });
}

type Sections = ReturnType<typeof sectionsOf>;

function sectionsOf(report: GateReport, context: CellContext) {
  return {
    verdict: [
      heading(report),
      subjectLine(report),
      reasonsList(report),
      countsTable(report),
    ] satisfies Part[],
    advice: adviceList(report),
    gating: gatingLists(report, context),
    exceptions: exceptionLists(report),
    notes: notesList(report),
    fixed: fixedList(report),
    others: otherList(report),
  };
}
