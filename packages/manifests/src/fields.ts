import { isScalar, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { type DocumentIndex, keyOf } from './document-index.ts';

/** A text or an empty value, and the key that it belongs to. */
export interface Field {
  readonly key: string;
  readonly scalar: Scalar.Parsed;
  /** The text, as it is written: the number 1.20 is `1.20`. Empty for null. */
  readonly text: string;
  /** Whether the value is the target of an alias or was merged into the map. */
  readonly shared: boolean;
}

/** Finds the scalar of a key in a map or in what it merges, through aliases. */
export function findField(map: YAMLMap, key: string, index: DocumentIndex): Field | undefined {
  for (const candidate of index.withMerged(map)) {
    const pair = index.pairOf(candidate, key);
    if (pair === undefined) continue;
    const field = fieldOf(pair, index);
    return field === undefined || candidate === map ? field : { ...field, shared: true };
  }
  return undefined;
}

/** The scalar of a pair, through an alias; undefined when key or value is none. */
export function fieldOf(pair: Pair, index: DocumentIndex): Field | undefined {
  const key = keyOf(pair);
  const node = index.resolve(pair.value);
  if (key === undefined || !isScalar(node)) return undefined;
  return { key, scalar: node as Scalar.Parsed, text: textOf(node), shared: node !== pair.value };
}

/** The text of a scalar; a block scalar's line break at its end is not part of any image. */
function textOf(scalar: Scalar): string {
  if (scalar.value === null) return '';
  return (typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))).trim();
}
