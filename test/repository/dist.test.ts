import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChanges } from '../../scripts/check/dist.ts';
import { commitAll, plant, put } from './tree.ts';

const DIST = { 'dist/one/index.js': 'one();\n', 'dist/one/17.index.js': 'lazy();\n' };

/** What the check says when a rebuild does this to the committed files. */
async function changesAfter(rebuild: (root: string) => Promise<void>): Promise<string> {
  await using tree = await plant({ ...DIST, 'README.md': '' });
  await commitAll(tree.root);
  return (await findChanges(tree.root, rebuild)).join('\n');
}

describe('dist is a rebuild', () => {
  it('when nothing differs', async () => {
    const rebuilt = async (root: string) => {
      await rm(join(root, 'dist'), { recursive: true });
      for (const [path, content] of Object.entries(DIST)) await put(root, path, content);
      await put(root, 'README.md', 'changes elsewhere do not matter');
    };
    expect(await changesAfter(rebuilt)).toBe('');
  });

  it.each([
    [
      'a changed byte',
      async (root: string) => await put(root, 'dist/one/index.js', 'two();\n'),
      ' M dist/one/index.js',
    ],
    [
      'a changed line end',
      async (root: string) => await put(root, 'dist/one/index.js', 'one();\r\n'),
      ' M dist/one/index.js',
    ],
    [
      'a new chunk',
      async (root: string) => await put(root, 'dist/one/99.index.js', ''),
      '?? dist/one/99.index.js',
    ],
    [
      'a new bundle',
      async (root: string) => await put(root, 'dist/two/index.js', ''),
      '?? dist/two/index.js',
    ],
    [
      'a stale chunk',
      async (root: string) => await rm(join(root, 'dist/one/17.index.js')),
      ' D dist/one/17.index.js',
    ],
  ])('not with %s', async (_, rebuild, change) => {
    const changes = await changesAfter(rebuild);
    expect(changes).toContain(change);
    expect(changes).toContain('npm run bundle');
  });
});
