import { isScalar, type Scalar } from 'yaml';
import { DURATION_PATTERN, parseDuration } from '../duration.ts';
import { type Glob, parseGlob } from '../glob.ts';
import type { JsonSchema } from '../json-schema.ts';
import { nearest } from '../nearest.ts';
import { type Decoded, type Decoder, INVALID, type Input, named, reject, rejectType } from './decoder.ts';

/** Text that is not empty. A number or boolean without quotes is an error rather than a guess. */
export const text: Decoder<string> = {
  schema: { type: 'string', minLength: 1 },
  decode: (input) => {
    const value = textOf(input);
    if (value === undefined) return rejectType(input, 'text (put it in quotes)');
    return value === '' ? reject(input, 'WRONG_VALUE', `${named(input.path)} is empty`) : value;
  },
};

/** `true` or `false` (YAML 1.2 core schema, which also has `True` and `TRUE`). */
export const flag: Decoder<boolean> = {
  schema: { type: 'boolean' },
  decode: (input) => {
    const value = isScalar(input.node) ? input.node.value : undefined;
    return typeof value === 'boolean' ? value : rejectType(input, 'true or false');
  },
};

/** One of some words, letter by letter. */
export function oneOf<const T extends string>(words: readonly T[]): Decoder<T> {
  return {
    schema: { type: 'string', enum: words },
    decode: (input) => {
      const value = textOf(input);
      const word = words.find((each) => each === value);
      if (word !== undefined) return word;
      if (value === undefined) return rejectType(input, `one of ${words.join(', ')}`);
      const meant = nearest(value, words);
      const hint = meant === undefined ? '' : `: did you mean ${JSON.stringify(meant)}?`;
      const problem = `${named(input.path)} must be one of ${words.join(', ')}, not ${quoted(value)}${hint}`;
      return reject(input, 'WRONG_VALUE', problem);
    },
  };
}

const DURATION_SCHEMA: JsonSchema = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: DURATION_PATTERN },
  ],
  examples: [7, '12h', '30m', '2w'],
};

/** A duration, in milliseconds: whole days, or `12h`, `30m`, `7d`, `2w`. */
export const duration: Decoder<number> = {
  schema: DURATION_SCHEMA,
  decode: (input) => {
    const scalar = isScalar(input.node) ? input.node : undefined;
    const isNumber = typeof scalar?.value === 'number';
    const milliseconds = parseDuration((isNumber ? scalar?.source : textOf(input)) ?? '');
    return milliseconds ?? rejectType(input, 'a number of whole days, or a duration such as 12h, 30m or 2w');
  },
};

/** A glob over names, see `parseGlob`. */
export const glob: Decoder<Glob> = {
  schema: text.schema,
  decode: (input) => map(text.decode(input), parseGlob),
};

/** The value of another decoder, made into something else. */
export function mapped<A, B>(decoder: Decoder<A>, change: (value: A) => B): Decoder<B> {
  return { schema: decoder.schema, decode: (input) => map(decoder.decode(input), change) };
}

/** A value that a later check may have to point at. */
export interface Located<T> {
  readonly value: T;
  readonly input: Input;
}

/** The value of another decoder, with its place. */
export function located<T>(decoder: Decoder<T>): Decoder<Located<T>> {
  return {
    schema: decoder.schema,
    decode: (input) => map(decoder.decode(input), (value) => ({ value, input })),
  };
}

function map<A, B>(value: Decoded<A>, change: (value: A) => B): Decoded<B> {
  return value === INVALID ? INVALID : change(value);
}

function textOf({ node }: Input): string | undefined {
  const value: unknown = isScalar(node) ? (node as Scalar).value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function quoted(value: string): string {
  return JSON.stringify(value.slice(0, 100));
}
