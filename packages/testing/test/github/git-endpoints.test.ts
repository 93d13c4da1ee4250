import { describe, expect, it } from 'vitest';
import { NAME, start } from './fixture.ts';

const NOBODY = '0'.repeat(40);

describe('refs', () => {
  it.each([
    'refs/heads',
    'refs/heads/a..b',
    'refs/heads/a b',
    'heads/a',
    'refs/heads/a.lock',
    'refs/heads/',
    'refs/heads/.a',
  ])('%j is no name', async (ref) => {
    const { call, remote } = await start();
    const answer = await call('POST', '/git/refs', { ref, sha: remote.sha('main') });
    expect(answer).toMatchObject({ status: 422, body: { message: `${ref} is not a valid ref name.` } });
  });

  it.each([
    ['POST', '/git/refs', { ref: 'refs/heads/x', sha: NOBODY }, 'Object does not exist'],
    ['PATCH', '/git/refs/heads/main', { sha: NOBODY }, 'Object does not exist'],
    ['PATCH', '/git/refs/heads/none', { sha: NOBODY }, 'Reference does not exist'],
  ])('%s %s %j: %s', async (method, path, body, message) => {
    const { call } = await start();
    expect(await call(method, path, body)).toMatchObject({ status: 422, body: { message } });
  });

  it('in an empty repository all is a conflict', async () => {
    const { call } = await start({ repositories: { [NAME]: {} } });
    const conflict = { status: 409, body: { message: 'Git Repository is empty.' } };
    expect(await call('GET', '/git/ref/heads/main')).toMatchObject(conflict);
    expect(await call('POST', '/git/refs', { ref: 'refs/heads/x', sha: NOBODY })).toMatchObject(conflict);
  });
});

describe('objects', () => {
  it.each([
    ['/git/blobs', { content: 'x', encoding: 'latin1' }, "Only 'utf-8' and 'base64' encodings are supported"],
    ['/git/blobs', { content: '%%%', encoding: 'base64' }, 'content is not valid Base64'],
    [
      '/git/trees',
      { tree: [{ path: '../x', mode: '100644', content: 'x' }] },
      'tree.path contains a malformed path component',
    ],
    [
      '/git/trees',
      { tree: [{ path: '/x', mode: '100644', content: 'x' }] },
      'tree.path contains a malformed path component',
    ],
    [
      '/git/trees',
      { tree: [{ path: 'x', mode: '100644', sha: NOBODY }] },
      `tree.sha ${NOBODY} is not a valid blob`,
    ],
    ['/git/trees', { tree: [{ path: 'x', mode: '100644', sha: null }] }, 'GitRPC::BadObjectState'],
    ['/git/commits', { message: 'm', tree: NOBODY }, 'Tree SHA does not exist'],
  ])('POST %s %j: %s', async (path, body, message) => {
    const { call } = await start();
    expect(await call('POST', path, body)).toMatchObject({ status: 422, body: { message } });
  });

  it.each([`/git/blobs/${NOBODY}`, `/git/trees/${NOBODY}`, `/git/commits/${NOBODY}`])(
    'GET %s: not found',
    async (path) => {
      const { call } = await start();
      expect(await call('GET', path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    },
  );

  it('a base tree that does not exist is not found; a parent that does not exist is invalid', async () => {
    const { call, remote } = await start();
    expect(await call('POST', '/git/trees', { base_tree: NOBODY, tree: [] })).toMatchObject({ status: 404 });
    const [commit] = remote.commits();
    const answer = await call('POST', '/git/commits', {
      message: 'm',
      tree: commit?.tree,
      parents: [NOBODY],
    });
    expect(answer).toMatchObject({ status: 422 });
  });

  it('a tree takes content, a base that is a commit, and whole folders', async () => {
    const { call, remote } = await start();
    const folder = await call('POST', '/git/trees', {
      tree: [{ path: 'in.txt', mode: '100644', content: 'in' }],
    });
    const tree = [{ path: 'sub', mode: '040000', type: 'tree', sha: folder.body.sha }];
    const { body } = await call('POST', '/git/trees', { base_tree: remote.sha('main'), tree });
    const commit = await call('POST', '/git/commits', {
      message: 'm',
      tree: body.sha,
      parents: [remote.sha('main')],
    });
    await call('PATCH', '/git/refs/heads/main', { sha: commit.body.sha });
    expect(remote.files()).toEqual(['README.md', 'sub/in.txt']);
  });

  it('signs only what leaves the author to GitHub', async () => {
    const { call, remote } = await start();
    const [{ tree } = { tree: '' }] = remote.commits();
    const author = { name: 'Mona', email: 'mona@example.com', date: '2020-01-01T00:00:00Z' };
    const own = await call('POST', '/git/commits', { message: 'own', tree, author });
    expect(own.body).toMatchObject({
      author,
      committer: author,
      verification: { verified: false, reason: 'unsigned' },
    });
    const app = await call('POST', '/git/commits', { message: 'app', tree });
    expect(app.body).toMatchObject({
      author: { name: 'github-actions[bot]' },
      committer: { name: 'GitHub' },
      verification: { verified: true, reason: 'valid' },
    });
    remote.setRef('refs/heads/app', String(app.body.sha));
    expect(remote.commits('app')).toMatchObject([{ message: 'app', signed: true }]);
  });
});

describe('contents', () => {
  it('gives a file in lines of Base64', async () => {
    const { call, remote } = await start();
    remote.push({ 'a/long.txt': 'x'.repeat(100) });
    const { body } = await call('GET', '/contents/a/long.txt?ref=main');
    expect(body).toMatchObject({
      type: 'file',
      name: 'long.txt',
      path: 'a/long.txt',
      size: 100,
      encoding: 'base64',
    });
    expect(body.content).toMatch(/^[^\n]{60}\n[^\n]+\n[^\n]+\n$/);
  });

  it('lists a directory', async () => {
    const { call, remote } = await start();
    remote.push({ 'a/1.yml': 'x', 'a/b/2.yml': 'y' });
    const { body } = await call('GET', '/contents/a');
    expect(body).toMatchObject([
      { type: 'file', path: 'a/1.yml' },
      { type: 'dir', path: 'a/b' },
    ]);
  });

  it('tells a missing ref from a missing file', async () => {
    const { call } = await start();
    expect((await call('GET', '/contents/a?ref=none')).body.message).toBe('No commit found for the ref none');
    expect((await call('GET', '/contents/a')).body.message).toBe('Not Found');
  });
});
