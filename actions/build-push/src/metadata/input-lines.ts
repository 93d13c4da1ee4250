import { UserError } from '@container-kit/core';
import type { Options } from 'csv-parse';

/** One entry of a multi-line input, with what an error message needs to point at it. */
export interface InputLine {
  /** Where it stands, ready for a message: `input "tags", line 3`. */
  readonly origin: string;
  /** The CSV columns of the entry, quotes removed. */
  readonly columns: readonly string[];
  /** The columns joined again by commas, trimmed: the entry as `labels` and messages see it. */
  readonly text: string;
}

/** Options of docker/actions-toolkit's list inputs, so that quoting means the same here. */
const LIST_OPTIONS = {
  relaxQuotes: true,
  relaxColumnCount: true,
  skipEmptyLines: true,
  comment: '#',
  comment_no_infix: true,
  info: true,
} as const satisfies Options;

/** A record as csv-parse reports it under `info: true`. */
interface InfoRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Splits a multi-line input into its entries. Blank lines and lines whose first visible character is `#` are
 * left out. Double quotes follow CSV (RFC 4180), so a quoted entry may span lines.
 *
 * @throws UserError when a quote is never closed
 */
export async function readInputLines(input: string, text: string): Promise<readonly InputLine[]> {
  const normalised = text.replace(/\r\n?/g, '\n').trim();
  // Numbers count from the first line of the input as written, not from the first that is kept.
  const skipped = text.slice(0, text.length - text.trimStart().length).split(/\r\n?|\n/).length - 1;
  const records = normalised.includes('"') ? await parseQuoted(input, normalised) : splitUnquoted(normalised);
  return records
    .map(({ number, columns }) => ({
      origin: `input "${input}", line ${number + skipped}`,
      columns,
      text: columns.join(',').trim(),
    }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

interface NumberedRecord {
  readonly number: number;
  readonly columns: readonly string[];
}

/** Without quotes CSV is a plain split: most inputs never load the parser. */
function splitUnquoted(text: string): readonly NumberedRecord[] {
  return text.split('\n').map((line, index) => ({ number: index + 1, columns: line.split(',') }));
}

async function parseQuoted(input: string, text: string): Promise<readonly NumberedRecord[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    const records = parse(text, LIST_OPTIONS) as unknown as readonly InfoRecord[];
    return records.map(({ record, info }) => ({
      // `info.lines` is the line on which a record ends.
      number: info.lines - record.join(',').split('\n').length + 1,
      columns: record,
    }));
  } catch (cause) {
    throw new UserError(`input "${input}" has a double quote that is not closed`, {
      fix: 'close the quote, or write a quote inside a quoted field as two quotes ("")',
      cause,
    });
  }
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
