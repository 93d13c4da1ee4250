/** The `key=value,key=value` notation of buildx: outputs, attestations, caches. */
import { formatFields, parseFields } from './csv.ts';

/** Attributes in the order they were written. A field without `=` has an undefined value. */
export type Attributes = readonly (readonly [key: string, value: string | undefined])[];

/** Parses one entry; keys are lower-cased and trimmed, as buildx does (util/buildflags). */
export function parseAttributes(entry: string): Attributes {
  return parseFields(entry).map((field) => {
    const at = field.indexOf('=');
    return at === -1
      ? [field.trim(), undefined]
      : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
  });
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
