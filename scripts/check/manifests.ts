/** The public face: one folder for each action, with a manifest that holds nothing unknown. */
import { access, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseDocument } from 'yaml';
import { actionNames, foldersIn, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';

/** What users see in an action's folder; its README is what GitHub shows there. */
const PUBLIC_FILES = ['README.md', 'action.yml'];

/** Node.js of the runner that the bundles are written for. */
const USING = 'node24';

/** Keys of GitHub's metadata syntax that a JavaScript action may have, level by level. */
const KEYS = {
  manifest: ['name', 'author', 'description', 'branding', 'inputs', 'outputs', 'runs'],
  branding: ['icon', 'color'],
  input: ['description', 'required', 'default', 'deprecationMessage'],
  output: ['description'],
  runs: ['using', 'main', 'pre', 'pre-if', 'post', 'post-if'],
} as const;

type Mapping = Readonly<Record<string, unknown>>;

/** Each action has its public folder, and each public folder its action. */
export const manifests: Check = { name: 'public folders', run: checkAll };

async function checkAll(root: string): Promise<readonly string[]> {
  const actions = await actionNames(root);
  const problems: string[] = [];
  for (const action of actions) {
    problems.push(...(await checkFolder(root, action)), ...(await checkManifest(root, action)));
  }
  for (const folder of await foldersIn(root)) {
    if (actions.includes(folder) || !(await exists(join(root, folder, 'action.yml')))) continue;
    problems.push(`${folder}/action.yml: no action named ${folder} in actions/`);
  }
  return problems;
}

async function checkFolder(root: string, action: string): Promise<readonly string[]> {
  const names = (await readdir(join(root, action)).catch(() => [])).sort();
  if (names.join() === PUBLIC_FILES.join()) return [];
  return [
    `${action}/: holds [${names.join(', ')}], must hold ${PUBLIC_FILES.join(' and ')} and nothing else`,
  ];
}

async function checkManifest(root: string, action: string): Promise<readonly string[]> {
  const text = await readIfPresent(root, `${action}/action.yml`);
  if (text === undefined) return [];
  const document = parseDocument(text);
  const faults = [...document.errors, ...document.warnings].map((error) => error.message);
  const manifest = mapping(document.toJS());
  faults.push(
    ...unknownKeys('the manifest', manifest, KEYS.manifest),
    ...unknownKeys('branding', manifest.branding, KEYS.branding),
    ...unknownKeys('runs', manifest.runs, KEYS.runs),
    ...checkEntries('input', manifest.inputs, KEYS.input),
    ...checkEntries('output', manifest.outputs, KEYS.output),
    ...(await checkRuns(root, action, mapping(manifest.runs))),
  );
  return faults.map((fault) => `${action}/action.yml: ${fault}`);
}

function checkEntries(kind: string, entries: unknown, known: readonly string[]): readonly string[] {
  return Object.entries(mapping(entries)).flatMap(([name, entry]) => {
    const described = typeof mapping(entry).description === 'string';
    return [
      ...unknownKeys(`${kind} \`${name}\``, entry, known),
      ...(described ? [] : [`${kind} \`${name}\` has no description`]),
    ];
  });
}

async function checkRuns(root: string, action: string, runs: Mapping): Promise<readonly string[]> {
  const faults: string[] = [];
  if (runs.using !== USING) faults.push(`using is ${JSON.stringify(runs.using)}, must be ${USING}`);
  for (const phase of ['main', 'pre', 'post']) {
    const script = runs[phase];
    if (script === undefined && phase !== 'main') continue;
    const expected = `../dist/${action}/`;
    if (typeof script !== 'string' || !posix.normalize(script).startsWith(expected)) {
      faults.push(`${phase} is ${JSON.stringify(script)}, must lie in ${expected}`);
    } else if (!(await exists(join(root, action, script)))) {
      faults.push(`${phase}: ${script} does not exist; run \`npm run bundle\``);
    }
  }
  return faults;
}

function unknownKeys(where: string, value: unknown, known: readonly string[]): readonly string[] {
  return Object.keys(mapping(value))
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key \`${key}\` in ${where}; known are ${known.join(', ')}`);
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null ? (value as Mapping) : {};
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
