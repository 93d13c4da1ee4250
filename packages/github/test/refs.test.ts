import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { GitHubInputError, RefConflictError } from '../src/index.ts';
import { failureOf, NAME, start } from './fixture.ts';

const MAIN = 'refs/heads/main';

describe('reading refs', () => {
  it('says what a branch points to', async () => {
    const { repository, remote } = await start();
    const sha = remote.push({ 'a.txt': 'a' }, { branch: 'feature/new' });
    expect(await repository.git.refs.get('refs/heads/feature/new')).toEqual({
      ref: 'refs/heads/feature/new',
      sha,
    });
  });

  it('is undefined for a branch that does not exist', async () => {
    const { repository } = await start();
    expect(await repository.git.refs.get('refs/heads/none')).toBeUndefined();
  });

  it('is undefined in an empty repository, which answers 409', async () => {
    const { repository, github } = await start({ repositories: { [NAME]: {} } });
    expect(await repository.git.refs.get(MAIN)).toBeUndefined();
    expect(github.requests[0]?.status).toBe(409);
  });

  it('fails where the token may not read, rather than taking the branch for absent', async () => {
    const { repository } = await start({ permissions: {} });
    await expect(repository.git.refs.get(MAIN)).rejects.toMatchObject({
      status: 403,
      missingPermission: 'contents: read',
    });
  });

  it.each(['main', 'heads/main', 'refs/heads/../tags/v1', 'refs/heads//main', 'refs/heads/'])(
    'refuses %j, which is no full name of a ref',
    async (ref) => {
      const { repository, github } = await start();
      expect(await failureOf(repository.git.refs.get(ref))).toBeInstanceOf(GitHubInputError);
      expect(github.requests).toEqual([]);
    },
  );
});

describe('creating refs', () => {
  it('makes a branch', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    expect(await repository.git.refs.create({ ref: 'refs/heads/promote', sha })).toEqual({
      ref: 'refs/heads/promote',
      sha,
    });
    expect(remote.sha('refs/heads/promote')).toBe(sha);
  });

  it('says that the branch exists', async () => {
    const { repository, remote } = await start();
    const failure = await failureOf(repository.git.refs.create({ ref: MAIN, sha: remote.sha('main') ?? '' }));
    expect(failure).toBeInstanceOf(RefConflictError);
    expect(failure).toMatchObject({ conflict: 'already-exists', ref: MAIN, status: 422, temporary: false });
  });

  it('a 502 after success counts as success', async () => {
    const { repository, remote, github } = await start();
    github.loseAnswer({ method: 'POST', path: /\/git\/refs$/, action: BAD_GATEWAY });
    const sha = remote.sha('main') ?? '';
    expect(await repository.git.refs.create({ ref: 'refs/heads/promote', sha })).toMatchObject({ sha });
    expect(github.requests.map(({ operation }) => operation)).toEqual(['git/create-ref', 'git/get-ref']);
  });

  it('after a lost answer, a branch that points elsewhere is somebody else’s', async () => {
    const { repository, remote, github } = await start();
    github.fail({ method: 'POST', path: /\/git\/refs$/, action: BAD_GATEWAY });
    const sha = remote.sha('main') ?? '';
    github.interrupt({ method: 'GET', path: /\/git\/ref\// }, () => {
      remote.push({ 'b.txt': 'b' }, { branch: 'promote' });
    });
    const failure = await failureOf(repository.git.refs.create({ ref: 'refs/heads/promote', sha }));
    expect(failure).toMatchObject({ name: 'RefConflictError', conflict: 'already-exists' });
  });
});

describe('moving refs', () => {
  it('points a branch to a commit that follows', async () => {
    const { repository, remote } = await start();
    const next = remote.push({ 'a.txt': 'a' }, { branch: 'next' });
    expect(await repository.git.refs.update({ ref: MAIN, sha: next })).toEqual({ ref: MAIN, sha: next });
    expect(remote.sha('main')).toBe(next);
  });

  it('says that somebody else was faster', async () => {
    const { repository, remote, github } = await start();
    const ours = remote.push({ 'a.txt': 'ours' }, { branch: 'next' });
    github.interrupt({ method: 'PATCH' }, () => void remote.push({ 'b.txt': 'theirs' }));
    const failure = await failureOf(repository.git.refs.update({ ref: MAIN, sha: ours }));
    expect(failure).toBeInstanceOf(RefConflictError);
    expect(failure).toMatchObject({ conflict: 'not-a-fast-forward', ref: MAIN });
    expect(remote.file('b.txt')).toBe('theirs');
  });

  it('moves it anywhere by force', async () => {
    const { repository, remote } = await start();
    const before = remote.sha('main') ?? '';
    remote.push({ 'b.txt': 'b' });
    await repository.git.refs.update({ ref: MAIN, sha: before }, { force: true });
    expect(remote.sha('main')).toBe(before);
  });

  it('says that the branch is gone', async () => {
    const { repository, remote, github } = await start();
    const sha = remote.push({ 'a.txt': 'a' }, { branch: 'next' });
    github.interrupt({ method: 'PATCH' }, () => remote.setRef('refs/heads/next', undefined));
    const failure = await failureOf(repository.git.refs.update({ ref: 'refs/heads/next', sha }));
    expect(failure).toMatchObject({ name: 'RefConflictError', conflict: 'does-not-exist' });
  });

  it('a protected branch is no conflict: a new base would not help', async () => {
    const { repository, remote } = await start();
    const sha = remote.push({ 'a.txt': 'a' }, { branch: 'next' });
    remote.protect('main');
    const failure = await failureOf(repository.git.refs.update({ ref: MAIN, sha }));
    expect(failure).not.toBeInstanceOf(RefConflictError);
    expect(failure).toMatchObject({ name: 'GitHubError', status: 422, missingPermission: undefined });
    expect(failure).toMatchObject({ fix: 'let the rules of the branch allow it, or use a pull request' });
  });

  it.each([
    [409, 'Conflict', 'not-a-fast-forward'],
    [422, 'Reference cannot be updated', 'not-a-fast-forward'],
    [409, `refs/heads/main is at ${'a'.repeat(40)} but expected ${'b'.repeat(40)}`, 'not-a-fast-forward'],
  ])('%i %j is a conflict too', async (status, message, conflict) => {
    const { repository, remote, github } = await start();
    github.fail({ method: 'PATCH', action: { status, body: { message } } });
    const failure = await failureOf(repository.git.refs.update({ ref: MAIN, sha: remote.sha('main') ?? '' }));
    expect(failure).toMatchObject({ name: 'RefConflictError', conflict });
  });

  it.each([
    [409, 'Repository rule violations found'],
    [409, 'Git Repository is empty.'],
    [422, 'Object does not exist'],
  ])('%i %j is none', async (status, message) => {
    const { repository, remote, github } = await start();
    github.fail({ method: 'PATCH', action: { status, body: { message } } });
    const failure = await failureOf(repository.git.refs.update({ ref: MAIN, sha: remote.sha('main') ?? '' }));
    expect(failure).toMatchObject({ name: 'GitHubError', status });
  });

  it('a 502 after success counts as success', async () => {
    const { repository, remote, github } = await start();
    const next = remote.push({ 'a.txt': 'a' }, { branch: 'next' });
    github.loseAnswer({ method: 'PATCH', action: BAD_GATEWAY });
    expect(await repository.git.refs.update({ ref: MAIN, sha: next })).toMatchObject({ sha: next });
  });
});
