/** Makes `dist/`: one bundle for each action. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installed, mustRun } from '../command.ts';
import { actionNames } from '../repository.ts';

/**
 * Compiles every action with the packages that it refers to, and bundles it into `dist/<action>/`, from nothing.
 *
 * @throws {CommandError} when a tool fails.
 * @throws {Error} for an import that leads nowhere.
 */
export async function buildBundles(root: string): Promise<void> {
  const actions = await actionNames(root);
  const projects = actions.map((action) => join('actions', action));
  await mustRun(installed('tsc'), ['--build', ...projects], root);
  await rm(join(root, 'dist'), { recursive: true, force: true });
  for (const action of actions) await bundle(root, action);
}

/**
 * Bundles `actions/<action>/lib/entry.js` with all it imports into `dist/<action>/index.js`, lazily imported parts into
 * chunks beside it. Not minified: that starts slower and can't be reviewed. No source map: the bundle is readable.
 *
 * @throws {CommandError} when ncc fails.
 * @throws {Error} for an import that leads nowhere.
 */
export async function bundle(root: string, action: string): Promise<void> {
  const entry = join('actions', action, 'lib', 'entry.js');
  const output = join('dist', action);
  const options = ['--no-cache', '--license', 'licenses.txt', '--target', 'es2024', '--quiet'];
  await mustRun(process.execPath, [installed('ncc'), 'build', entry, '--out', output, ...options], root);
  const missing = await missingModules(join(root, output));
  if (missing.length > 0) throw new Error(`${entry}: cannot find ${missing.join(', ')}`);
}

/** What ncc could not find: it succeeds all the same, with a `require` in the bundle that fails when it is reached. */
async function missingModules(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const name of await readdir(folder)) {
    const code = await readFile(join(folder, name), 'utf8');
    for (const [, module = ''] of code.matchAll(/eval\("require"\)\("([^"]+)"\)/g)) missing.push(module);
  }
  return missing;
}
