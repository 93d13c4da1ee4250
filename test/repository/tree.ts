/** Small repositories in temporary folders, with a fault planted in each. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mustRun } from '../../scripts/command.ts';

/** A folder that is gone when its scope ends: `await using tree = await plant({...})`. */
export interface Tree extends AsyncDisposable {
  readonly root: string;
}

/** Writes `files` (path to content) into a new folder. */
export async function plant(files: Readonly<Record<string, string>>): Promise<Tree> {
  const root = await mkdtemp(join(tmpdir(), 'container-kit-tree-'));
  for (const [path, content] of Object.entries(files)) await put(root, path, content);
  return { root, [Symbol.asyncDispose]: async () => await rm(root, { recursive: true, force: true }) };
}

/** Writes one more file. */
export async function put(root: string, path: string, content: string, mode?: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content, mode === undefined ? {} : { mode });
}

/** Makes a Git repository of a folder, with everything in it committed. */
export async function commitAll(root: string): Promise<void> {
  const git = async (...args: readonly string[]) => await mustRun('git', args, root);
  await git('init', '--quiet');
  await git('add', '--all');
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  await git(...author, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'Plant');
}
