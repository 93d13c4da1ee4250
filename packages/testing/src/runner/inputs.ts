/**
 * Turns `with:` and the manifest's defaults into `INPUT_*` variables.
 * Source: actions/runner 2.336, Runner.Worker/ActionRunner.cs and Handlers/Handler.cs.
 */
import { fillIn } from './expressions.ts';
import type { ActionManifest } from './manifest.ts';
import { NamesWithoutCase } from './names.ts';

/** Inputs by name, in the order in which the log shows them; those without any value are empty. */
export interface ResolvedInputs {
  readonly values: ReadonlyMap<string, string>;
  /** What the runner warns of: unknown inputs and deprecated ones. Unknown ones are passed on all the same. */
  readonly warnings: readonly string[];
}

/**
 * Merges what a workflow gives with what the action declares. A missing required input is no error here:
 * the runner leaves that to the action.
 */
export function resolveInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  contexts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ResolvedInputs {
  const values = new NamesWithoutCase();
  for (const [name, value] of Object.entries(given)) values.set(name, value);
  const deprecated = manifest.inputs.filter((input) => input.deprecationMessage && values.has(input.name));
  const unexpected = unexpectedInputs(manifest, given);
  for (const input of manifest.inputs) {
    if (!values.has(input.name)) values.set(input.name, fillIn(input.default, contexts));
  }
  return {
    values,
    warnings: [
      ...deprecated.map(
        ({ name, deprecationMessage }) =>
          `Input '${name}' has been deprecated with message: ${deprecationMessage}`,
      ),
      ...unexpected,
    ],
  };
}

/** The variable of an input: upper case, and only spaces become underscores. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function unexpectedInputs(manifest: ActionManifest, given: Readonly<Record<string, string>>): string[] {
  const known = new Set(manifest.inputs.map(({ name }) => name.toLowerCase()));
  const unexpected = Object.keys(given).filter((name) => !known.has(name.toLowerCase()));
  if (unexpected.length === 0) return [];
  const valid = manifest.inputs.map(({ name }) => name);
  return [`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`];
}
