/** Exceptions that people must hear about. Those in force stand at their findings. */
import { details, table, tableRow } from '@container-kit/core';
import type { ExceptionNote, GateReport } from '../report/types.ts';
import { joined, type List } from './layout.ts';
import { count, prose, value } from './text.ts';

/** The kinds, worst first; expired ones are never folded away. */
export function exceptionLists({ exceptions }: GateReport): readonly List[] {
  const { expired, expiring, pending, unused } = exceptions;
  return [
    list(expired, (number) => `⌛ ${number} expired: the findings count again`, true),
    list(pending, (number) => `⏳ ${number} of this pull request: in force once it is merged`, true),
    list(expiring, (number) => `⏰ ${number} will expire soon`, false),
    list(unused, (number) => `🧹 ${number} matched nothing and can go`, false),
  ];
}

function list(notes: readonly ExceptionNote[], heading: (number: string) => string, open: boolean): List {
  const text = heading(count(notes.length, 'exception'));
  const frame = (body: string) => (open ? joined(`#### ${text}`, body) : details(text, body));
  return {
    order: 3,
    length: notes.length,
    row: (index) => row(notes[index]),
    frame: (rows, note) =>
      frame(
        joined([table(['Finding', 'Scope', 'Owner', 'Expires', 'Reason'], []), ...rows].join('\n'), note),
      ),
  };
}

function row(note: ExceptionNote | undefined): string {
  if (note === undefined) return '';
  const { id, scope, owner, expires, reason } = note;
  return tableRow([value(id), value(scope), prose(owner), prose(expires), prose(reason)]);
}
