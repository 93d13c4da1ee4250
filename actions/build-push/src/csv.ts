/**
 * Comma-separated values as Docker's tools write them: RFC 4180 quoting, in which a stray quote is an ordinary
 * character (csv-parse calls that `relax_quotes`). A test holds this file equal to csv-parse, which takes 10 ms
 * to load and reads streams that nobody has here.
 */

const LINE_BREAK = /\r\n|\n|\r/y;
const QUOTED = /"([^"]*(?:""[^"]*)*)"(?!")/y;
const UNTIL_DELIMITER = /[^,\r\n]*/y;

/** A quote that opens a field and never closes. `line` counts from 1. */
export class UnclosedQuoteError extends Error {
  override readonly name = 'UnclosedQuoteError';
  readonly line: number;

  constructor(line: number) {
    super(`the quote opened in line ${line} is never closed`);
    this.line = line;
  }
}

/** One record. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Whether a quote stands in or beside a field that is not quoted as a whole, which RFC 4180 forbids. */
  readonly strayQuote: boolean;
  /** The offset behind the record's line break. */
  readonly next: number;
}

/**
 * Reads the record that starts at `offset`. A quoted field may hold commas, doubled quotes and line breaks.
 *
 * @throws {UnclosedQuoteError}
 */
export function readRecord(text: string, offset = 0): CsvRecord {
  const fields: string[] = [];
  let strayQuote = false;
  let position = offset;
  for (;;) {
    const field = readField(text, position);
    fields.push(field.value);
    strayQuote ||= field.strayQuote;
    position = field.next;
    if (text[position] !== ',') return { fields, strayQuote, next: skipLineBreak(text, position) };
    position += 1;
  }
}

/** The fields of a text that is one record, such as `type=oci,dest=out`; of several records, the first. */
export function parseFields(text: string): readonly string[] {
  return readRecord(text).fields;
}

/** Writes one record, quoting the fields that need it, so that {@link parseFields} gives the same fields back. */
export function formatFields(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

/** The offset behind the line break at `position`, or `position` where there is none. */
export function skipLineBreak(text: string, position: number): number {
  return position + (matchAt(LINE_BREAK, text, position)?.[0].length ?? 0);
}

interface CsvField {
  readonly value: string;
  readonly strayQuote: boolean;
  readonly next: number;
}

function readField(text: string, start: number): CsvField {
  if (text[start] !== '"') return literalField(text, start, '');
  const quoted = matchAt(QUOTED, text, start);
  if (quoted === null) throw new UnclosedQuoteError(text.slice(0, start).split(/\r\n|\n|\r/).length);
  const value = (quoted[1] ?? '').replaceAll('""', '"');
  const next = start + quoted[0].length;
  const atEnd = next >= text.length || text[next] === ',' || skipLineBreak(text, next) > next;
  // Text behind the closing quote: neither quote was meant as one.
  return atEnd ? { value, strayQuote: false, next } : literalField(text, next, `"${value}"`);
}

function literalField(text: string, start: number, prefix: string): CsvField {
  const rest = matchAt(UNTIL_DELIMITER, text, start)?.[0] ?? '';
  const value = prefix + rest;
  return { value, strayQuote: value.includes('"'), next: start + rest.length };
}

function matchAt(sticky: RegExp, text: string, position: number): RegExpExecArray | null {
  sticky.lastIndex = position;
  return sticky.exec(text);
}
