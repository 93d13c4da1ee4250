/** Programs that npm can't install. */
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { SkippedError } from './check.ts';

/**
 * Path of a program: where `.ci/tools` puts it, else on the PATH.
 *
 * @throws {SkippedError} when it is in neither place.
 */
export async function findTool(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const tools = env.CONTAINER_KIT_TOOLS || join(cache, 'container-kit', 'tools');
  for (const folder of [join(tools, 'bin'), ...(env.PATH ?? '').split(delimiter)]) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  throw new SkippedError(`${name} is not installed; run .ci/tools`);
}

async function isExecutable(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
