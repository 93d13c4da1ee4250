/** Makes `dist/`: one bundle for each action. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed, mustRun } from '../command.ts';
import { actionNames, REPOSITORY } from '../repository.ts';
import { collectLicenses } from './licenses.ts';

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
 * @throws {Error} for an import that leads nowhere, or a licence that does not allow this.
 */
export async function bundle(root: string, action: string): Promise<void> {
  const entry = join('actions', action, 'lib', 'entry.js');
  const output = join('dist', action);
  const temporary = await mkdtemp(join(tmpdir(), 'container-kit-bundle-'));
  try {
    const statistics = join(temporary, 'statistics.json');
    const options = ['--no-cache', '--target', 'es2024', '--quiet', '--stats-out', statistics];
    await mustRun(process.execPath, [installed('ncc'), 'build', entry, '--out', output, ...options], root);
    const licenses = await collectLicenses(JSON.parse(await readFile(statistics, 'utf8')), [NCC]);
    await writeFile(join(root, output, 'licenses.txt'), licenses);
  } finally {
    await rm(temporary, { recursive: true });
  }
  const missing = await missingModules(join(root, output));
  if (missing.length > 0) throw new Error(`${entry}: cannot find ${missing.join(', ')}`);
}

/** Its runtime, which loads modules and chunks, is part of every bundle. */
const NCC = join(REPOSITORY, 'node_modules', '@vercel', 'ncc');

/** What ncc could not find: it succeeds all the same, with a `require` in the bundle that fails when it is reached. */
async function missingModules(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const name of await readdir(folder)) {
    const code = await readFile(join(folder, name), 'utf8');
    for (const [, module = ''] of code.matchAll(/eval\("require"\)\("([^"]+)"\)/g)) missing.push(module);
  }
  return missing;
}
