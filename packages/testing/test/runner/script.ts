/** Runs JavaScript as the main phase of an action, so that a test shows what the action does. */
import { type JobOptions, runAction, type StepOptions, type StepResult } from '../../src/runner/index.ts';

/** An action that runs the code of its inputs `pre-script`, `script` and `post-script`. */
export const scriptAction: string = fixture('script');

/** The folder of a fixture. */
export function fixture(name: string): string {
  return new URL(`fixtures/${name}`, import.meta.url).pathname;
}

/** Runs code in a job of its own. */
export function runScript(
  script: string,
  options: Partial<StepOptions> & JobOptions = {},
): Promise<StepResult> {
  return runAction({ action: scriptAction, ...options, with: { script, ...options.with } });
}

/** Runs an action that prints these lines. */
export function runLines(lines: readonly string[], options: JobOptions = {}): Promise<StepResult> {
  return runScript(
    `process.stdout.write(${JSON.stringify(lines.map((line) => `${line}\n`).join(''))});`,
    options,
  );
}

/** Runs an action that leaves this text in a command file. */
export function runFile(variable: string, text: string, options: JobOptions = {}): Promise<StepResult> {
  return runScript(
    `import { appendFileSync } from 'node:fs';
     appendFileSync(process.env['${variable}'], ${JSON.stringify(text)});`,
    options,
  );
}
