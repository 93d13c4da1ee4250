import { table, tableRow } from '@container-kit/core';
import { joined, type List } from './layout.ts';

/** A table of things that nobody has counted. */
export interface TableList<T> {
  /** See {@link List}. */
  readonly order: number;
  readonly header: readonly string[];
  readonly items: readonly T[];
  /** Cells of a row, as Markdown. */
  readonly cells: (item: T) => readonly string[];
  /** What stands around the table. */
  readonly frame: (body: string) => string;
}

/** The table as a list. Each row is made once, however many pages have it. */
export function tableList<T>({ order, header, items, cells, frame }: TableList<T>): List {
  const rows: string[] = [];
  return {
    order,
    length: items.length,
    row: (index) => {
      const item = items[index];
      const text = rows[index] ?? (item === undefined ? '' : tableRow(cells(item)));
      rows[index] = text;
      return text;
    },
    frame: (shown, note) => frame(joined([table(header, []), ...shown].join('\n'), note)),
  };
}
