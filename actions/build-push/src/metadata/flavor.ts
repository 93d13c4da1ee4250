import type { Field } from './fields.ts';
import { readFields, withoutEmpty } from './fields.ts';
import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';

/** A prefix or suffix that the flavor gives to tags. */
export interface Affix {
  /** A template. */
  readonly text: string;
  /** Whether `latest` is decorated too. */
  readonly onLatest: boolean;
  readonly line: InputLine;
}

/** The `flavor` input: what holds for all rules. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: Affix | undefined;
  readonly suffix: Affix | undefined;
}

type AffixKey = 'prefix' | 'suffix';

const FIX = 'write latest=auto, latest=true, latest=false, prefix=<text> or suffix=<text>,onlatest=true';

/**
 * Reads the `flavor` input. Later entries win; `onlatest` belongs to the prefix or suffix before it on its
 * line, and stays when a later line changes the text.
 *
 * @throws UserError for unknown keys and values
 */
export function readFlavor(lines: readonly InputLine[]): Flavor {
  let flavor: Flavor = { latest: 'auto', prefix: undefined, suffix: undefined };
  for (const line of lines) {
    let last: AffixKey | undefined;
    for (const field of withoutEmpty(readFields(line))) {
      flavor = { ...flavor, ...readEntry(field, line, flavor, last) };
      last = isAffixKey(field.key) ? field.key : last;
    }
  }
  return flavor;
}

/** @param last the prefix or suffix that was set last on this line */
function readEntry(
  { key, value }: Field,
  line: InputLine,
  flavor: Flavor,
  last: AffixKey | undefined,
): Partial<Flavor> {
  if (key === 'latest' && (value === 'auto' || value === 'true' || value === 'false')) {
    return { latest: value };
  }
  if (isAffixKey(key)) {
    return { [key]: { text: value, onLatest: flavor[key]?.onLatest ?? false, line } };
  }
  if (key === 'onlatest' && last !== undefined && (value === 'true' || value === 'false')) {
    return { [last]: { ...flavor[last], onLatest: value === 'true' } };
  }
  const problem =
    key === undefined ? `has the bare word "${value}"` : `has the wrong entry "${key}=${value}"`;
  throw lineError(line, problem, FIX);
}

function isAffixKey(key: string | undefined): key is AffixKey {
  return key === 'prefix' || key === 'suffix';
}
