/** Reads `action.yml` of a JavaScript action. Source: docs.github.com "Metadata syntax reference". */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** An input as declared. */
export interface DeclaredInput {
  readonly name: string;
  /** Text in which `${{ }}` is not yet filled in; empty when there is none. */
  readonly default: string;
  readonly deprecationMessage?: string;
}

/** The phases in which an action may run. */
export type Phase = 'pre' | 'main' | 'post';

/** What the runner needs of an action's manifest. */
export interface ActionManifest {
  /** Absolute path of the action's folder. */
  readonly folder: string;
  readonly name: string;
  readonly inputs: readonly DeclaredInput[];
  readonly outputs: readonly string[];
  /** Absolute paths of the scripts that there are. */
  readonly scripts: Readonly<Partial<Record<Phase, string>>>;
  /** `pre-if` and `post-if`; `success()` for `main`. */
  readonly conditions: Readonly<Record<Phase, string>>;
}

/**
 * Reads the manifest of a folder.
 *
 * @param folder that holds `action.yml`
 * @throws {Error} naming the file, when it is missing, no YAML, or not for `using: node24`
 */
export function readManifest(folder: string): ActionManifest {
  const file = join(resolve(folder), 'action.yml');
  const manifest = mapping(parse(readFileSync(file, 'utf8')), file);
  const runs = mapping(manifest.runs, `${file}: runs`);
  if (runs.using !== 'node24') {
    throw new Error(`${file}: runs.using is "${scalar(runs.using)}", this runner has "node24" only`);
  }
  const script = (phase: Phase): Partial<Record<Phase, string>> =>
    runs[phase] === undefined ? {} : { [phase]: resolve(folder, scalar(runs[phase])) };
  return {
    folder: resolve(folder),
    name: scalar(manifest.name ?? basename(folder)),
    inputs: Object.entries(mapping(manifest.inputs ?? {}, `${file}: inputs`)).map(([name, input]) =>
      readInput(name, mapping(input ?? {}, `${file}: inputs.${name}`)),
    ),
    outputs: Object.keys(mapping(manifest.outputs ?? {}, `${file}: outputs`)),
    scripts: { ...script('pre'), ...script('main'), ...script('post') },
    conditions: {
      pre: scalar(runs['pre-if'] ?? 'always()'),
      main: 'success()',
      post: scalar(runs['post-if'] ?? 'always()'),
    },
  };
}

function readInput(name: string, input: Readonly<Record<string, unknown>>): DeclaredInput {
  const deprecation = input.deprecationMessage;
  return {
    name,
    default: scalar(input.default),
    ...(deprecation !== undefined && { deprecationMessage: scalar(deprecation) }),
  };
}

function mapping(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`${place}: not a mapping`);
}

function scalar(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
