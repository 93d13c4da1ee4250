/** Loads the declarative tables of an action: the one source of its manifest and of its README's tables. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** An input as code declares it. */
export interface InputRow {
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  /** As the runner hands it over; undefined when there is none. */
  readonly default: string | undefined;
  /** The closed list of values, for a choice. */
  readonly values: readonly string[];
}

/** An output as code declares it. */
export interface OutputRow {
  readonly name: string;
  readonly help: string;
}

/** All that users see of an action. */
export interface ActionInterface {
  readonly inputs: readonly InputRow[];
  readonly outputs: readonly OutputRow[];
}

/** The fields of an input declaration in packages/core that are documentation. */
interface InputSpec {
  readonly kind?: string;
  readonly help: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean | readonly string[];
  readonly values?: readonly string[];
}

/**
 * Imports `actions/<action>/src/inputs.ts` and `outputs.ts`.
 *
 * @throws {Error} when one of them is missing or does not export its table.
 */
export async function loadInterface(root: string, action: string): Promise<ActionInterface> {
  const inputs = await loadTable<InputSpec>(root, action, 'inputs');
  const outputs = await loadTable<string>(root, action, 'outputs');
  return {
    inputs: Object.entries(inputs).map(([name, spec]) => ({
      name,
      help: spec.help,
      required: spec.required ?? false,
      default: defaultText(spec.default),
      // A boolean has values too, the spellings that YAML knows; everybody knows those.
      values: spec.kind === 'choice' ? (spec.values ?? []) : [],
    })),
    outputs: Object.entries(outputs).map(([name, help]) => ({ name, help })),
  };
}

async function loadTable<T>(
  root: string,
  action: string,
  table: 'inputs' | 'outputs',
): Promise<Readonly<Record<string, T>>> {
  const path = join(root, 'actions', action, 'src', `${table}.ts`);
  const module = (await import(pathToFileURL(path).href)) as Partial<
    Record<string, Readonly<Record<string, T>>>
  >;
  const found = module[table];
  if (found === undefined) throw new Error(`${path} exports no \`${table}\``);
  return found;
}

function defaultText(value: InputSpec['default']): string | undefined {
  if (value === undefined || value === '') return undefined;
  return Array.isArray(value) ? value.join('\n') : String(value);
}
