import { UserError } from '@container-kit/core';
import type { SourceText } from './source-text.ts';

/** What can be wrong with a policy. Everything that is no YAML has a code of the yaml package behind `YAML_`. */
export type PolicyErrorCode =
  | 'UNKNOWN_KEY'
  | 'DUPLICATE_KEY'
  | 'MISSING_KEY'
  | 'WRONG_TYPE'
  | 'WRONG_VALUE'
  | 'BAD_ALIAS'
  | 'NOT_FOUND'
  | `YAML_${string}`;

/** One thing that is wrong, and where. */
export interface PolicyProblem {
  readonly code: PolicyErrorCode;
  /** A sentence without place, such as `unknown key "enviroments": did you mean "environments"?`. */
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** `file:line:column: message`, the line, and carets below the part at fault. */
  readonly pretty: string;
}

/** A policy that cannot be used. The message holds all problems, with excerpts. */
export class PolicyError extends UserError {
  override readonly name = 'PolicyError';
  readonly file: string;
  /** In the order of the file. */
  readonly problems: readonly PolicyProblem[];
  /** Code and place of the first problem. */
  readonly code: PolicyErrorCode;
  readonly line: number;
  readonly column: number;

  constructor(
    file: string,
    problems: readonly [PolicyProblem, ...PolicyProblem[]],
    fix = `correct ${file}; the README of each action describes its keys`,
  ) {
    super(problems.map(({ pretty }) => pretty).join('\n\n'), { fix });
    this.file = file;
    this.problems = problems;
    this.code = problems[0].code;
    this.line = problems[0].line;
    this.column = problems[0].column;
  }
}

/** Describes a problem of a part of a file; `end` is exclusive. */
export function describeProblem(
  source: SourceText,
  problem: {
    readonly code: PolicyErrorCode;
    readonly message: string;
    readonly start: number;
    readonly end: number;
  },
): PolicyProblem {
  const { code, message, start, end } = problem;
  const pretty = `${source.place(start)}: ${message}\n\n${source.excerpt(start, end)}`;
  return { code, message, ...source.position(start), pretty };
}
