/** Where the Docker CLI and buildx keep their files. */
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './ports.ts';

/** Folder of config.json, contexts and plugins: DOCKER_CONFIG, or `.docker` in the home folder. */
export function dockerConfigDirectory(env: Environment): string {
  return env.DOCKER_CONFIG || join(env.HOME || env.USERPROFILE || homedir(), '.docker');
}

/** Folder of buildx's builders (buildx util/confutil/config.go). */
export function buildxConfigDirectory(env: Environment): string {
  return env.BUILDX_CONFIG || join(dockerConfigDirectory(env), 'buildx');
}

/**
 * Whether `docker buildx create` has ever made a builder here that still exists. If not, the current builder can
 * only be the one of the Docker context, and asking buildx for it (0.2 s) is needless.
 */
export async function hasBuilderInstances(env: Environment): Promise<boolean> {
  try {
    return (await readdir(join(buildxConfigDirectory(env), 'instances'))).length > 0;
  } catch {
    return false;
  }
}

/** Whether a file or folder exists. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
