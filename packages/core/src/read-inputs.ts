/** Reads the inputs of a step from its environment. */
import { UserError } from './errors.ts';
import { type InputSpec, type InputTable, type InputValues, InvalidInput } from './inputs.ts';
import { mask } from './secrets.ts';

interface Problem {
  readonly message: string;
  readonly fix: string;
}

/**
 * Reads all inputs of a table.
 *
 * The runner delivers `build-args` as `INPUT_BUILD-ARGS`: upper case, only spaces become `_`; declared inputs that
 * the workflow leaves out arrive with their default or empty (actions/runner, Handler.cs). That is why this isn't
 * `getInput` of @actions/core, which knows neither another environment nor how to report all bad inputs at once.
 *
 * @throws {UserError} naming every bad input, its value (never a secret one) and the fix.
 */
export function readInputs<const T extends InputTable>(
  table: T,
  env: NodeJS.ProcessEnv = process.env,
): InputValues<T> {
  const entries = Object.entries(table).map(([name, spec]) => ({
    name,
    spec,
    text: textOf(name, spec, env),
  }));
  // Before anything can fail and print.
  for (const { name, spec, text } of entries) {
    if (spec.kind === 'secret') mask(text, `input "${name}"`);
  }
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const { name, spec, text } of entries) {
    const result = parse(name, spec, text);
    if ('problem' in result) problems.push(result.problem);
    else values[camelCase(name)] = result.value;
  }
  if (problems.length > 0) throw combine(problems);
  return values as InputValues<T>;
}

function textOf(name: string, spec: InputSpec<unknown>, env: NodeJS.ProcessEnv): string {
  const given = env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
  if (given !== undefined) return given;
  // Defaults such as ${{ github.token }} are for the runner to fill in.
  return spec.default === undefined || spec.default.includes('${{') ? '' : spec.default;
}

function parse(
  name: string,
  spec: InputSpec<unknown>,
  text: string,
): { readonly value: unknown } | { readonly problem: Problem } {
  if (spec.required && text.trim() === '') {
    return {
      problem: { message: `input "${name}" is required and empty`, fix: `set "${name}" under "with:"` },
    };
  }
  try {
    return { value: spec.parse(text) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problem: { message: `input "${name}": ${error.message}`, fix: `${error.fix} for "${name}"` } };
  }
}

function combine(problems: readonly Problem[]): UserError {
  return new UserError(problems.map(({ message }) => message).join('; '), {
    fix: problems.map(({ fix }) => fix).join('; '),
  });
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
