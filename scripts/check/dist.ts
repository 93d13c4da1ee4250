/** The committed bundles are what these sources make: anyone can find out, so nobody has to trust. */
import { buildBundles } from '../bundle/build.ts';
import { mustRun } from '../command.ts';
import type { Check } from './check.ts';

/** `dist/` as committed, byte for byte, comes out of a rebuild from nothing. */
export const dist: Check = {
  name: 'dist is a rebuild',
  run: async (root) => await findChanges(root, buildBundles),
};

/**
 * Rebuilds `dist/` in place and asks Git what differs from the commit. `git status` also sees new and missing files,
 * which `git diff` would not.
 */
export async function findChanges(
  root: string,
  rebuild: (root: string) => Promise<void>,
): Promise<readonly string[]> {
  await rebuild(root);
  const changes = await mustRun(
    'git',
    ['status', '--porcelain', '--untracked-files=all', '--', 'dist'],
    root,
  );
  if (changes === '') return [];
  return [`${changes.trimEnd()}\ndiffers from the commit; run \`npm run bundle\` and commit dist/`];
}
