import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';
import type { Expressions } from './template.ts';
import { renderTemplate } from './template.ts';

/** One rendered entry of `labels` or `annotations`. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
  readonly line: InputLine;
}

/**
 * Renders entries of the form `key=value` and splits them at the first `=`.
 *
 * @throws UserError for an entry without `=` or without a key
 */
export async function readKeyValues(
  lines: readonly InputLine[],
  expressions: Expressions,
): Promise<readonly KeyValue[]> {
  const pairs: KeyValue[] = [];
  for (const line of lines) {
    const text = await renderTemplate(line.text, expressions, line);
    const split = text.indexOf('=');
    if (split < 1) {
      const problem = split < 0 ? 'has no "="' : 'has no key before "="';
      throw lineError(line, problem, 'write key=value, for example org.opencontainers.image.vendor=Example');
    }
    pairs.push({ key: text.slice(0, split), value: text.slice(split + 1), line });
  }
  return pairs;
}

/**
 * Renders pairs as `key=value`, sorted by key the same way on every machine. By code units: `localeCompare` would load
 * the collation tables, which costs as much as half of an empty script.
 */
export function formatKeyValues(pairs: ReadonlyMap<string, string>): readonly string[] {
  return [...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`);
}
