import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { all, failureOf, NAME, start } from './fixture.ts';

const PULL = { title: 'Promote app', body: 'from `1` to `2`', head: 'promote/app', base: 'main' };

/** A repository whose branch is ready for a pull request. */
async function ready(options: Parameters<typeof start>[0] = {}) {
  const fixture = await start(options);
  fixture.remote.push({ 'app.yml': '2' }, { branch: PULL.head });
  return fixture;
}

describe('pull requests', () => {
  it('opens one and finds it by its branch', async () => {
    const { repository, remote } = await ready();
    remote.push({ 'b.yml': 'b' }, { branch: 'other' });
    await repository.pulls.create({ ...PULL, head: 'other' });
    const pull = await repository.pulls.create({ ...PULL, draft: true });
    expect(pull).toMatchObject({
      number: 2,
      url: 'https://github.com/octo/app/pull/2',
      state: 'open',
      draft: true,
      title: PULL.title,
      body: PULL.body,
      head: { ref: PULL.head, sha: remote.sha(PULL.head), repository: NAME },
      base: { ref: 'main', sha: remote.sha('main'), repository: NAME },
    });
    expect(await all(repository.pulls.list({ head: PULL.head, base: 'main' }))).toEqual([pull]);
    expect(await all(repository.pulls.list({ head: PULL.head, base: 'next' }))).toEqual([]);
  });

  it('changes title and body in place', async () => {
    const { repository, remote } = await ready();
    const { number } = await repository.pulls.create(PULL);
    const updated = await repository.pulls.update(number, { title: 'Promote app to 3', body: 'new' });
    expect(updated).toMatchObject({ number, title: 'Promote app to 3', body: 'new', state: 'open' });
    expect(remote.pulls).toHaveLength(1);
  });

  it('closes one, which is then listed only when asked for', async () => {
    const { repository } = await ready();
    const { number } = await repository.pulls.create(PULL);
    await repository.pulls.update(number, { state: 'closed' });
    expect(await all(repository.pulls.list())).toEqual([]);
    expect(await all(repository.pulls.list({ state: 'all' }))).toMatchObject([{ number, state: 'closed' }]);
  });

  it('says in GitHub’s words that there is one already', async () => {
    const { repository } = await ready();
    await repository.pulls.create(PULL);
    expect(await failureOf(repository.pulls.create(PULL))).toMatchObject({
      status: 422,
      answer: 'Validation Failed; A pull request already exists for octo:promote/app.',
    });
  });

  it('says that nothing differs', async () => {
    const { repository, remote } = await start();
    remote.setRef('refs/heads/same', remote.sha('main'));
    expect(await failureOf(repository.pulls.create({ ...PULL, head: 'same' }))).toMatchObject({
      answer: 'Validation Failed; No commits between main and same',
    });
  });

  it('names the setting that keeps workflows from opening pull requests, not a permission', async () => {
    const { repository } = await ready({
      repositories: { [NAME]: { files: { a: '1' }, workflowsMayOpenPullRequests: false } },
    });
    const failure = await failureOf(repository.pulls.create(PULL));
    expect(failure).toMatchObject({ status: 403, missingPermission: undefined });
    expect(String(failure)).toContain('Settings > Actions > General');
  });

  it('a 502 after success opens no second one', async () => {
    const { repository, remote, github } = await ready();
    github.loseAnswer({ method: 'POST', path: /\/pulls$/, action: BAD_GATEWAY });
    expect(await repository.pulls.create(PULL)).toMatchObject({ number: 1, title: PULL.title });
    expect(remote.pulls).toHaveLength(1);
  });

  it('a 502 before success opens it on the next try', async () => {
    const { repository, remote, github } = await ready();
    github.fail({ method: 'POST', path: /\/pulls$/, action: BAD_GATEWAY });
    expect(await repository.pulls.create(PULL)).toMatchObject({ number: 1 });
    expect(remote.pulls).toHaveLength(1);
  });

  it('reads one whose repository was deleted and that has no body', async () => {
    const { repository, github } = await start();
    const branch = { ref: 'x', sha: 'a', repo: null };
    const pull = {
      number: 7,
      html_url: 'u',
      state: 'open',
      title: 't',
      body: null,
      head: branch,
      base: branch,
    };
    github.fail({ action: { status: 200, body: [pull] } });
    expect(await all(repository.pulls.list())).toMatchObject([
      { number: 7, body: '', draft: false, head: { repository: undefined } },
    ]);
  });
});
