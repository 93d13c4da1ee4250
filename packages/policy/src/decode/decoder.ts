import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { PolicyErrorCode } from '../errors.ts';
import type { JsonSchema } from '../json-schema.ts';

/** A problem that a decoder found; offsets into the text, `end` exclusive. */
export interface DecodeProblem {
  readonly code: PolicyErrorCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A node of the file, and where to say what is wrong with it. */
export interface Input {
  readonly node: Node;
  /** Keys from the root: `promote.environments.production`. Empty for the root. */
  readonly path: string;
  readonly context: DecodeContext;
}

/** What the decoders of one file share. */
export interface DecodeContext {
  readonly report: (problem: DecodeProblem) => void;
  /** The node that an alias stands for; undefined when there is none. */
  readonly resolve: (node: Node) => Node | undefined;
}

/** What a decoder returns for a node that it reported. Never the value of a valid node. */
export const INVALID: unique symbol = Symbol('invalid');
export type Decoded<T> = T | typeof INVALID;

/** Reads one kind of value, and describes it to editors: what it says of itself cannot differ from what it does. */
export interface Decoder<T> {
  readonly schema: JsonSchema;
  /** Reports every problem of the node before it returns `INVALID`. */
  readonly decode: (input: Input) => Decoded<T>;
}

/** Reports a problem of the whole node. */
export function reject(input: Input, code: PolicyErrorCode, message: string): typeof INVALID {
  const [start, end] = input.node.range ?? [0, 0];
  input.context.report({ code, message, start, end: Math.max(end, start + 1) });
  return INVALID;
}

/** Reports that a node is of another kind than `wanted`, with `what` the value would be. */
export function rejectType(input: Input, wanted: string): typeof INVALID {
  return reject(input, 'WRONG_TYPE', `${named(input.path)} must be ${wanted}, not ${kindOf(input.node)}`);
}

/** The path of a node in a message. */
export function named(path: string): string {
  return path === '' ? 'the policy' : JSON.stringify(path);
}

/** The path of a key below another. */
export function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function kindOf(node: Node): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  if (!isScalar(node)) return 'this';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'string') return `the text ${JSON.stringify(node.value.slice(0, 60))}`;
  return `the ${typeof node.value} ${(node.source ?? String(node.value)).slice(0, 60)}`;
}
