import { describe, expect, it } from 'vitest';
import { dependencies } from '../../scripts/check/dependencies.ts';
import { plant } from './tree.ts';

const WORKSPACES = {
  'package.json': '{"name":"container-kit","devDependencies":{"vitest":"1"}}',
  'packages/core/package.json': '{"name":"@container-kit/core","dependencies":{"yaml":"1"}}',
  'packages/core/src/a.ts': "import { parse } from 'yaml'; import 'node:fs'; import './b.ts';",
};

async function differences(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await plant({ ...WORKSPACES, ...files });
  return await dependencies.run(tree.root);
}

describe('declared dependencies', () => {
  it('is content when imports and package.json agree', async () => {
    expect(
      await differences({ 'packages/core/test/a.test.ts': "import 'vitest'; import 'yaml/util';" }),
    ).toEqual([]);
  });

  it('finds an import that nothing declares', async () => {
    const found = await differences({ 'packages/core/src/b.ts': "\nimport 'semver/functions/parse';" });
    expect(found).toEqual([
      'packages/core/src/b.ts:2: semver is not in the dependencies of packages/core/package.json',
    ]);
  });

  it('finds a source that leans on a development dependency', async () => {
    const found = await differences({ 'packages/core/src/b.ts': "import 'vitest';" });
    expect(found.join()).toContain('vitest is not in the dependencies of packages/core');
  });

  it('finds a script that leans on a hoisted package', async () => {
    const found = await differences({ 'scripts/a.ts': "import 'yaml';" });
    expect(found.join()).toContain('scripts/a.ts:1: yaml is not in the devDependencies');
  });

  it('takes declared types for the package that they describe', async () => {
    const manifest =
      '{"name":"@container-kit/core","dependencies":{"yaml":"1"},"devDependencies":{"@types/hast":"3"}}';
    const source = "import type { Element } from 'hast';";
    expect(
      await differences({ 'packages/core/package.json': manifest, 'packages/core/src/b.ts': source }),
    ).toEqual([]);
    expect((await differences({ 'packages/core/src/b.ts': source })).join()).toContain('hast is not in');
  });

  it('finds a dependency that nothing imports', async () => {
    const found = await differences({ 'packages/core/src/a.ts': '' });
    expect(found).toEqual(['packages/core/package.json: nothing imports the dependency yaml; remove it']);
  });
});
