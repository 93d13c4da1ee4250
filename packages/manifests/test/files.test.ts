import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findManifests, readManifest } from '../src/index.ts';

/** A folder with the given files, removed at the end of the test. */
async function plant(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'manifests-')));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

const TREE = {
  'deploy/b.yaml': 'b',
  'deploy/a.yml': 'a',
  'deploy/prod/c.yaml': 'c',
  'deploy/dev/d.yaml': 'd',
  'deploy/node_modules/e.yaml': 'e',
  '.git/f.yaml': 'f',
  '.hidden/g.yaml': 'g',
};

describe('findManifests', () => {
  test.each([
    [['deploy/*.yaml'], ['deploy/b.yaml']],
    [['deploy/*.{yml,yaml}'], ['deploy/a.yml', 'deploy/b.yaml']],
    [['deploy/**/*.yaml'], ['deploy/b.yaml', 'deploy/dev/d.yaml', 'deploy/prod/c.yaml']],
    [
      ['deploy/**', '!deploy/dev/**'],
      ['deploy/a.yml', 'deploy/b.yaml', 'deploy/prod/c.yaml'],
    ],
    [['deploy/b.yaml', './deploy/b.yaml', 'deploy/?.yaml'], ['deploy/b.yaml']],
    [['.hidden/*.yaml'], ['.hidden/g.yaml']],
  ])('%j', async (globs, expected) => {
    await using tree = await plant(TREE);
    expect(await findManifests(globs, tree.root)).toEqual(expected);
  });

  test.each([
    [['deploy/none.yaml'], '"deploy/none.yaml" finds no file'],
    [['deploy/b.yaml', 'deploi/*.yaml'], '"deploi/*.yaml" finds no file'],
    [['deploy/b.yaml', '!deploy/*'], 'finds no file'],
    [['.git/*.yaml'], 'finds no file'],
    [['deploy'], '"deploy" finds no file'],
    [['../*'], '"../*" leaves the workspace'],
    [['{..,deploy}/*'], 'leaves the workspace'],
    [['/etc/*'], 'leaves the workspace'],
    [[], 'finds no file'],
  ])('refuses %j', async (globs, problem) => {
    await using tree = await plant(TREE);
    await expect(findManifests(globs, tree.root)).rejects.toThrow(problem);
  });

  test('a link inside of the workspace counts as its file, one that leads out is refused', async () => {
    await using outside = await plant({ 'secret.yaml': 'x' });
    await using tree = await plant({ 'a/real.yaml': 'x' });
    await symlink(join(tree.root, 'a/real.yaml'), join(tree.root, 'link.yaml'));
    expect(await findManifests(['*.yaml', 'a/*'], tree.root)).toEqual(['a/real.yaml']);
    await symlink(join(outside.root, 'secret.yaml'), join(tree.root, 'out.yaml'));
    await expect(findManifests(['*.yaml'], tree.root)).rejects.toThrow(
      'out.yaml is a symbolic link that leads to',
    );
    await symlink(outside.root, join(tree.root, 'folder'));
    await expect(findManifests(['folder/*.yaml'], tree.root)).rejects.toThrow('is a symbolic link');
  });

  test('a link into .git and one that leads nowhere are refused', async () => {
    await using tree = await plant({ '.git/config': 'x' });
    await symlink('.git/config', join(tree.root, 'c.yaml'));
    await expect(findManifests(['*.yaml'], tree.root)).rejects.toThrow('c.yaml is a symbolic link');
    await symlink('gone', join(tree.root, 'd.txt'));
    await expect(findManifests(['*.txt'], tree.root)).rejects.toThrow(
      'd.txt is a symbolic link that leads nowhere',
    );
  });
});

describe('readManifest', () => {
  test('keeps the byte order mark and the line endings', async () => {
    await using tree = await plant({ 'a.yaml': '\uFEFFimage: x\r\n' });
    expect(await readManifest('a.yaml', tree.root)).toEqual({ path: 'a.yaml', text: '\uFEFFimage: x\r\n' });
  });

  test('refuses bytes that would not come back, and what is too large', async () => {
    await using tree = await plant({
      'latin.yaml': Uint8Array.of(0x61, 0x3a, 0x20, 0xe9),
      'large.yaml': new Uint8Array(8 * 1024 * 1024 + 1),
    });
    await expect(readManifest('latin.yaml', tree.root)).rejects.toThrow('latin.yaml is no UTF-8 text');
    await expect(readManifest('large.yaml', tree.root)).rejects.toThrow('large.yaml has 8388609 bytes');
  });
});
