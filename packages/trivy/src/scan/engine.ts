/** Scans an image of the local Docker engine. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, CommandNotFoundError, run } from '@container-kit/core';
import type { ScanReport } from '../model/types.ts';
import { scanDockerArchive } from './archive.ts';
import { lastWords, ScanError } from './errors.ts';
import type { Trivy } from './trivy.ts';

/** How to reach the engine. */
export interface EngineOptions {
  /** For the `docker` client: `PATH`, `DOCKER_HOST`, `DOCKER_CONTEXT`, ... Default: ours. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Scans the image that the engine would run under a name: one platform. Trivy itself does not get to the engine's
 * socket, through which it could do everything.
 *
 * @throws ScanError (`source` when there is no engine or no such image), CancelledError
 */
export async function scanEngineImage(
  trivy: Trivy,
  name: string,
  { env = process.env }: EngineOptions = {},
): Promise<ScanReport> {
  const folder = await trivy.makeFolder('saved');
  const archive = join(folder, 'image.tar');
  try {
    await save(name, archive, env, trivy.options.signal);
    return await scanDockerArchive(trivy, archive, name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(
  name: string,
  archive: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await run('docker', ['image', 'save', '--output', archive, '--', name], {
      env,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    const why =
      error instanceof CommandError
        ? lastWords(error.stderrTail)
        : error instanceof CommandNotFoundError
          ? 'there is no docker client'
          : undefined;
    if (why === undefined) throw error;
    throw new ScanError('source', `the local engine gave no image ${name}: ${why}`, { cause: error });
  }
}
