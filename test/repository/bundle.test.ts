import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle/build.ts';
import { command } from '../../scripts/command.ts';
import { plant } from './tree.ts';

const COMPILED = {
  'package.json': '{"type":"module"}',
  'actions/one/package.json': '{"name":"one","type":"module"}',
  'actions/one/lib/entry.js': [
    "import { own } from './own.js';",
    'const started = await own();',
    "const { lazy } = await import('./lazy.js');",
    'process.stdout.write(`${started} ${lazy}`);',
  ].join('\n'),
  'actions/one/lib/own.js': "/** Says it. */\nexport async function own() {\n  return 'started';\n}\n",
  'actions/one/lib/lazy.js': "export const lazy = 'lazily';\n",
};

async function filesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(join(root, 'dist/one'))).sort();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(root, 'dist/one', name), 'utf8')]),
    ),
  );
}

/** The same with a package that the entry imports, as an ES module. */
function withPackage(manifest: Readonly<Record<string, string>>) {
  return {
    ...COMPILED,
    'actions/one/lib/own.js': "import { text } from '@scope/joined';\nexport const own = async () => text;\n",
    'node_modules/@scope/joined/package.json': JSON.stringify({
      name: '@scope/joined',
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
      ...manifest,
    }),
    'node_modules/@scope/joined/index.js': "export const text = 'from a package';\n",
    'node_modules/@scope/joined/LICENSE.md': '\r\nDo what you want.\r\n',
  };
}

describe('bundle', () => {
  it('makes a readable ES module that runs alone, the same bytes in any folder', async () => {
    await using here = await plant(COMPILED);
    await using there = await plant(COMPILED);
    await bundle(here.root, 'one');
    await bundle(there.root, 'one');
    const files = await filesOf(here.root);
    expect(await filesOf(there.root)).toEqual(files);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['index.js', 'package.json']));
    expect(Object.keys(files).some((name) => name.endsWith('.map'))).toBe(false);
    expect(Object.values(files).join('')).toContain('/** Says it. */');
    expect(Object.values(files).join('')).not.toContain(here.root);

    await using elsewhere = await plant(
      Object.fromEntries(Object.entries(files).map(([name, content]) => [`dist/one/${name}`, content])),
    );
    const run = await command(process.execPath, ['dist/one/index.js'], elsewhere.root);
    expect(run).toEqual({ exitCode: 0, output: 'started lazily' });
  });

  it('names the licence of every package, also of those that webpack joins with their importer', async () => {
    await using tree = await plant(withPackage({ license: 'MIT' }));
    await bundle(tree.root, 'one');
    const { 'licenses.txt': licenses, 'index.js': code } = await filesOf(tree.root);
    expect(code).toContain("'from a package'");
    expect(licenses).toContain('@scope/joined 1.0.0 (MIT)\n\nDo what you want.\n');
    expect(licenses).toContain('@vercel/ncc ');
  });

  it.each([
    ['has a licence that binds users', { license: 'AGPL-3.0-only' }, 'has the licence AGPL-3.0-only'],
    ['has no licence', {}, 'has the licence undefined'],
  ])('fails when a package %s', async (_, manifest, message) => {
    await using tree = await plant(withPackage(manifest));
    await expect(bundle(tree.root, 'one')).rejects.toThrow(message);
  });

  it('fails when the text of a licence is missing', async () => {
    const { 'node_modules/@scope/joined/LICENSE.md': _, ...files } = withPackage({ license: 'MIT' });
    await using tree = await plant(files);
    await expect(bundle(tree.root, 'one')).rejects.toThrow('@scope/joined 1.0.0 comes without');
  });

  it('fails when an import leads nowhere', async () => {
    await using tree = await plant({ ...COMPILED, 'actions/one/lib/own.js': "export * from './gone.js';" });
    await expect(bundle(tree.root, 'one')).rejects.toThrow('gone.js');
  });
});
