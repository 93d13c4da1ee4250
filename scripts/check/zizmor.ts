/** zizmor audits workflows, manifests and Dependabot's settings for security. */
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { command } from '../command.ts';
import { type Check, SkippedError } from './check.ts';

/** The strictest persona finds nothing. */
export const zizmor: Check = { name: 'zizmor, strictest persona', run: audit };

async function audit(root: string): Promise<readonly string[]> {
  const program = await findTool('zizmor', process.env);
  if (program === undefined) throw new SkippedError('zizmor is not installed; run .ci/tools');
  const args = ['--offline', '--persona', 'auditor', '--strict-collection', '--no-progress', '--', '.'];
  const { exitCode, output } = await command(program, args, root);
  return exitCode === 0 ? [] : [output];
}

/** Looks for a tool where `.ci/tools` puts it, then on the PATH. */
async function findTool(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const tools = env.CONTAINER_KIT_TOOLS || join(cache, 'container-kit', 'tools');
  for (const folder of [join(tools, 'bin'), ...(env.PATH ?? '').split(delimiter)]) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
