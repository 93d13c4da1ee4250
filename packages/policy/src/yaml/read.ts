import { Composer, type Document, type ParsedNode, Parser } from 'yaml';
import { findTooDeep } from './depth.ts';

/** How much a text may ask of its reader. */
export interface YamlLimits {
  /** In UTF-16 code units of the text. */
  readonly maxLength: number;
  /** Collections in each other. */
  readonly maxDepth: number;
}

/** What is wrong with a text as YAML. `end` is exclusive. */
export interface YamlProblem {
  /** `TOO_LARGE`, `TOO_DEEP` or an `ErrorCode` of the yaml package. */
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A text that was read: all its documents, and all that is wrong with it. */
export interface YamlStream {
  /** Nodes keep their ranges, and scalars their source, so that an edit can replace exactly their bytes. */
  readonly documents: readonly Document.Parsed<ParsedNode, true>[];
  readonly problems: readonly YamlProblem[];
  /** What YAML allows and a strict reader may refuse: tags of unknown meaning, for instance. */
  readonly warnings: readonly YamlProblem[];
}

/** An unreadable file repeats itself; nobody reads more than this of it. */
const MAX_PROBLEMS = 10;
/** The yaml package quotes the text at fault, all of it. */
const MAX_MESSAGE = 200;

/**
 * Reads a stream of YAML 1.2 documents (which JSON is, too) without building values from it: aliases stay aliases, so
 * there is nothing that could grow. Duplicate keys are left to the caller, as the yaml package's search for them takes
 * quadratic time. Merge keys (`<<`) are known.
 */
export function readYaml(text: string, limits: YamlLimits): YamlStream {
  if (text.length > limits.maxLength) {
    const message = `The file is longer than ${limits.maxLength} characters`;
    return failed({ code: 'TOO_LARGE', message, start: 0, end: 1 });
  }
  const tokens = [...new Parser().parse(text)];
  const tooDeep = findTooDeep(tokens, limits.maxDepth);
  if (tooDeep !== undefined) {
    const message = `More than ${limits.maxDepth} collections stand in each other`;
    return failed({ code: 'TOO_DEEP', message, start: tooDeep, end: tooDeep + 1 });
  }
  const composer = new Composer<ParsedNode, true>({ uniqueKeys: false, merge: true, prettyErrors: false });
  const documents = [...composer.compose(tokens)];
  return {
    documents,
    problems: documents.flatMap(({ errors }) => errors.map(toProblem)).slice(0, MAX_PROBLEMS),
    warnings: documents.flatMap(({ warnings }) => warnings.map(toProblem)).slice(0, MAX_PROBLEMS),
  };
}

function failed(problem: YamlProblem): YamlStream {
  return { documents: [], problems: [problem], warnings: [] };
}

function toProblem(error: { code: string; message: string; pos: readonly [number, number] }): YamlProblem {
  const [start, end] = error.pos;
  return { code: error.code, message: error.message.slice(0, MAX_MESSAGE), start, end };
}
