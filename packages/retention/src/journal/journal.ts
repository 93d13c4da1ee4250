/** The journal of a run, one JSON value a line: what was to be deleted, and what became of it. It makes a run undoable. */
import type { Digest } from '@container-kit/registry';
import {
  ArtifactError,
  countAt,
  digestAt,
  type Fields,
  fieldsOf,
  parseJson,
  readCount,
  readDigest,
  readList,
  readText,
  readTime,
  textAt,
} from '../plan/json-reader.ts';
import { readReason } from '../plan/parse.ts';
import type { Reason } from '../plan/types.ts';

/** The first line. */
export interface JournalHeader {
  readonly kind: 'journal';
  readonly version: 1;
  /** Host. */
  readonly registry: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** Written before the registry hears of it. */
export interface JournalDeletion {
  readonly kind: 'delete' | 'untag';
  /** Counts the items of a journal. */
  readonly number: number;
  readonly repository: string;
  readonly digest: Digest;
  /** IDs of GitHub's Packages API, which restoring needs. */
  readonly ids: readonly number[];
  /** All tags that it had, or the one that was taken off. */
  readonly tags: readonly string[];
  /** What it led to: children, and what it referred to. */
  readonly edges: readonly Digest[];
  readonly reason: Reason;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Written when the registry has answered. */
export interface JournalResult {
  readonly kind: 'result';
  /** That of the item. */
  readonly number: number;
  /** What became of it: `deleted`, `absent`, `blocked`, `drifted`, `failed`. */
  readonly outcome: string;
}

/** A line after the first. */
export type JournalEntry = JournalDeletion | JournalResult;

/** An item, with what became of it; undefined when the run ended before the registry answered. */
export interface JournalItem extends JournalDeletion {
  readonly outcome: string | undefined;
}

/** A journal that was read. */
export interface ParsedJournal {
  readonly header: JournalHeader;
  /** In the order of the run. */
  readonly items: readonly JournalItem[];
}

/** One line, with its end. */
export function formatJournalLine(line: JournalHeader | JournalEntry): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * Reads a journal. The last line may be cut off, as the run may have been.
 *
 * @throws ArtifactError that names line and place
 */
export function parseJournal(text: string): ParsedJournal {
  // What has no line end was not finished.
  const [first, ...lines] = text.split('\n').slice(0, -1);
  if (first === undefined) throw new ArtifactError('it is no journal: there is no whole line');
  const header = readLine(first, 1, headerOf);
  const entries = lines.map((line, index) => readLine(line, index + 2, entryOf));
  const outcomes = new Map(
    entries.flatMap((entry) => (entry.kind === 'result' ? [[entry.number, entry.outcome]] : [])),
  );
  const items = entries.filter((entry) => entry.kind !== 'result');
  return { header, items: items.map((item) => ({ ...item, outcome: outcomes.get(item.number) })) };
}

function readLine<T>(line: string, number: number, read: (value: unknown) => T): T {
  try {
    return read(parseJson(line));
  } catch (error) {
    if (error instanceof ArtifactError)
      throw new ArtifactError(`line ${number}: ${error.message}`, { cause: error });
    throw error;
  }
}

function headerOf(value: unknown): JournalHeader {
  const fields = fieldsOf(value, '', ['kind', 'version', 'registry', 'startedAt']);
  if (fields.get('kind') !== 'journal' || fields.get('version') !== 1) {
    throw new ArtifactError('it is no journal of this version of the action');
  }
  const registry = readText(fields, 'registry');
  return { kind: 'journal', version: 1, registry, startedAt: readTime(fields, 'startedAt') };
}

function entryOf(value: unknown): JournalEntry {
  const optional = ['number', 'outcome', 'repository', 'digest', 'ids', 'tags', 'edges', 'reason', 'at'];
  const fields = fieldsOf(value, '', ['kind'], optional);
  const kind = readText(fields, 'kind');
  const number = readCount(fields, 'number');
  if (kind === 'result') return { kind, number, outcome: readText(fields, 'outcome') };
  if (kind === 'delete' || kind === 'untag') return { kind, number, ...deletionOf(fields) };
  throw new ArtifactError(`kind must be delete, untag or result, not ${JSON.stringify(kind.slice(0, 60))}`);
}

function deletionOf(fields: Fields): Omit<JournalDeletion, 'kind' | 'number'> {
  return {
    repository: readText(fields, 'repository'),
    digest: readDigest(fields, 'digest'),
    ids: readList(fields, 'ids', countAt),
    tags: readList(fields, 'tags', textAt),
    edges: readList(fields, 'edges', digestAt),
    reason: readReason(fields),
    at: readTime(fields, 'at'),
  };
}
