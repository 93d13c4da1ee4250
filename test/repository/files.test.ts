import { describe, expect, it } from 'vitest';
import {
  actionNames,
  filesBelow,
  REPOSITORY,
  readIfPresent,
  typeScriptFiles,
} from '../../scripts/repository.ts';
import { plant } from './tree.ts';

describe('repository files', () => {
  it('are those that people wrote', async () => {
    await using tree = await plant({
      'actions/b/src/main.ts': '',
      'actions/a/src/main.ts': '',
      'actions/a/lib/main.d.ts': '',
      'actions/notes.md': '',
      'dist/a/index.ts': '',
      'node_modules/x/index.ts': '',
      'types.d.ts': '',
      'vitest.config.ts': '',
    });
    expect(await actionNames(tree.root)).toEqual(['a', 'b']);
    expect(await typeScriptFiles(tree.root)).toEqual([
      'actions/a/src/main.ts',
      'actions/b/src/main.ts',
      'vitest.config.ts',
    ]);
    expect(await filesBelow(tree.root, 'actions', (path) => path.endsWith('.md'))).toEqual([
      'actions/notes.md',
    ]);
  });

  it('may be absent, but no other error passes for absence', async () => {
    await using tree = await plant({ actions: 'not a folder' });
    expect(await readIfPresent(tree.root, 'README.md')).toBeUndefined();
    expect(await filesBelow(tree.root, 'missing', () => true)).toEqual([]);
    await expect(actionNames(tree.root)).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(readIfPresent(tree.root, '')).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('include this one', async () => {
    expect(await typeScriptFiles(REPOSITORY)).toContain('test/repository/files.test.ts');
  });
});
