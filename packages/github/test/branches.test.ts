import { describe, expect, it } from 'vitest';
import { all, NAME, start } from './fixture.ts';

describe('listing branches', () => {
  it('names all of them, over pages', async () => {
    const { repository, remote } = await start();
    const names = Array.from({ length: 230 }, (_, number) => `feature/${number}`);
    const sha = remote.sha('main') ?? '';
    for (const name of names) remote.setRef(`refs/heads/${name}`, sha);
    remote.setRef('refs/tags/v1', sha);
    const listed = await all(repository.branches.list());
    expect(listed.map(({ name }) => name).sort()).toEqual(['main', ...names].sort());
    expect(new Set(listed.map((branch) => branch.sha))).toEqual(new Set([sha]));
  });

  it('is empty in an empty repository', async () => {
    const { repository } = await start({ repositories: { [NAME]: {} } });
    expect(await all(repository.branches.list())).toEqual([]);
  });

  it('fails where the token may not look', async () => {
    const { repository } = await start({ permissions: {} });
    await expect(all(repository.branches.list())).rejects.toMatchObject({
      status: 403,
      missingPermission: 'contents: read',
    });
  });
});
