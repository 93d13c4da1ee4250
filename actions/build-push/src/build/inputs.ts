/**
 * The build inputs as docker/build-push-action reads them: which of its 33 inputs are lists, which of the lists
 * split at commas, and where quotes count.
 */
import { UserError } from '@container-kit/core';
import { readRecord, skipLineBreak, UnclosedQuoteError } from '../csv.ts';

/** How the text of a list becomes its entries. */
type ListSyntax =
  /** CSV: commas and line breaks separate; quotes protect both. */
  | 'items'
  /** One entry a line; an entry that starts with a quote runs to the closing quote, over line breaks. */
  | 'lines'
  /** As `lines`, but blanks around an entry belong to it: values of secrets. */
  | 'untrimmed'
  /** One entry a line, quotes have no meaning: buildx parses the quotes of an `--output` itself. */
  | 'verbatim';

const LISTS = {
  addHosts: 'items',
  allow: 'items',
  attests: 'lines',
  buildArgs: 'lines',
  buildContexts: 'lines',
  cacheFrom: 'lines',
  cacheTo: 'lines',
  noCacheFilters: 'items',
  outputs: 'verbatim',
  platforms: 'items',
  secretEnvs: 'items',
  secretFiles: 'lines',
  secrets: 'untrimmed',
  ssh: 'items',
  ulimit: 'lines',
} as const satisfies Record<string, ListSyntax>;

type ListName = keyof typeof LISTS;

/** The inputs that reach buildx unparsed. */
interface PlainInputs {
  readonly builder: string;
  readonly call: string;
  readonly cgroupParent: string;
  readonly context: string;
  readonly file: string;
  readonly githubToken: string;
  readonly load: boolean;
  readonly network: string;
  readonly noCache: boolean;
  /** As written: empty, a boolean, or attributes such as `mode=max`. */
  readonly provenance: string;
  readonly pull: boolean;
  readonly sbom: string;
  readonly shmSize: string;
  readonly target: string;
}

/** The texts of the inputs as the workflow has them; lists are not parsed yet. */
export type BuildTexts = PlainInputs & Readonly<Record<ListName, string>>;

/** What the metadata step made: final values, not input texts. */
export interface ImageNames {
  /** Full references. */
  readonly tags: readonly string[];
  /** `name=value`. */
  readonly labels: readonly string[];
  /** `name=value`, with or without levels in front. */
  readonly annotations: readonly string[];
}

/** The inputs of a build, parsed. */
export type BuildInputs = PlainInputs & ImageNames & Readonly<Record<ListName, readonly string[]>>;

/**
 * Parses the lists among the inputs.
 *
 * @throws {UserError} when a quote is not closed; the message names the input and the line.
 */
export function readBuildInputs(texts: BuildTexts, names: ImageNames): BuildInputs {
  const lists = Object.entries(LISTS).map(([name, syntax]) => {
    const input = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [name, parseList(input, texts[name as ListName], syntax)];
  });
  return { ...texts, ...names, ...(Object.fromEntries(lists) as Record<ListName, readonly string[]>) };
}

/** Parses `driver-opts`, which has the syntax of `outputs`. */
export function parseDriverOptions(text: string): readonly string[] {
  return parseList('driver-opts', text, 'verbatim');
}

/**
 * Parses the text of one list input, named for the error.
 *
 * @throws {UserError}
 */
export function parseList(input: string, text: string, syntax: ListSyntax): readonly string[] {
  try {
    const entries = syntax === 'verbatim' ? text.split(/\r\n|\n|\r/) : readEntries(text, syntax === 'items');
    const trimmed = syntax === 'untrimmed' ? entries : entries.map((entry) => entry.trim());
    return trimmed.filter((entry) => entry.trim() !== '');
  } catch (error) {
    if (!(error instanceof UnclosedQuoteError)) throw error;
    // The text itself is not quoted: it may be a secret.
    throw new UserError(`input "${input}": ${error.message}`, {
      fix: 'close the quote, or double it ("") where it belongs to the value',
      cause: error,
    });
  }
}

function readEntries(text: string, commas: boolean): string[] {
  const entries: string[] = [];
  let position = 0;
  while (position < text.length) {
    if (!commas && text[position] !== '"') {
      // An entry that does not start with a quote is taken as it is. docker/build-push-action takes the quotes
      // off `"b"` in `LIST="a","b"`, which changes the value.
      const line = /[^\r\n]*/y;
      line.lastIndex = position;
      const entry = line.exec(text)?.[0] ?? '';
      entries.push(entry);
      position = skipLineBreak(text, position + entry.length);
      continue;
    }
    const record = readRecord(text, position);
    entries.push(
      ...(commas
        ? record.fields.flatMap((field) => splitSingle(field, record.fields))
        : [record.fields.join(',')]),
    );
    position = record.next;
  }
  return entries;
}

/** A line that is one quoted field still splits at its commas: `"a,b"` is two items, as in the peer. */
function splitSingle(field: string, fields: readonly string[]): readonly string[] {
  return fields.length === 1 ? field.split(',') : [field];
}
