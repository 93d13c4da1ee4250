import { describe, expect, it } from 'vitest';
import { importsOf } from '../../scripts/check/imports.ts';
import { layering } from '../../scripts/check/layering.ts';
import { plant } from './tree.ts';

/** The workspaces of a small repository; each test adds the files that it is about. */
const WORKSPACES = {
  'package.json': '{"name":"container-kit"}',
  'packages/core/package.json': '{"name":"@container-kit/core"}',
  'packages/registry/package.json': '{"name":"@container-kit/registry"}',
  'packages/testing/package.json': '{"name":"@container-kit/testing"}',
  'packages/http-client/package.json': '{"name":"@actions/http-client"}',
  'actions/one/package.json': '{"name":"@container-kit/one"}',
  'actions/two/package.json': '{"name":"@container-kit/two"}',
};

async function violations(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await plant({ ...WORKSPACES, ...files });
  return await layering.run(tree.root);
}

describe('layering finds', () => {
  it.each([
    [
      'the toolkit outside core',
      'actions/one/src/a.ts',
      "import { x } from '@actions/core';",
      'only packages/core',
    ],
    [
      'a toolkit submodule',
      'packages/testing/src/a.ts',
      "import '@actions/core/lib/x';",
      'only packages/core',
    ],
    [
      'a type of the toolkit',
      'actions/one/src/a.ts',
      "import type { X } from '@actions/core';",
      'only packages/core',
    ],
    ['an import type', 'actions/one/src/a.ts', "let x: import('@actions/core').X;", 'only packages/core'],
    ['a required module', 'actions/one/src/a.ts', "require('@actions/core');", 'only packages/core'],
    ['a lazy toolkit import', 'actions/one/src/a.ts', "await import('@actions/core');", 'only packages/core'],
    ['a re-export', 'actions/one/src/a.ts', "export * from '@actions/core';", 'only packages/core'],
    ['the toolkit in a test', 'actions/one/test/a.test.ts', "import '@actions/core';", 'only packages/core'],
    ['the toolkit in a script', 'scripts/a.ts', "import '@actions/core';", 'only packages/core'],
    [
      'core in registry',
      'packages/registry/src/a.ts',
      "import '@container-kit/core';",
      'has no dependencies',
    ],
    ['npm packages in registry', 'packages/registry/src/a.ts', "import 'undici';", 'has no dependencies'],
    [
      'core in tests of registry',
      'packages/registry/test/a.ts',
      "import '@container-kit/core';",
      'no other workspace',
    ],
    ['an action in an action', 'actions/one/src/a.ts', "import '@container-kit/two';", 'no other action'],
    ['an action by its path', 'actions/one/src/a.ts', "import '../../two/src/b.ts';", 'no other action'],
    ['an action in a package', 'packages/core/src/a.ts', "import '@container-kit/one';", 'know no action'],
    ['testing in a source', 'actions/one/src/a.ts', "import '@container-kit/testing';", 'is for tests'],
    ['testing in core', 'packages/core/src/a.ts', "import '@container-kit/testing';", 'is for tests'],
    [
      'a path into another workspace',
      'actions/one/src/a.ts',
      "import '../../../packages/core/src/b.ts';",
      'leaves',
    ],
    ['a path out of a test', 'packages/core/test/a.ts', "import '../../../test/b.ts';", 'leaves'],
    ['a path from the tests', 'test/a.test.ts', "import '../packages/core/src/b.ts';", 'leaves'],
    ['a hidden name', 'packages/core/src/a.ts', 'await import(process.argv[2]);', 'a plain string'],
    ['a composed name', 'packages/core/src/a.ts', 'await import(`./${x}.ts`);', 'a plain string'],
  ])('%s', async (_, path, source, reason) => {
    const found = await violations({ [path]: `// first line\n${source}\n` });
    expect(found.join('\n')).toContain(`${path}:2: `);
    expect(found.join('\n')).toContain(reason);
  });
});

describe('layering allows', () => {
  it.each([
    ['the toolkit in core', 'packages/core/src/a.ts', "import '@actions/core';"],
    ['a stand-in to know its own name', 'packages/http-client/test/a.ts', "import '@actions/http-client';"],
    ["GitHub's checkers in scripts", 'scripts/a.ts', "import '@actions/languageservice';"],
    ['testing in tests', 'packages/registry/test/a.ts', "import '@container-kit/testing';"],
    ['testing in scripts', 'scripts/demo.ts', "import '@container-kit/testing';"],
    ['packages in actions', 'actions/one/src/a.ts', "import '@container-kit/core';"],
    [
      'own files and Node',
      'packages/registry/src/a.ts',
      "import './b.ts'; import 'node:fs'; await import('./c.ts');",
    ],
    ['own sources in tests', 'packages/registry/test/a.ts', "import '../src/b.ts';"],
    ['scripts in tests of the repository', 'test/a.ts', "import '../scripts/b.ts';"],
    [
      'names in comments and strings',
      'actions/one/src/a.ts',
      "// import '@actions/core'\nconst s = \"import '@actions/core'\";",
    ],
  ])('%s', async (_, path, source) => {
    expect(await violations({ [path]: source })).toEqual([]);
  });
});

describe('importsOf', () => {
  it('refuses what is not TypeScript, rather than overlook its imports', () => {
    expect(() => importsOf('a.ts', 'import from from;')).toThrow('a.ts');
  });

  it('finds what is only resolved, and takes no path for a module', () => {
    const source = [
      "createRequire(import.meta.url).resolve('a/style.css');",
      "import.meta.resolve('b');",
      "path.resolve('c'); resolve('d'); Promise.resolve('e'); require.resolve;",
    ].join('\n');
    expect(importsOf('a.ts', source)).toEqual([
      { specifier: 'a/style.css', line: 1 },
      { specifier: 'b', line: 2 },
    ]);
  });

  it('finds each import of a statement list, with its line', () => {
    const source =
      "import a from 'a';\nimport type { B } from 'b';\nexport { c } from 'c';\nvoid import(`d`);\n";
    expect(importsOf('a.ts', source)).toEqual([
      { specifier: 'a', line: 1 },
      { specifier: 'b', line: 2 },
      { specifier: 'c', line: 3 },
      { specifier: 'd', line: 4 },
    ]);
  });
});
