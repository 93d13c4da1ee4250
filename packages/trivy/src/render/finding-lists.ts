/** Tables of findings. */
import { details } from '@container-kit/core';
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
import { tableList } from './table-list.ts';
import { count, prose } from './text.ts';

/** Rows of the list of what gates that are shown unfolded. */
const UNFOLDED = 15;

/** What turns the gate red: the worst in the open, the rest folded. */
export function gatingLists({ findings }: GateReport, context: CellContext): readonly List[] {
  const gating = findings.filter((finding) => finding.gating);
  const open = gating.slice(0, UNFOLDED);
  const folded = gating.slice(UNFOLDED);
  const heading = `#### What must be fixed (${gating.length.toLocaleString('en-US')})`;
  return [
    gatingTable(1, open, context, (body) => joined(heading, body)),
    gatingTable(3, folded, context, (body) =>
      details(`${count(folded.length, 'more', 'more')} to fix`, body),
    ),
  ];
}

/** What does not turn the gate red, and why not. */
export function otherList({ findings }: GateReport): List {
  const items = findings.filter((finding) => !finding.gating);
  const other = items.length === findings.length ? '' : 'other ';
  const heading = count(items.length, `${other}finding does`, `${other}findings do`);
  return tableList({
    order: 5,
    header: ['Severity', 'Finding', 'Where', 'Fix', 'Why not'],
    items,
    cells: (one) => [severityCell(one), nameCell(one), thingCell(one), fixCell(one), prose(one.because)],
    frame: (body) => details(`${heading} not count against it`, body),
  });
}

/** What the change cleared. */
export function fixedList({ fixed }: GateReport): List {
  const heading = count(fixed.length, 'finding of the baseline is', 'findings of the baseline are');
  return tableList({
    order: 4,
    header: ['Severity', 'Finding', 'Where'],
    items: fixed,
    cells: (one) => [severityCell(one), idLink(one.id), thingCell(one)],
    frame: (body) => details(`🎉 ${heading} gone`, body),
  });
}

function gatingTable(
  order: number,
  items: readonly JudgedFinding[],
  context: CellContext,
  frame: (body: string) => string,
): List {
  return tableList({
    order,
    header: ['Severity', 'Finding', 'Where', 'Fix', 'Comes from'],
    items,
    cells: (one) => [severityCell(one), nameCell(one), thingCell(one), fixCell(one), whereCell(one, context)],
    frame,
  });
}
