/**
 * The files through which a step speaks to the runner (actions/runner, FileCommandManager.cs).
 *
 * Not `setOutput` of @actions/core: it reads only the real environment, and prints the deprecated `::set-output`
 * command, value and all, where the file is missing.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** One entry in heredoc form. The delimiter is random, so no value can end the entry early. */
export function formatEntry(name: string, value: string): string {
  const delimiter = `ghadelimiter_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** Appends to the file that `variable` names; without the variable, as on a developer's machine, does nothing. */
export function appendTo(variable: string, text: string, env: NodeJS.ProcessEnv): void {
  const path = env[variable];
  if (path) appendFileSync(path, text);
}
