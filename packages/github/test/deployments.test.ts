import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { all, start } from './fixture.ts';

describe('deployments', () => {
  it('creates a deployment and reads it back with its payload', async () => {
    const { repository, remote, github } = await start();
    const created = await repository.deployments.create({
      ref: 'main',
      environment: 'staging',
      task: 'promote',
      description: 'app 1.2.3',
      payload: { digest: 'sha256:new', previous: { 'ghcr.io/octo/app:staging': 'sha256:old' } },
    });
    expect(created).toMatchObject({
      sha: remote.sha('main'),
      ref: 'main',
      environment: 'staging',
      task: 'promote',
      description: 'app 1.2.3',
      payload: { digest: 'sha256:new', previous: { 'ghcr.io/octo/app:staging': 'sha256:old' } },
    });
    expect(await all(repository.deployments.list({ environment: 'staging' }))).toEqual([created]);
    expect(github.requests[0]?.body).toMatchObject({ auto_merge: false, required_contexts: [] });
  });

  it('deploys a commit whose checks are red: to judge them is up to the caller', async () => {
    const { repository, remote } = await start();
    remote.addCheckRun({ name: 'test', sha: remote.sha('main') ?? '', conclusion: 'failure' });
    await repository.deployments.create({ ref: 'main', environment: 'staging' });
    expect(remote.deployments).toHaveLength(1);
  });

  it('lists newest first, only what the filter lets through', async () => {
    const { repository, remote } = await start();
    const sha = remote.sha('main') ?? '';
    const older = remote.addDeployment({ sha, environment: 'staging', task: 'promote' });
    remote.addDeployment({ sha, environment: 'production', task: 'promote' });
    remote.addDeployment({ sha, environment: 'staging', task: 'deploy' });
    const newer = remote.addDeployment({ sha, environment: 'staging', task: 'promote' });
    const found = await all(repository.deployments.list({ environment: 'staging', task: 'promote' }));
    expect(found.map(({ id }) => id)).toEqual([newer.id, older.id]);
  });

  it('gives a deployment a status; the newest comes first', async () => {
    const { repository, clock } = await start();
    const { id } = await repository.deployments.create({ ref: 'main', environment: 'staging' });
    await repository.deployments.createStatus(id, { state: 'in_progress' });
    clock.ms += 60_000;
    await repository.deployments.createStatus(id, {
      state: 'success',
      description: 'promoted',
      logUrl: 'https://github.com/octo/app/actions/runs/1',
      environmentUrl: 'https://staging.example.com',
    });
    const statuses = await all(repository.deployments.statuses(id));
    expect(statuses).toMatchObject([
      {
        state: 'success',
        description: 'promoted',
        logUrl: 'https://github.com/octo/app/actions/runs/1',
        environmentUrl: 'https://staging.example.com',
        createdAt: new Date('2026-01-02T03:05:05Z'),
      },
      { state: 'in_progress', description: '', logUrl: undefined, environmentUrl: undefined },
    ]);
  });

  it('a 502 after success makes no second deployment', async () => {
    const { repository, remote, github } = await start();
    github.loseAnswer({ method: 'POST', path: /\/deployments$/, action: BAD_GATEWAY });
    const created = await repository.deployments.create({ ref: 'main', environment: 'staging' });
    expect(remote.deployments.map(({ id }) => id)).toEqual([created.id]);
  });

  it('a 502 before success makes the deployment on the next try, whatever others look like', async () => {
    const { repository, remote, github } = await start();
    const deployment = { ref: 'main', environment: 'staging', payload: { digest: 'sha256:1' } };
    const earlier = await repository.deployments.create(deployment);
    github.fail({ method: 'POST', path: /\/deployments$/, action: BAD_GATEWAY });
    const created = await repository.deployments.create(deployment);
    expect(remote.deployments.map(({ id }) => id)).toEqual([earlier.id, created.id]);
  });

  it('repeats a status whose answer was lost', async () => {
    const { repository, github } = await start();
    const { id } = await repository.deployments.create({ ref: 'main', environment: 'staging' });
    github.loseAnswer({ method: 'POST', path: /\/statuses$/, action: BAD_GATEWAY });
    await repository.deployments.createStatus(id, { state: 'success' });
    const [newest] = await all(repository.deployments.statuses(id));
    expect(newest?.state).toBe('success');
  });
});
