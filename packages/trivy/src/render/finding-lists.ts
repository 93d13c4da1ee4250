/** Tables of findings. */
import { details, table, tableRow } from '@container-kit/core';
import type { GateReport, JudgedFinding } from '../report/types.ts';
import {
  type CellContext,
  fixCell,
  idLink,
  nameCell,
  severityCell,
  thingCell,
  whereCell,
} from './finding-cells.ts';
import { joined, type List } from './layout.ts';
import { count, prose } from './text.ts';

/** Rows of the list of what gates that are shown unfolded. */
const UNFOLDED = 15;

/** What turns the gate red: the worst in the open, the rest folded. */
export function gatingLists(report: GateReport, context: CellContext): readonly List[] {
  const gating = report.findings.filter((finding) => finding.gating);
  const open = gating.slice(0, UNFOLDED);
  const folded = gating.slice(UNFOLDED);
  const heading = `#### What must be fixed (${gating.length.toLocaleString('en-US')})`;
  return [
    findings(1, open, context, (body) => joined(heading, body)),
    findings(2, folded, context, (body) => details(`${count(folded.length, 'more', 'more')} to fix`, body)),
  ];
}

/** What does not turn the gate red, and why not. */
export function otherList(report: GateReport): List {
  const others = report.findings.filter((finding) => !finding.gating);
  const all = others.length === report.findings.length;
  const heading = all
    ? count(others.length, 'finding does', 'findings do')
    : `${count(others.length, 'other finding does', 'other findings do')}`;
  return {
    order: 5,
    length: others.length,
    row: (index) =>
      row(others[index], (one) => [
        severityCell(one),
        nameCell(one),
        thingCell(one),
        fixCell(one),
        prose(one.because),
      ]),
    frame: (rows, note) =>
      details(
        `${heading} not count against it`,
        tableBody(['Severity', 'Finding', 'Where', 'Fix', 'Why not'], rows, note),
      ),
  };
}

/** What the change cleared. */
export function fixedList({ fixed }: GateReport): List {
  return {
    order: 4,
    length: fixed.length,
    row: (index) => row(fixed[index], (one) => [severityCell(one), idLink(one.id), thingCell(one)]),
    frame: (rows, note) =>
      details(
        `🎉 ${count(fixed.length, 'finding of the baseline is', 'findings of the baseline are')} gone`,
        tableBody(['Severity', 'Finding', 'Where'], rows, note),
      ),
  };
}

function findings(
  order: number,
  list: readonly JudgedFinding[],
  context: CellContext,
  frame: (body: string) => string,
): List {
  return {
    order,
    length: list.length,
    row: (index) =>
      row(list[index], (one) => [
        severityCell(one),
        nameCell(one),
        thingCell(one),
        fixCell(one),
        whereCell(one, context),
      ]),
    frame: (rows, note) => frame(tableBody(['Severity', 'Finding', 'What', 'Fixed in', 'From'], rows, note)),
  };
}

function row<T>(item: T | undefined, cells: (item: T) => readonly string[]): string {
  return item === undefined ? '' : tableRow(cells(item));
}

function tableBody(header: readonly string[], rows: readonly string[], note: string): string {
  return joined([table(header, []), ...rows].join('\n'), note);
}
