/** The `key=value,key=value` notation of buildx: outputs, attestations, caches. */
import { UserError } from '@container-kit/core';
import { formatFields, parseFields, UnclosedQuoteError } from '../csv.ts';

/** Attributes in the order they were written. A field without `=` has an undefined value. */
export type Attributes = readonly (readonly [key: string, value: string | undefined])[];

/**
 * Parses one entry; keys are lower-cased and trimmed, as buildx does (util/buildflags).
 *
 * @throws {UserError} when a quote is not closed.
 */
export function parseAttributes(entry: string): Attributes {
  return fieldsOf(entry).map((field) => {
    const at = field.indexOf('=');
    return at === -1
      ? [field.trim(), undefined]
      : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
  });
}

function fieldsOf(entry: string): readonly string[] {
  try {
    return parseFields(entry);
  } catch (error) {
    if (!(error instanceof UnclosedQuoteError)) throw error;
    // Only the type is shown: the rest may hold the keys of a cache's storage.
    const shown = /^type=[\w.-]+/.exec(entry)?.[0] ?? '...';
    throw new UserError(`the entry "${shown}" has a quote that is never closed`, {
      fix: 'put quotes around the whole of key=value, and double those inside of it',
      cause: error,
    });
  }
}

/** The opposite of {@link parseAttributes}. */
export function formatAttributes(attributes: Attributes): string {
  return formatFields(attributes.map(([key, value]) => (value === undefined ? key : `${key}=${value}`)));
}

/** The value of the last attribute named `key`. */
export function attribute(attributes: Attributes, key: string): string | undefined {
  return attributes.findLast(([name]) => name === key)?.[1];
}

/** Reads a boolean as Go's strconv.ParseBool does; undefined for anything else. */
export function parseGoBoolean(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
