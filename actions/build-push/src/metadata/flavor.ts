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

const FIX = 'write latest=auto, latest=true, latest=false, prefix=<text> or suffix=<text>,onlatest=true';

/**
 * Reads the `flavor` input. Later lines win; `onlatest` belongs to the prefix or suffix before it on its line.
 *
 * @throws UserError for unknown keys and values
 */
export async function readFlavor(lines: readonly InputLine[]): Promise<Flavor> {
  let flavor: Flavor = { latest: 'auto', prefix: undefined, suffix: undefined };
  for (const line of lines) {
    let last: 'prefix' | 'suffix' | undefined;
    for (const field of withoutEmpty(await readFields(line))) {
      flavor = { ...flavor, ...readField(field, line, last && flavor[last], last) };
      last = field.key === 'prefix' || field.key === 'suffix' ? field.key : last;
    }
  }
  return flavor;
}

function readField(
  { key, value }: Field,
  line: InputLine,
  affix: Affix | undefined,
  affixKey: 'prefix' | 'suffix' | undefined,
): Partial<Flavor> {
  if (key === 'latest' && (value === 'auto' || value === 'true' || value === 'false')) {
    return { latest: value };
  }
  if (key === 'prefix' || key === 'suffix') {
    return { [key]: { text: value, onLatest: false, line } };
  }
  if (key === 'onlatest' && affix !== undefined && affixKey !== undefined && isBoolean(value)) {
    return { [affixKey]: { ...affix, onLatest: value === 'true' } };
  }
  const problem =
    key === undefined ? `has the bare word "${value}"` : `has the wrong entry "${key}=${value}"`;
  throw lineError(line, problem, FIX);
}

function isBoolean(value: string): boolean {
  return value === 'true' || value === 'false';
}
