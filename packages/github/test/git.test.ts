import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { failureOf, start } from './fixture.ts';

describe('the Git database', () => {
  it('commits a change of one file: blob, tree, commit, ref', async () => {
    const { repository, remote } = await start();
    remote.push({ 'k8s/app.yml': 'image: app:1\n', 'k8s/other.yml': 'x' });
    const { git } = repository;
    const parent = remote.sha('main') ?? '';
    const base = await git.commit(parent);
    const sha = await git.createBlob('image: app:2\n');
    const changes = [{ path: 'k8s/app.yml', mode: '100644', sha }] as const;
    const tree = await git.createTree({ baseTree: base.tree, changes });
    const commit = await git.createCommit({ message: 'Promote app', tree: tree.sha, parents: [parent] });
    await git.refs.update({ ref: 'refs/heads/main', sha: commit.sha });
    expect(remote.file('k8s/app.yml')).toBe('image: app:2\n');
    expect(remote.files()).toEqual(['README.md', 'k8s/app.yml', 'k8s/other.yml']);
    expect(remote.commits()[0]).toMatchObject({ sha: commit.sha, message: 'Promote app', parents: [parent] });
  });

  it('leaves the author to GitHub, which signs such commits', async () => {
    const { repository, remote } = await start();
    const parent = remote.sha('main') ?? '';
    const { tree, verified } = await repository.git.commit(parent);
    expect(verified).toBe(false);
    const commit = await repository.git.createCommit({ message: 'Signed', tree, parents: [parent] });
    expect(commit).toMatchObject({ verified: true, message: 'Signed', tree, parents: [parent] });
    expect(commit.url).toBe(`https://github.com/octo/app/commit/${commit.sha}`);
  });

  it('stores any bytes and reads them back', async () => {
    const { repository } = await start();
    const bytes = Buffer.from([0, 0xff, 0xfe, 0x0d, 0x0a, 0xc3, 0x28]);
    expect(await repository.git.blob(await repository.git.createBlob(bytes))).toEqual(bytes);
    const text = 'größer\r\n';
    const sha = await repository.git.createBlob(text);
    expect((await repository.git.blob(sha)).toString()).toBe(text);
  });

  it('refuses bytes that are not what their name says', async () => {
    const { repository, github } = await start();
    const sha = await repository.git.createBlob('right');
    const body = { content: Buffer.from('wrong').toString('base64'), encoding: 'base64' };
    github.fail({ method: 'GET', path: /\/git\/blobs\//, action: { status: 200, body } });
    await expect(repository.git.blob(sha)).rejects.toThrow(/the content has the SHA-1 [0-9a-f]{40}, not/);
  });

  it('lists a tree, with its folders or with all below', async () => {
    const { repository, remote } = await start();
    remote.push({ 'k8s/app.yml': 'abc' });
    remote.pushSpecial('run.sh', '100755', '#!/bin/sh\n');
    remote.pushSpecial('link', '120000', 'README.md');
    const sha = remote.pushSpecial('vendor', '160000', 'd'.repeat(40));
    const flat = await repository.git.tree(sha);
    expect(flat.entries.map(({ path, mode }) => [path, mode])).toEqual([
      ['README.md', '100644'],
      ['k8s', '040000'],
      ['link', '120000'],
      ['run.sh', '100755'],
      ['vendor', '160000'],
    ]);
    const deep = await repository.git.tree(sha, { recursive: true });
    expect(deep.truncated).toBe(false);
    expect(deep.entries.find(({ path }) => path === 'k8s/app.yml')).toMatchObject({
      mode: '100644',
      size: 3,
    });
    expect(deep.entries.find(({ path }) => path === 'vendor')).toMatchObject({
      sha: 'd'.repeat(40),
      size: undefined,
    });
  });

  it('says when GitHub left entries out', async () => {
    const { repository, github } = await start();
    github.fail({
      path: /\/git\/trees\//,
      action: { status: 200, body: { sha: 'a', tree: [], truncated: true } },
    });
    expect(await repository.git.tree('a')).toMatchObject({ truncated: true });
  });

  it('takes a file that the group may write for a plain one, as Git does', async () => {
    const { repository, github } = await start();
    const tree = [{ path: 'old', mode: '100664', type: 'blob', sha: 'b' }];
    github.fail({
      path: /\/git\/trees\//,
      action: { status: 200, body: { sha: 'a', tree, truncated: false } },
    });
    expect((await repository.git.tree('a')).entries).toMatchObject([{ mode: '100644' }]);
  });

  it('removes a file', async () => {
    const { repository, remote } = await start();
    remote.push({ 'old.yml': 'x' });
    const parent = remote.sha('main') ?? '';
    const changes = [{ path: 'old.yml', mode: '100644', sha: null }] as const;
    const tree = await repository.git.createTree({ baseTree: parent, changes });
    expect(tree.entries.map(({ path }) => path)).toEqual(['README.md']);
  });

  it.each([
    ['blob', /\/git\/blobs$/],
    ['tree', /\/git\/trees$/],
    ['commit', /\/git\/commits$/],
  ])('a 502 after success of a %s is repeated: objects are named by their content', async (_, path) => {
    const { repository, remote, github } = await start();
    github.loseAnswer({ method: 'POST', path, action: BAD_GATEWAY });
    const sha = await repository.git.createBlob('x');
    const tree = await repository.git.createTree({ changes: [{ path: 'x', mode: '100644', sha }] });
    const parents = [remote.sha('main') ?? ''];
    const commit = await repository.git.createCommit({ message: 'x', tree: tree.sha, parents });
    await repository.git.refs.update({ ref: 'refs/heads/main', sha: commit.sha });
    expect(remote.commits()).toHaveLength(2);
    expect(remote.files()).toEqual(['x']);
  });

  it('says what is wrong with a tree', async () => {
    const { repository } = await start();
    const changes = [{ path: 'x', mode: '100644', sha: 'e'.repeat(40) }] as const;
    expect(await failureOf(repository.git.createTree({ changes }))).toMatchObject({
      status: 422,
      answer: `tree.sha ${'e'.repeat(40)} is not a valid blob`,
    });
  });
});
