/** Inputs and outputs are the same in code, manifest and README, whoever wrote them. */
import { parse } from 'yaml';
import { type ActionInterface, type InputRow, loadInterface } from '../docs/interface.ts';
import { namesInReadme } from '../docs/readme.ts';
import { actionNames, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';

/** What of a manifest has a counterpart in code. */
interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Names of one table in one place. */
interface Names {
  readonly place: string;
  readonly names: readonly string[];
}

/** Code = manifest = README. */
export const bijection: Check = { name: 'inputs and outputs', run: compareAll };

async function compareAll(root: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const action of await actionNames(root)) {
    const code = await loadInterface(root, action);
    const manifest = (parse((await readIfPresent(root, `${action}/action.yml`)) ?? '') ?? {}) as Manifest;
    const readme = (await readIfPresent(root, `${action}/README.md`)) ?? '';
    for (const table of ['inputs', 'outputs'] as const) {
      const inCode = {
        place: `actions/${action}/src/${table}.ts`,
        names: code[table].map((row) => row.name),
      };
      const inManifest = { place: `${action}/action.yml`, names: Object.keys(manifest[table] ?? {}) };
      const inReadme = { place: `${action}/README.md`, names: namesInReadme(readme, table) };
      problems.push(...compareNames(inCode, inManifest, table), ...compareNames(inCode, inReadme, table));
    }
    problems.push(...compareInputs(action, code, manifest), ...findUnnamedValues(action, code));
  }
  return problems;
}

function compareNames(code: Names, other: Names, table: string): readonly string[] {
  const missing = code.names.filter((name) => !other.names.includes(name));
  const unknown = other.names.filter((name) => !code.names.includes(name));
  return [
    ...missing.map((name) => `${other.place}: ${table} lack \`${name}\`, which ${code.place} declares`),
    ...unknown.map((name) => `${other.place}: ${table} have \`${name}\`, which ${code.place} lacks`),
  ];
}

function compareInputs(action: string, code: ActionInterface, manifest: Manifest): readonly string[] {
  const problem = (input: InputRow, what: string) => `${action}/action.yml: input \`${input.name}\`: ${what}`;
  return code.inputs.flatMap((input) => {
    const declared = manifest.inputs?.[input.name];
    if (declared === undefined) return [];
    const problems: string[] = [];
    if (declared.default !== input.default) {
      problems.push(problem(input, `default is ${show(declared.default)}, in code ${show(input.default)}`));
    }
    if ((declared.required ?? false) !== input.required) {
      problems.push(problem(input, `required is ${!input.required}, in code ${input.required}`));
    }
    return problems;
  });
}

/** A closed list is of use only to those who can read it. */
function findUnnamedValues(action: string, code: ActionInterface): readonly string[] {
  return code.inputs.flatMap(({ name, help, values }) =>
    values
      .filter((value) => !help.includes(`\`${value}\``))
      .map((value) => `actions/${action}/src/inputs.ts: the help of \`${name}\` does not name \`${value}\``),
  );
}

function show(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}
