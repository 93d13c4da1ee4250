import { readRecord, UnclosedQuoteError } from '../csv.ts';
import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';

/** One comma-separated field of an entry: `key=value`, or a bare word without a key. */
export interface Field {
  /** Lower-cased; undefined for a bare word. */
  readonly key: string | undefined;
  readonly value: string;
}

/**
 * Splits an entry of `images`, `tags` or `flavor` into its fields. A field that holds a comma is quoted as a
 * whole: `"match=v(\d{1,3})"`. Keys end at the first `=`; blanks around keys and values do not count.
 *
 * @throws UserError for a quote inside an unquoted field
 */
export function readFields(line: InputLine): readonly Field[] {
  return splitFields(line).map(readField);
}

/** Leaves out empty fields, as a trailing comma or an empty `${{ expression }}` makes them. */
export function withoutEmpty(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ key, value }) => key !== undefined || value !== '');
}

function splitFields(line: InputLine): readonly string[] {
  const text = requote(line.columns);
  if (!text.includes('"')) {
    return text.split(',');
  }
  const fields = splitQuoted(text.trim());
  if (fields === undefined) {
    const fix = 'quote the whole field ("value=a,b"), with no blank before the first quote';
    throw lineError(line, 'has a double quote inside an unquoted field', fix);
  }
  return fields;
}

/** The fields of a record of RFC 4180; undefined when a quote is out of place. */
function splitQuoted(text: string): readonly string[] | undefined {
  try {
    const { fields, strayQuote } = readRecord(text);
    return strayQuote ? undefined : fields;
  } catch (error) {
    if (error instanceof UnclosedQuoteError) return undefined;
    throw error;
  }
}

/**
 * docker/metadata-action parses an entry twice as CSV and loses the first parse's quotes between the two, so
 * that `"match=a,b"` falls apart at its comma. Quoting such a column again keeps it whole. An entry that is
 * one quoted column stands for its content: `"type=sha,format=long"` has two fields.
 */
function requote(columns: readonly string[]): string {
  if (columns.length === 1) {
    return columns.join();
  }
  return columns
    .map((column) => (column.includes(',') && !column.startsWith('"') ? `"${column}"` : column))
    .join(',');
}

function readField(field: string): Field {
  const split = field.indexOf('=', 1);
  return split < 0
    ? { key: undefined, value: field.trim() }
    : { key: field.slice(0, split).trim().toLowerCase(), value: field.slice(split + 1).trim() };
}
