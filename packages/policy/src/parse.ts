import { type Document, isAlias, isNode, isScalar, type Node, type ParsedNode } from 'yaml';
import { record } from './decode/collections.ts';
import { type DecodeContext, type DecodeProblem, type Decoder, INVALID } from './decode/decoder.ts';
import { describeProblem, PolicyError } from './errors.ts';
import { EMPTY_POLICY, type Policy } from './policy.ts';
import { exceptionList } from './sections/gate/exceptions.ts';
import type { GateException } from './sections/gate/types.ts';
import { SECTIONS } from './sections/index.ts';
import { SourceText } from './source-text.ts';
import { resolveAliases } from './yaml/aliases.ts';
import { readYaml } from './yaml/read.ts';

/** No policy that a person wrote comes near these. */
const LIMITS = { maxLength: 256 * 1024, maxDepth: 20 };
/** Each alias makes the decoders walk what it stands for once more. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 20;

/** The whole file. */
export const policyFile = record(SECTIONS);

/**
 * Reads a policy. One document of YAML 1.2 with known keys only; aliases are resolved, merges and tags of one's own are
 * refused. An empty file is an empty policy.
 *
 * @throws PolicyError with all problems, each with line, column and excerpt.
 */
export function parsePolicy(text: string, file: string): Policy {
  const sections = parseOne(text, file, policyFile);
  return sections === undefined ? EMPTY_POLICY : { ...EMPTY_POLICY, ...definedOf(sections) };
}

/**
 * Reads a file of accepted findings: the list that the policy has under `gate.exceptions`, by itself. An empty file has
 * none.
 *
 * @throws PolicyError with all problems, each with line, column and excerpt.
 */
export function parseExceptions(text: string, file: string): readonly GateException[] {
  return parseOne(text, file, exceptionList) ?? [];
}

/** The one document of a file, decoded; undefined when it is empty. */
function parseOne<T>(text: string, file: string, decoder: Decoder<T>): T | undefined {
  const source = new SourceText(file, text);
  const { documents, problems, warnings } = readYaml(text, LIMITS);
  throwProblems(source, [...problems, ...warnings].map(fromYaml));
  const [document, second] = documents;
  if (second !== undefined) {
    const start = second.range[0];
    const message = 'a policy is one document: remove this one';
    throwProblems(source, [{ code: 'YAML_DOCUMENTS', message, start, end: start + 3 }]);
  }
  if (document === undefined || isEmpty(document.contents)) return undefined;
  return decode(source, document, decoder);
}

function decode<T>(source: SourceText, document: Document.Parsed<ParsedNode, true>, decoder: Decoder<T>): T {
  const found: DecodeProblem[] = [];
  const report = (problem: DecodeProblem): void => {
    found.push(problem);
  };
  const context: DecodeContext = { report, resolve: resolver(document, report) };
  const decoded = decoder.decode({ node: document.contents as Node, path: '', context });
  throwProblems(source, found);
  if (decoded === INVALID) throw new Error('a decoder rejected the policy without saying why');
  return decoded;
}

/** The keys that are there: what is undefined would hide the default. */
function definedOf<T extends object>(values: T): Partial<{ [Key in keyof T]: NonNullable<T[Key]> }> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<{ [Key in keyof T]: NonNullable<T[Key]> }>;
}

function resolver(document: Document, report: (problem: DecodeProblem) => void): DecodeContext['resolve'] {
  const targets = resolveAliases(document);
  const [tooMany] = [...targets.keys()].slice(MAX_ALIASES);
  if (tooMany !== undefined) {
    const [start, end] = tooMany.range ?? [0, 1];
    report({ code: 'BAD_ALIAS', message: `there are more than ${MAX_ALIASES} aliases`, start, end });
  }
  return (node) => (isAlias(node) ? targets.get(node) : node);
}

function isEmpty(node: unknown): boolean {
  return !isNode(node) || (isScalar(node) && node.value === null && node.anchor === undefined);
}

function fromYaml(problem: { code: string; message: string; start: number; end: number }): DecodeProblem {
  return { ...problem, code: `YAML_${problem.code}` };
}

function throwProblems(source: SourceText, found: readonly DecodeProblem[]): void {
  const [first, ...rest] = found
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MAX_PROBLEMS)
    .map((problem) => describeProblem(source, problem));
  if (first !== undefined) throw new PolicyError(source.file, [first, ...rest]);
}
