/** Deployed images from a file that an earlier step wrote: the output of kubectl, of a service, a list by hand. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import type { DeployedImage } from '@container-kit/retention';
import { findInText } from './find-in-text.ts';

/**
 * Reads the list.
 *
 * @param path relative to the workspace
 * @throws {UserError} when it can't be read, or names no image: a command that failed wrote it, and then nothing may go
 */
export async function readDeployedList(path: string, workspace: string): Promise<readonly DeployedImage[]> {
  const text = await readFile(resolve(workspace, path), 'utf8').catch((cause: unknown) => {
    const fix = 'give the path of a file that an earlier step has written, relative to the workspace';
    throw new UserError(`input "deployed": the file ${path} can't be read`, { fix, cause });
  });
  const found = findInText(text, path);
  if (found.length > 0) return found;
  throw new UserError(`input "deployed": the file ${path} names no image`, {
    fix: 'check the command that writes it; leave the input out when nothing is deployed',
  });
}
