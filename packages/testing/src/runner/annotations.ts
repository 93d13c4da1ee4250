/**
 * Errors, warnings and notices, as GitHub attaches them to files and shows them beside a run.
 * Source: actions/runner 2.336, IssueCommandExtension in ActionCommandManager.cs, AddIssue in
 * ExecutionContext.cs.
 */
import { isBlank, parseInt32 } from './dotnet-text.ts';

/** How bad it is. GitHub shows `error` as a failure. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** One annotation, with what was given of its place. */
export interface Annotation {
  readonly level: AnnotationLevel;
  /** Masked and at most 4,096 characters long. */
  readonly message: string;
  readonly title?: string;
  /** Relative to the workspace when it lies below it. */
  readonly file?: string;
  /** Lines and columns count from 1. */
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** Annotations kept per level and step; the runner drops later ones without a word. */
export const MAX_ANNOTATIONS_PER_LEVEL = 10;

/** Characters of an annotation's message; the runner cuts the rest off. */
export const MAX_ANNOTATION_LENGTH = 4096;

/** Where an annotation points. */
export type Place = Omit<Annotation, 'level' | 'message'>;

/**
 * Reads the properties of an `error`, `warning` or `notice` command, repairing them as the runner does: an
 * end alone becomes the start, and columns without a single line, or ends before starts, are dropped.
 *
 * @param properties by lower-case key
 * @param workspace to which files are made relative
 */
export function readPlace(properties: ReadonlyMap<string, string>, workspace: string): Place {
  const title = properties.get('title');
  const file = properties.get('file');
  return {
    ...(title !== undefined && { title }),
    ...(file !== undefined && !isBlank(file) && { file: relativeTo(workspace, file) }),
    ...readRange(properties),
  };
}

interface Range {
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

function readRange(properties: ReadonlyMap<string, string>): Range {
  const endLine = parseInt32(properties.get('endline'));
  const endColumn = parseInt32(properties.get('endcolumn'));
  const line = parseInt32(properties.get('line')) ?? endLine;
  const column = parseInt32(properties.get('col')) ?? endColumn;

  const severalLines = endLine !== undefined && endLine !== line;
  const keepColumns = line !== undefined && !severalLines && !isBefore(endColumn, column);
  const keepLines = !isBefore(endLine, line);
  return {
    ...(keepLines && line !== undefined && { line }),
    ...(keepLines && endLine !== undefined && { endLine }),
    ...(keepColumns && column !== undefined && { column }),
    ...(keepColumns && endColumn !== undefined && { endColumn }),
  };
}

function isBefore(end: number | undefined, start: number | undefined): boolean {
  return end !== undefined && start !== undefined && end < start;
}

function relativeTo(workspace: string, file: string): string {
  const folder = workspace.endsWith('/') ? workspace : `${workspace}/`;
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}
