/** Where things stand in the repository: the one place that knows the layout of docs/architecture.md. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** The checkout that this script stands in. */
export const REPOSITORY = dirname(import.meta.dirname);

/** `owner/name` that the documentation uses for this repository. */
export const PUBLIC_NAME = 'org/container-kit';

/** Folders that no check looks into: what others wrote, and what is made from our sources. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'lib', 'dist', '.git', 'coverage']);

/** Names of the folders in `folder`, sorted; none when it is missing. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absentIsEmpty);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** Names of the actions: the workspaces below `actions/` that have a main module. */
export async function actionNames(root: string): Promise<readonly string[]> {
  const actions: string[] = [];
  for (const name of await foldersIn(join(root, 'actions'))) {
    if ((await readIfPresent(root, `actions/${name}/src/main.ts`)) !== undefined) actions.push(name);
  }
  return actions;
}

/** Paths, relative to `root` and with `/`, of all files below `folder` for which `wanted` holds; sorted. */
export async function filesBelow(
  root: string,
  folder: string,
  wanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const here = join(root, folder);
  const found: string[] = [];
  for (const entry of await readdir(here, { withFileTypes: true }).catch(absentIsEmpty)) {
    const path = relative(root, join(here, entry.name)).replaceAll('\\', '/');
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) {
      found.push(...(await filesBelow(root, path, wanted)));
    } else if (entry.isFile() && wanted(path)) {
      found.push(path);
    }
  }
  return found.sort();
}

/** Every TypeScript file of ours: workspaces, scripts, tests, and the settings at the top. */
export async function typeScriptFiles(root: string): Promise<readonly string[]> {
  return await filesBelow(root, '.', (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
}

/** Reads a file given relative to `root`; undefined when there is none. */
export async function readIfPresent(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function absentIsEmpty(error: unknown): never[] {
  if (isAbsence(error)) return [];
  throw error;
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
