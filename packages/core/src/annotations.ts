/** Collects annotations and shows the most important ones, as the runner drops all but the first few. */
import { type AnnotationProperties, error, notice, warning } from '@actions/core';
import { AnnotationBudget, type AnnotationLevel } from './annotation-budget.ts';
import type { Log } from './log.ts';

/** One annotation. `file` is relative to the workspace; lines and columns count from 1. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  /** Importance among annotations of one level, finite: higher ones are kept first. Default 0. */
  readonly rank?: number;
}

/** Number of annotations per level. */
export type AnnotationCounts = Readonly<Record<AnnotationLevel, number>>;

// Longer messages are cut by the runner, without a sign (actions/runner, ExecutionContext.cs).
const MAX_MESSAGE_LENGTH = 4096;
const ISSUE = { error, warning, notice } as const;
const LEVELS = ['error', 'warning', 'notice'] as const satisfies readonly AnnotationLevel[];

/** The annotations of one step. */
export class Annotations {
  readonly #log: Pick<Log, 'info' | 'group'>;
  readonly #budget: AnnotationBudget;
  #pending: Annotation[] = [];

  constructor(log: Pick<Log, 'info' | 'group'>, budget: AnnotationBudget = new AnnotationBudget()) {
    this.#log = log;
    this.#budget = budget;
  }

  /** Keeps an annotation until `flush`. */
  add(annotation: Annotation): void {
    this.#pending.push(annotation);
  }

  /**
   * Shows what was added since the last call: the highest ranks of each level as annotations, in the order of their
   * rank, the rest as plain lines in a group of the log.
   *
   * @returns how many were left over, by level.
   */
  async flush(): Promise<AnnotationCounts> {
    const pending = this.#pending;
    this.#pending = [];
    const cut = { error: 0, warning: 0, notice: 0 };
    for (const level of LEVELS) {
      const ranked = pending.filter((one) => one.level === level).toSorted((a, b) => rank(b) - rank(a));
      const shown = this.#budget.take(level, ranked.length);
      for (const annotation of ranked.slice(0, shown)) issue(annotation);
      const rest = ranked.slice(shown);
      cut[level] = rest.length;
      if (rest.length > 0) await this.#list(level, rest);
    }
    return cut;
  }

  async #list(level: AnnotationLevel, rest: readonly Annotation[]): Promise<void> {
    const title = `${rest.length} more of type ${level}; GitHub shows 10 annotations of a type per step`;
    await this.#log.group(title, () => {
      for (const annotation of rest) this.#log.info(plain(annotation));
    });
  }
}

function rank({ rank = 0 }: Annotation): number {
  return rank;
}

function issue(annotation: Annotation): void {
  const { level, title, file, line, endLine, column } = annotation;
  const properties: AnnotationProperties = {};
  if (title !== undefined) properties.title = title;
  if (file !== undefined) properties.file = file;
  if (line !== undefined) properties.startLine = line;
  if (endLine !== undefined) properties.endLine = endLine;
  if (column !== undefined) properties.startColumn = column;
  ISSUE[level](cutMessage(annotation.message), properties);
}

function cutMessage(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  // A lone half of a surrogate pair would be printed as U+FFFD.
  return `${message.slice(0, MAX_MESSAGE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function plain({ message, title, file, line }: Annotation): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  return `${place}${title === undefined ? '' : `${title}: `}${message}`;
}
