import { type Document, isAlias, isNode, isScalar, type Node, type ParsedNode } from 'yaml';
import { record } from './decode/collections.ts';
import { type DecodeContext, type DecodeProblem, INVALID } from './decode/decoder.ts';
import { describeProblem, PolicyError } from './errors.ts';
import { EMPTY_POLICY, type Policy } from './policy.ts';
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
  const source = new SourceText(file, text);
  const { documents, problems, warnings } = readYaml(text, LIMITS);
  throwProblems(source, [...problems, ...warnings].map(fromYaml));
  const [document, second] = documents;
  if (second !== undefined) {
    const start = second.range[0];
    const message = 'a policy is one document: remove this one';
    throwProblems(source, [{ code: 'YAML_DOCUMENTS', message, start, end: start + 3 }]);
  }
  if (document === undefined || isEmpty(document.contents)) return EMPTY_POLICY;
  return decode(source, document);
}

function decode(source: SourceText, document: Document.Parsed<ParsedNode, true>): Policy {
  const found: DecodeProblem[] = [];
  const report = (problem: DecodeProblem): void => {
    found.push(problem);
  };
  const context: DecodeContext = { report, resolve: resolver(document, report) };
  const sections = policyFile.decode({ node: document.contents as Node, path: '', context });
  throwProblems(source, found);
  if (sections === INVALID) throw new Error('a decoder rejected the policy without saying why');
  return {
    ...EMPTY_POLICY,
    promote: sections.promote ?? EMPTY_POLICY.promote,
  };
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
