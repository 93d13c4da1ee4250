import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { JsonSchema } from '../json-schema.ts';
import { nearest } from '../nearest.ts';
import {
  below,
  type Decoded,
  type Decoder,
  INVALID,
  type Input,
  named,
  reject,
  rejectType,
} from './decoder.ts';

/** A key of a map with fixed keys. */
export interface Field<T> {
  readonly decoder: Decoder<T>;
  /** What editors show for the key. Markdown. */
  readonly description: string;
  readonly required?: boolean;
  /** What a missing key means; for editors only, the value stays undefined. */
  readonly default?: unknown;
}

/** Keys by their names in the file. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of fields, under the names that the file has. */
export type FieldValues<F extends Fields> = {
  readonly [Key in keyof F]: (F[Key] extends Field<infer T> ? T : never) | undefined;
};

/** A map that knows its keys. Another key is an error, which names the nearest that is known. */
export function record<const F extends Fields>(fields: F): Decoder<FieldValues<F>> {
  const required = Object.keys(fields).filter((key) => fields[key]?.required);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    decode: (input) => {
      const values = decodeEntries(
        input,
        (key) => (Object.hasOwn(fields, key) ? fields[key]?.decoder : undefined),
        Object.keys(fields),
      );
      if (values === INVALID) return INVALID;
      const missing = required.filter((key) => !values.has(key));
      for (const key of missing) reject(input, 'MISSING_KEY', `${named(input.path)} needs the key "${key}"`);
      return missing.length > 0 ? INVALID : (Object.fromEntries(values) as FieldValues<F>);
    },
  };
}

/** A map from names that the file invents. `names` restricts them. */
export function mapOf<T>(
  decoder: Decoder<T>,
  names: RegExp,
  wanted: string,
): Decoder<ReadonlyMap<string, T>> {
  return {
    schema: {
      type: 'object',
      propertyNames: { pattern: names.source },
      additionalProperties: decoder.schema,
    },
    decode: (input) => decodeEntries(input, (key) => (names.test(key) ? decoder : undefined), wanted),
  };
}

/** A list; `minItems` is 1, as an empty list means nothing that leaving it out would not. */
export function listOf<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return {
    schema: { type: 'array', items: decoder.schema, minItems: 1 },
    decode: (input) => {
      if (!isSeq(input.node)) return rejectType(input, 'a list');
      if (input.node.items.length === 0) {
        return reject(input, 'WRONG_VALUE', `${named(input.path)} is an empty list: leave the key out`);
      }
      const items = input.node.items.map((item, index) =>
        decodeChild(input, decoder, item as Node, `${input.path}[${index}]`),
      );
      const valid = items.filter((item): item is Exclude<typeof item, typeof INVALID> => item !== INVALID);
      return valid.length === items.length ? valid : INVALID;
    },
  };
}

/** Refers a key's value to the decoder of its key; `known` is what to say of a key that has none. */
function decodeEntries<T>(
  input: Input,
  decoderOf: (key: string) => Decoder<T> | undefined,
  known: readonly string[] | string,
): Decoded<ReadonlyMap<string, T>> {
  if (!isMap(input.node)) return rejectType(input, 'a map');
  const values = new Map<string, T>();
  const seen = new Set<string>();
  let valid = true;
  for (const pair of input.node.items) {
    const key = checkedKey(input, pair, seen);
    const decoder = key === undefined ? undefined : decoderOf(key);
    if (key !== undefined && decoder === undefined) rejectKey(input, pair, key, known);
    const value =
      key === undefined || decoder === undefined
        ? INVALID
        : decodeChild(input, decoder, pair.value as Node | null, below(input.path, key), pair.key as Node);
    if (value === INVALID) valid = false;
    else if (key !== undefined) values.set(key, value);
  }
  return valid ? values : INVALID;
}

function checkedKey(input: Input, pair: Pair, seen: Set<string>): string | undefined {
  const at = { ...input, node: pair.key as Node };
  const key = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
  if (key === undefined) {
    // `<<` arrives here as well: a policy is short enough to say what it means.
    reject(at, 'WRONG_TYPE', `a key of ${named(input.path)} is no text`);
  } else if (seen.has(key)) {
    reject(at, 'DUPLICATE_KEY', `the key "${key.slice(0, 60)}" of ${named(input.path)} stands twice`);
    return undefined;
  } else {
    seen.add(key);
  }
  return key;
}

function rejectKey(input: Input, pair: Pair, key: string, known: readonly string[] | string): void {
  const at = { ...input, node: pair.key as Node };
  const shown = JSON.stringify(key.slice(0, 60));
  const place = input.path === '' ? '' : ` in ${named(input.path)}`;
  if (typeof known === 'string') {
    reject(at, 'WRONG_VALUE', `the key ${shown}${place} must be ${known}`);
    return;
  }
  const meant = nearest(key, known);
  const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`;
  reject(at, 'UNKNOWN_KEY', `unknown key ${shown}${place}: ${hint}`);
}

function decodeChild<T>(
  parent: Input,
  decoder: Decoder<T>,
  node: Node | null,
  path: string,
  key?: Node,
): Decoded<T> {
  const { context } = parent;
  const target = node === null ? null : context.resolve(node);
  if (target === undefined) {
    return reject(
      { node: node ?? parent.node, path, context },
      'BAD_ALIAS',
      'this alias has no anchor before it',
    );
  }
  const child = { node: target ?? key ?? parent.node, path, context };
  // An empty value has no text to point at: point at its key.
  if (isScalar(target) && target.value === null) {
    return reject(
      { ...child, node: key ?? target },
      'WRONG_TYPE',
      `${named(path)} has no value: write {} for an empty map, or remove the key`,
    );
  }
  return decoder.decode(child);
}

function fieldSchema({ decoder, description, default: value }: Field<unknown>): JsonSchema {
  return { description, ...decoder.schema, ...(value === undefined ? {} : { default: value }) };
}
