/** Declared outputs of an action. */
import { warning } from '@actions/core';
import { appendTo, formatEntry } from './file-command.ts';

/** Name of each output and its help text, as action.yml has it. */
export type OutputTable = Readonly<Record<string, string>>;

// Outputs of a job above 1 MB are dropped; the runner counts UTF-16 code units of 2 bytes.
const MAX_TOTAL_BYTES = 1024 * 1024;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Declares outputs.
 *
 * @throws {TypeError} for a name that a workflow could not refer to as `steps.x.outputs.name`.
 */
export function defineOutputs<const T extends OutputTable>(table: T): T {
  for (const name of Object.keys(table)) {
    if (!NAME.test(name)) throw new TypeError(`output "${name}" is not a name that workflows can refer to`);
  }
  return table;
}

/**
 * Sets outputs; values may hold anything, undefined ones are left out. Warns when they come to more than 1 MB.
 *
 * @throws {TypeError} for a name that `table` does not declare.
 */
export function setOutputs<T extends OutputTable>(
  table: T,
  values: { readonly [Name in keyof T]?: string | undefined },
  env: NodeJS.ProcessEnv = process.env,
): void {
  let entries = '';
  let size = 0;
  for (const [name, value] of Object.entries<string | undefined>(values)) {
    if (!Object.hasOwn(table, name)) throw new TypeError(`output "${name}" is not declared`);
    if (value === undefined) continue;
    entries += formatEntry(name, value);
    size += 2 * value.length;
  }
  if (size > MAX_TOTAL_BYTES) {
    warning(
      `the outputs come to ${size} bytes; GitHub drops outputs of a job above ${MAX_TOTAL_BYTES} bytes`,
    );
  }
  appendTo('GITHUB_OUTPUT', entries, env);
}
