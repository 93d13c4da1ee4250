/**
 * Puts a page together that fits a size: the fixed parts always, the rows of lists as far as there is room, the most
 * important list first. Every list that is cut says how many rows are missing and where they are.
 */

/** Part of a page whose number of rows nobody knows beforehand. */
export interface List {
  /** Lists with a lower number get their room first. */
  readonly order: number;
  readonly length: number;
  /** Markdown of a row, one line, as it stands in the frame. */
  readonly row: (index: number) => string;
  /** The list with some of its rows; `note` says what was cut, empty when nothing was. */
  readonly frame: (rows: readonly string[], note: string) => string;
}

/** Markdown that is complete in itself, or a list; an empty text leaves no trace. */
export type Part = string | List;

/** Where a page has to end. */
export interface PageLimit {
  /** Of UTF-8. */
  readonly bytes: number;
  /** Where a reader finds what was cut: `in the report file`. */
  readonly rest: string;
}

const SEPARATOR = '\n\n';

/** The page. Its fixed parts and the frames of its lists are taken to fit. */
export function page(parts: readonly Part[], limit: PageLimit): string {
  const kept = parts.filter((part) => (typeof part === 'string' ? part !== '' : part.length > 0));
  let room = limit.bytes - 1;
  for (const part of kept)
    room -= size(typeof part === 'string' ? part : emptied(part, limit)) + SEPARATOR.length;
  const texts = new Map<Part, string>();
  for (const list of kept.filter((part) => typeof part !== 'string').toSorted((a, b) => a.order - b.order)) {
    const { rows, left } = take(list, room);
    room = left;
    texts.set(
      list,
      list.frame(rows, rows.length === list.length ? '' : cutNote(list.length - rows.length, limit)),
    );
  }
  return `${kept.map((part) => texts.get(part) ?? part).join(SEPARATOR)}\n`;
}

/** A list of bullets; an empty line makes none. */
export function bullets(order: number, texts: readonly string[], head = ''): List {
  const lines = texts.filter((text) => text !== '');
  return {
    order,
    length: lines.length,
    row: (index) => `- ${lines[index]}`,
    frame: (rows, note) => joined(head, rows.join('\n'), note),
  };
}

/** Texts with blank lines between them; empty ones are left out. */
export function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(SEPARATOR);
}

/** The rows that there is room for, and the room that they leave. */
function take(list: List, room: number): { readonly rows: readonly string[]; readonly left: number } {
  const rows: string[] = [];
  let left = room;
  for (let index = 0; index < list.length; index++) {
    const row = list.row(index);
    const bytes = size(row) + 1;
    if (bytes > left) break;
    left -= bytes;
    rows.push(row);
  }
  return { rows, left };
}

/** The list with the longest note that it can have, which is what it needs without any row. */
function emptied(list: List, limit: PageLimit): string {
  return list.frame([], cutNote(list.length, limit));
}

function cutNote(missing: number, { rest }: PageLimit): string {
  return `_${missing.toLocaleString('en-US')} more ${missing === 1 ? 'is' : 'are'} ${rest}._`;
}

function size(text: string): number {
  return Buffer.byteLength(text);
}
