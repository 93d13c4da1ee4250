import { describe, expect, it } from 'vitest';
import { type Fixture, start } from './fixture.ts';

const PULL = { title: 't', body: 'b', head: 'next', base: 'main' };

async function withBranch(): Promise<Fixture> {
  const fixture = await start();
  fixture.remote.push({ 'a.txt': 'a' }, { branch: 'next' });
  return fixture;
}

/** The states of the newest statuses of all deployments, oldest first. */
function states({ remote }: Fixture): readonly unknown[] {
  return remote.deployments.map(({ statuses }) => statuses.at(-1)?.state);
}

describe('deployments', () => {
  it.each([
    [{ ref: 'none' }, 422, 'No ref found for: none'],
    [{ ref: 'main', description: 'x'.repeat(141) }, 422, 'Validation Failed'],
  ])('%j is refused', async (body, status, message) => {
    const { call } = await start();
    expect(await call('POST', '/deployments', body)).toMatchObject({ status, body: { message } });
  });

  it('wants green checks unless told which', async () => {
    const { call, remote } = await start();
    const sha = remote.sha('main') ?? '';
    remote.addCommitStatus({ sha, context: 'ci', state: 'failure' });
    expect(await call('POST', '/deployments', { ref: 'main' })).toMatchObject({ status: 409 });
    expect(await call('POST', '/deployments', { ref: 'main', required_contexts: [] })).toMatchObject({
      status: 201,
    });
  });

  it('is a production environment by name or by word', async () => {
    const { call, remote } = await start();
    for (const extra of [
      {},
      { environment: 'staging' },
      { environment: 'live', production_environment: true },
    ]) {
      await call('POST', '/deployments', { ref: 'main', ...extra });
    }
    expect(remote.deployments.map(({ production }) => production)).toEqual([true, false, true]);
  });

  it('a success makes earlier ones of the environment inactive, unless told not to', async () => {
    const fixture = await start();
    const { call, remote } = fixture;
    const sha = remote.sha('main') ?? '';
    const [first, , third] = ['staging', 'other', 'staging'].map((environment) =>
      remote.addDeployment({ sha, environment }),
    );
    await call('POST', `/deployments/${first?.id}/statuses`, { state: 'success' });
    await call('POST', `/deployments/${third?.id}/statuses`, { state: 'success', auto_inactive: false });
    expect(states(fixture)).toEqual(['success', undefined, 'success']);
    await call('POST', `/deployments/${third?.id}/statuses`, { state: 'success' });
    expect(states(fixture)).toEqual(['inactive', undefined, 'success']);
  });

  it('never retires production or transient ones', async () => {
    const fixture = await start();
    const { call, remote } = fixture;
    const sha = remote.sha('main') ?? '';
    remote.addDeployment({ sha, environment: 'production' });
    remote.addDeployment({ sha, environment: 'production', production: false, transient: true });
    const { id } = remote.addDeployment({ sha, environment: 'production' });
    await call('POST', `/deployments/${id}/statuses`, { state: 'success' });
    expect(states(fixture)).toEqual([undefined, undefined, 'success']);
  });

  it('a status that is too long or of a deployment that is not there is refused', async () => {
    const { call, remote } = await start();
    const { id } = remote.addDeployment({ sha: remote.sha('main') ?? '', environment: 'e' });
    const status = { state: 'success', description: 'x'.repeat(141) };
    expect(await call('POST', `/deployments/${id}/statuses`, status)).toMatchObject({ status: 422 });
    expect(await call('GET', '/deployments/999/statuses')).toMatchObject({ status: 404 });
  });
});

describe('checks', () => {
  it('filters by name and status', async () => {
    const { call, remote } = await start();
    const sha = remote.sha('main') ?? '';
    remote.addCheckRun({ name: 'a', sha });
    remote.addCheckRun({ name: 'b', sha, status: 'queued', conclusion: null });
    expect((await call('GET', `/commits/${sha}/check-runs?check_name=a`)).body.total_count).toBe(1);
    expect((await call('GET', '/commits/main/check-runs?status=queued')).body.check_runs).toMatchObject([
      { name: 'b' },
    ]);
    expect((await call('GET', '/commits/none/check-runs')).status).toBe(422);
  });

  it.each([
    [[], 'pending'],
    [['success'], 'success'],
    [['success', 'pending'], 'pending'],
    [['pending', 'error', 'success'], 'failure'],
  ])('the statuses %j together are %s', async (list, state) => {
    const { call, remote } = await start();
    for (const [index, one] of list.entries()) {
      remote.addCommitStatus({ sha: remote.sha('main') ?? '', context: String(index), state: one });
    }
    expect((await call('GET', '/commits/main/status')).body).toMatchObject({
      state,
      total_count: list.length,
    });
  });
});

describe('pull requests', () => {
  it.each([
    [
      { ...PULL, head: 'none' },
      { field: 'head', code: 'invalid' },
    ],
    [
      { ...PULL, base: 'none' },
      { field: 'base', code: 'invalid' },
    ],
    [{ ...PULL, head: 'main' }, { message: 'No commits between main and main' }],
    [
      { ...PULL, body: 'x'.repeat(65_537) },
      { field: 'body', code: 'custom' },
    ],
  ])('is refused: %#', async (pull, error) => {
    const { call, remote } = await withBranch();
    const answer = await call('POST', '/pulls', pull);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ resource: 'PullRequest', ...error }] } });
    expect(remote.pulls).toEqual([]);
  });

  it('a head without its owner lists everything, as GitHub does', async () => {
    const { call } = await withBranch();
    await call('POST', '/pulls', { ...PULL, head: 'octo:next' });
    const count = async (query: string) => (await call('GET', `/pulls?${query}`)).body.length;
    expect(await count('head=octo:next')).toBe(1);
    expect(await count('head=octo:other')).toBe(0);
    expect(await count('head=other')).toBe(1);
  });

  it('follows its branch', async () => {
    const { call, remote } = await withBranch();
    await call('POST', '/pulls', PULL);
    const sha = remote.push({ 'b.txt': 'b' }, { branch: 'next' });
    expect((await call('GET', '/pulls?direction=asc')).body[0]?.head?.sha).toBe(sha);
  });

  it('changes what is given and nothing else', async () => {
    const { call, remote, clock } = await withBranch();
    await call('POST', '/pulls', PULL);
    clock.ms += 60_000;
    const answer = await call('PATCH', '/pulls/1', { body: 'new', state: 'closed' });
    expect(answer.body).toMatchObject({
      title: 't',
      body: 'new',
      state: 'closed',
      closed_at: '2026-01-02T03:05:05Z',
    });
    expect(remote.pulls).toMatchObject([{ number: 1, title: 't', body: 'new', state: 'closed' }]);
    expect(await call('PATCH', '/pulls/2', {})).toMatchObject({ status: 404 });
    expect(await call('PATCH', '/pulls/1', { base: 'none' })).toMatchObject({ status: 422 });
  });
});

describe('paging', () => {
  it('links to the pages around, with all that was asked', async () => {
    const { call, remote, github } = await start();
    const sha = remote.sha('main') ?? '';
    for (let number = 0; number < 5; number += 1) remote.addDeployment({ sha, environment: 'e' });
    const { body, headers } = await call('GET', '/deployments?environment=e&per_page=2&page=2');
    expect(body).toHaveLength(2);
    const at = (page: number) =>
      `<${github.url}/repos/octo/app/deployments?environment=e&per_page=2&page=${page}>`;
    expect(headers.link).toBe(
      `${at(1)}; rel="prev", ${at(1)}; rel="first", ${at(3)}; rel="next", ${at(3)}; rel="last"`,
    );
  });

  it('gives 30 items by default and 100 at most', async () => {
    const { call, remote } = await start();
    const sha = remote.sha('main') ?? '';
    for (let number = 0; number < 101; number += 1) remote.addDeployment({ sha, environment: 'e' });
    expect((await call('GET', '/deployments')).body).toHaveLength(30);
    expect((await call('GET', '/deployments?per_page=500')).body).toHaveLength(100);
    expect((await call('GET', '/deployments?per_page=100&page=2')).headers.link).not.toContain('next');
  });
});

describe('seeding', () => {
  it('pushes, removes and reads files of any branch', async () => {
    const { remote } = await start();
    const first = remote.sha('main') ?? '';
    remote.push({ 'README.md': undefined, 'k8s/a.yml': 'a' }, { message: 'Second' });
    expect(remote.files()).toEqual(['k8s/a.yml']);
    expect(remote.file('k8s/a.yml')).toBe('a');
    expect(remote.file('README.md', first)).toBe('hello\n');
    expect(remote.file('none')).toBeUndefined();
    expect(remote.commits().map(({ message }) => message)).toEqual(['Second', 'Begin']);
    expect(remote.refs).toEqual({ 'refs/heads/main': remote.sha('main') });
  });

  it('a new branch starts at the default one', async () => {
    const { remote } = await start();
    remote.push({ b: 'b' }, { branch: 'next' });
    expect(remote.files('next')).toEqual(['README.md', 'b']);
  });
});
