import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Aliases } from './aliases.ts';

/** A text or an empty value, and the key that it belongs to. */
export interface Field {
  readonly key: string;
  readonly scalar: Scalar.Parsed;
  /** The text, as it is written: the number 1.20 is `1.20`. Empty for null. */
  readonly text: string;
  /** Whether the value is the target of an alias or was merged into the map. */
  readonly shared: boolean;
}

/** A merge reaches no further: nobody writes more, and each look-up walks all of it. */
const MAX_MERGED_MAPS = 50;

/** The key of a pair; undefined when it is no scalar. */
export function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
}

/** Finds a pair of the map itself. */
export function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

/**
 * Finds the scalar of a key in a map or in what it merges (`<<`), through aliases. The map's own keys win, then
 * earlier merges, as https://yaml.org/type/merge.html has it.
 */
export function findField(map: YAMLMap, key: string, aliases: Aliases): Field | undefined {
  for (const candidate of withMerged(map, aliases)) {
    const pair = ownPair(candidate, key);
    if (pair === undefined) continue;
    const node = aliases.resolve(pair.value);
    if (!isScalar(node)) return undefined;
    const shared = candidate !== map || node !== pair.value;
    return { key, scalar: node as Scalar.Parsed, text: textOf(node), shared };
  }
  return undefined;
}

/** The text of a scalar; a block scalar's line break at its end is not part of any image. */
function textOf(scalar: Scalar): string {
  if (scalar.value === null) return '';
  return (typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))).trim();
}

function withMerged(map: YAMLMap, aliases: Aliases): ReadonlySet<YAMLMap> {
  const found = new Set([map]);
  // A set that grows while it is walked: each map once, whatever refers to whatever.
  for (const each of found) {
    for (const merged of mergedInto(each, aliases)) {
      if (found.size < MAX_MERGED_MAPS) found.add(merged);
    }
  }
  return found;
}

function mergedInto(map: YAMLMap, aliases: Aliases): readonly YAMLMap[] {
  return map.items
    .filter((pair) => keyOf(pair) === '<<')
    .flatMap((pair) => {
      const node = aliases.resolve(pair.value);
      return isSeq(node) ? node.items.map((item) => aliases.resolve(item)) : [node];
    })
    .filter(isMap);
}
