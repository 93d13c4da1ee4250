/** Exceptions that people must hear about. Those in force stand at their findings. */
import { details } from '@container-kit/core';
import type { ExceptionNote, GateReport } from '../report/types.ts';
import { joined, type List } from './layout.ts';
import { tableList } from './table-list.ts';
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

function list(items: readonly ExceptionNote[], heading: (number: string) => string, open: boolean): List {
  const text = heading(count(items.length, 'exception'));
  return tableList({
    order: 2,
    header: ['Finding', 'Scope', 'Owner', 'Expires', 'Reason'],
    items,
    cells: ({ id, scope, owner, expires, reason }) => [
      value(id),
      value(scope),
      prose(owner),
      prose(expires),
      prose(reason),
    ],
    frame: (body) => (open ? joined(`#### ${text}`, body) : details(text, body)),
  });
}
