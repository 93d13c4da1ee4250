import { describe, expect, it } from 'vitest';
import { all, start } from './fixture.ts';

describe('check runs', () => {
  it('says name, state, app and commit of each', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    remote.addCheckRun({ name: 'test', sha });
    remote.addCheckRun({ name: 'deploy', sha, status: 'in_progress', conclusion: null, app: 'deployer' });
    expect(await all(repository.checks.runs(sha))).toMatchObject([
      {
        name: 'deploy',
        headSha: sha,
        status: 'in_progress',
        conclusion: undefined,
        app: 'deployer',
        completedAt: undefined,
      },
      { name: 'test', headSha: sha, status: 'completed', conclusion: 'success', app: 'github-actions' },
    ]);
  });

  it('reads all pages, and only those that the caller wants', async () => {
    const { repository, remote, github } = await start();
    const sha = remote.sha('main') ?? '';
    for (let number = 0; number < 250; number += 1) remote.addCheckRun({ name: `job ${number}`, sha });
    const runs = await all(repository.checks.runs(sha));
    expect(new Set(runs.map(({ name }) => name)).size).toBe(250);
    expect(github.requests.map(({ query }) => query)).toEqual([
      { per_page: '100' },
      { per_page: '100', page: '2' },
      { per_page: '100', page: '3' },
    ]);
    for await (const run of repository.checks.runs(sha)) {
      expect(run.name).toBe('job 249');
      break;
    }
    expect(github.requests).toHaveLength(4);
  });

  it('gives the newest run of a name unless all are asked for', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    remote.addCheckRun({ name: 'test', sha, conclusion: 'failure' });
    remote.addCheckRun({ name: 'test', sha, conclusion: 'success' });
    remote.addCheckRun({ name: 'lint', sha });
    const conclusions = async (which: 'latest' | 'all') =>
      (await all(repository.checks.runs(sha, { name: 'test', which }))).map(({ conclusion }) => conclusion);
    expect(await conclusions('latest')).toEqual(['success']);
    expect(await conclusions('all')).toEqual(['success', 'failure']);
  });

  it('takes a branch for a ref, slashes and all', async () => {
    const { repository, remote } = await start();
    const sha = remote.push({ 'a.txt': 'a' }, { branch: 'feature/new look' });
    remote.addCheckRun({ name: 'test', sha });
    expect(await all(repository.checks.runs('feature/new look'))).toMatchObject([{ headSha: sha }]);
  });

  it('fails for a commit that does not exist, with what GitHub says', async () => {
    const { repository } = await start();
    await expect(all(repository.checks.runs('0'.repeat(40)))).rejects.toMatchObject({
      status: 422,
      answer: `No commit found for SHA: ${'0'.repeat(40)}`,
    });
  });
});

describe('commit statuses', () => {
  it('gives the newest of each context', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    remote.addCommitStatus({ sha, context: 'ci/legacy', state: 'pending' });
    remote.addCommitStatus({ sha, context: 'ci/legacy', state: 'success' });
    remote.addCommitStatus({ sha, context: 'ci/other', state: 'failure' });
    expect(await all(repository.checks.statuses(sha))).toMatchObject([
      { context: 'ci/legacy', state: 'success', description: undefined, url: undefined },
      { context: 'ci/other', state: 'failure' },
    ]);
  });

  it('reads all pages', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    for (let number = 0; number < 101; number += 1) {
      remote.addCommitStatus({ sha, context: `ci/${number}`, state: 'success' });
    }
    expect(await all(repository.checks.statuses(sha))).toHaveLength(101);
  });
});
