import { UserError } from '@container-kit/core';
import { readRecord, UnclosedQuoteError } from '../csv.ts';

/** One entry of a multi-line input, with what an error message needs to point at it. */
export interface InputLine {
  /** Where it stands, ready for a message: `input "tags", line 3`. */
  readonly origin: string;
  /** The CSV columns of the entry, quotes removed. */
  readonly columns: readonly string[];
  /** The columns joined again by commas, trimmed: the entry as `labels` and messages see it. */
  readonly text: string;
}

/**
 * Splits a multi-line input into its entries. Blank lines and lines whose first visible character is `#` are
 * left out. Double quotes follow CSV (RFC 4180), so a quoted entry may span lines.
 *
 * @throws UserError when a quote is never closed
 */
export function readInputLines(input: string, text: string): readonly InputLine[] {
  const normalised = text.replace(/\r\n?/g, '\n').trim();
  // Numbers count from the first line of the input as written, not from the first that is kept.
  const skipped = countLineBreaks(text.slice(0, text.length - text.trimStart().length));
  return readRecords(input, normalised)
    .map(({ number, columns }) => ({
      origin: `input "${input}", line ${number + skipped}`,
      columns,
      text: columns.join(',').trim(),
    }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

interface NumberedRecord {
  /** The line that it starts on, from 1. */
  readonly number: number;
  readonly columns: readonly string[];
}

/** A line that starts with `#` ends at its line break, whatever quotes it has (docker/actions-toolkit's `comment`). */
function readRecords(input: string, text: string): readonly NumberedRecord[] {
  const records: NumberedRecord[] = [];
  let position = 0;
  let number = 1;
  while (position < text.length) {
    const { fields, next } =
      text[position] === '#' ? readComment(text, position) : readRow(input, text, position);
    records.push({ number, columns: fields });
    number += countLineBreaks(text.slice(position, next));
    position = next;
  }
  return records;
}

function readComment(text: string, start: number) {
  const end = text.indexOf('\n', start);
  return { fields: [], next: end < 0 ? text.length : end + 1 };
}

function readRow(input: string, text: string, start: number) {
  try {
    return readRecord(text, start);
  } catch (error) {
    if (!(error instanceof UnclosedQuoteError)) throw error;
    throw new UserError(`input "${input}" has a double quote that is not closed`, {
      fix: 'close the quote, or write a quote inside a quoted field as two quotes ("")',
      cause: error,
    });
  }
}

function countLineBreaks(text: string): number {
  return text.split(/\r\n?|\n/).length - 1;
}

/** Longest part of an entry that a message repeats: an entry may be a whole file in quotes. */
const MAX_QUOTED_LENGTH = 200;

/**
 * A `UserError` about one entry, on one line: where it stands, the entry itself, the problem and the fix.
 */
export function lineError(line: InputLine, problem: string, fix: string, cause?: unknown): UserError {
  const text = line.text.replaceAll('\n', '\\n');
  const quoted = text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
  return new UserError(`${line.origin}: "${quoted}" ${problem}`, { fix, ...(cause ? { cause } : {}) });
}
