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

  it('fails when an import leads nowhere', async () => {
    await using tree = await plant({ ...COMPILED, 'actions/one/lib/own.js': "export * from './gone.js';" });
    await expect(bundle(tree.root, 'one')).rejects.toThrow('gone.js');
  });
});
