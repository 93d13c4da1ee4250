/** Makes `dist/`: one bundle for each action. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { command, installed, mustRun } from '../command.ts';
import { actionNames } from '../repository.ts';

/**
 * Compiles all projects and bundles every action into `dist/<action>/`, from nothing.
 *
 * @throws {Error} with the tool's output when a step fails.
 */
export async function buildBundles(root: string): Promise<void> {
  await mustRun(installed('tsc'), ['--build'], root);
  await rm(join(root, 'dist'), { recursive: true, force: true });
  for (const action of await actionNames(root)) await bundle(root, action);
}

/**
 * Bundles `actions/<action>/lib/entry.js` with all it imports into `dist/<action>/index.js`, lazily imported parts into
 * chunks beside it. Not minified: that starts slower and can't be reviewed. No source map: the bundle is readable.
 */
export async function bundle(root: string, action: string): Promise<void> {
  const entry = join('actions', action, 'lib', 'entry.js');
  const output = join('dist', action);
  const options = ['--no-cache', '--license', 'licenses.txt', '--target', 'es2024', '--quiet'];
  const { exitCode, output: text } = await command(
    process.execPath,
    [installed('ncc'), 'build', entry, '--out', output, ...options],
    root,
  );
  // ncc reports unresolved imports, and goes on.
  if (exitCode !== 0 || text.trim() !== '')
    throw new Error(`ncc of ${entry} exited with ${exitCode}:\n${text}`);
}
