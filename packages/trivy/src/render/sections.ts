/** The parts that the pages are made of. */
import { escapeMarkdown } from '@container-kit/core';
import type { GateReport } from '../report/types.ts';
import { headline } from './headline.ts';
import type { List } from './layout.ts';
import { prose, shorten } from './text.ts';

/** A headline that repeats a reason may be long. */
const MAX_HEADLINE = 300;

/** The verdict as a heading. */
export function heading(report: GateReport): string {
  const { icon, text } = headline(report);
  return `### ${icon} ${escapeMarkdown(shorten(text, MAX_HEADLINE))}`;
}

/** Why it is not passed, without what the heading already says. */
export function reasonsList(report: GateReport): List {
  const { counted } = headline(report);
  const reasons = counted ? report.reasons : report.reasons.slice(1);
  return quote(0, 'CAUTION', reasons);
}

/** What a reader should know whatever the verdict is. */
export function notesList({ notes }: GateReport): List {
  return quote(2, 'NOTE', notes);
}

function quote(order: number, kind: 'CAUTION' | 'NOTE', lines: readonly string[]): List {
  const texts = lines.map(prose).filter((text) => text !== '');
  return {
    order,
    length: texts.length,
    row: (index) => `> - ${texts[index]}`,
    frame: (rows, note) => [`> [!${kind}]`, ...rows, ...(note === '' ? [] : ['>', `> ${note}`])].join('\n'),
  };
}
