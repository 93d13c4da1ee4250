import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { mustRun } from '../../scripts/command.ts';
import { actionNames, REPOSITORY, readIfPresent } from '../../scripts/repository.ts';
import { commitAll, plant } from './tree.ts';

/** What a job downloads when it uses an action: the archive that GitHub makes of the repository at that commit. */
async function archived(root: string): Promise<readonly string[]> {
  const file = join(testFolder('container-kit-archive'), 'archive.tar');
  await mustRun('git', ['archive', '--output', file, 'HEAD'], root);
  const list = await mustRun('tar', ['--list', '--file', file], root);
  return list.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
}

describe('.gitattributes', () => {
  it('lets a job download what it runs and what it may read about it, and nothing else', async () => {
    const attributes = (await readIfPresent(REPOSITORY, '.gitattributes')) ?? '';
    const actions = await actionNames(REPOSITORY);
    const wanted = [
      ...actions.flatMap((action) => [
        `${action}/README.md`,
        `${action}/action.yml`,
        `dist/${action}/index.js`,
      ]),
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md'],
    ];
    const unwanted = [
      ...actions.map((action) => `actions/${action}/src/entry.ts`),
      ...['packages/core/src/index.ts', 'test/a.test.ts', 'scripts/check.ts', 'docs/architecture.md'],
      ...['.github/workflows/ci.yml', '.ci/run', 'package.json', 'package-lock.json', 'CONTRIBUTING.md'],
      ...['some-new-folder/file', '.some-new-file'],
    ];
    const files = Object.fromEntries([...wanted, ...unwanted].map((path) => [path, 'x\n']));
    await using tree = await plant({ ...files, '.gitattributes': attributes });
    await commitAll(tree.root);
    expect([...(await archived(tree.root))].sort()).toEqual([...wanted].sort());
  });

  it('keeps the bytes of bundles as they are', async () => {
    const paths = ['dist/build-push/index.js', 'dist/build-push/1.index.js'];
    const output = await mustRun('git', ['check-attr', 'text', 'diff', '--', ...paths], REPOSITORY);
    for (const path of paths) {
      expect(output).toContain(`${path}: text: unset`);
      expect(output).toContain(`${path}: diff: unspecified`);
    }
  });
});
