import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeploymentPlan,
  digestOfDeployment,
  finishDeployment,
  startDeployment,
} from '../../src/record/index.ts';
import { openGitHub } from './github-support.ts';

const NEW: Digest = `sha256:${'a'.repeat(64)}`;
const OLD: Digest = `sha256:${'b'.repeat(64)}`;
const LOG = 'https://github.com/org/app/actions/runs/1';

const PLAN: Omit<DeploymentPlan, 'ref'> = {
  environment: 'staging',
  description: 'Promote registry.example/org/app to staging',
  logUrl: LOG,
  digest: NEW,
  source: `registry.example/org/app@${NEW}`,
  moves: [
    { reference: 'registry.example/org/app:staging', previous: OLD },
    { reference: 'registry.example/org/app:next', previous: null },
  ],
};

describe('the deployment of a promotion', () => {
  it('begins in progress, and ends with its log', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    const { deployments } = github.repository;
    const id = await startDeployment(deployments, { ...PLAN, ref: github.commit, attestation: OLD });
    await finishDeployment(deployments, id, { state: 'success', description: 'Promoted', logUrl: LOG });
    const [deployment] = github.inside.deployments;
    expect(deployment).toMatchObject({
      id,
      sha: github.commit,
      environment: 'staging',
      task: 'deploy',
      description: PLAN.description,
      payload: {
        containerKitPromotion: {
          version: 1,
          digest: NEW,
          source: PLAN.source,
          previous: { 'registry.example/org/app:staging': OLD, 'registry.example/org/app:next': null },
          attestation: OLD,
        },
      },
    });
    expect(deployment?.statuses).toMatchObject([
      { state: 'in_progress', logUrl: LOG, environmentUrl: '' },
      { state: 'success', logUrl: LOG, environmentUrl: '', description: 'Promoted' },
    ]);
    expect(github.github.violations).toEqual([]);
  });

  it('can end in failure', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    const { deployments } = github.repository;
    const id = await startDeployment(deployments, { ...PLAN, ref: 'main', production: true });
    await finishDeployment(deployments, id, { state: 'failure', description: 'No', logUrl: LOG });
    const [deployment] = github.inside.deployments;
    expect(deployment?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'failure']);
    expect(deployment?.production).toBe(true);
    expect(deployment?.payload).not.toHaveProperty('containerKitPromotion.attestation');
  });

  it('does not wait for checks: gates have decided', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    github.inside.addCheckRun({ name: 'test', sha: github.commit, conclusion: 'failure' });
    await startDeployment(github.repository.deployments, { ...PLAN, ref: github.commit });
    expect(github.inside.deployments).toHaveLength(1);
  });

  it('has descriptions that GitHub takes, whatever is promoted', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    const { deployments } = github.repository;
    const id = await startDeployment(deployments, {
      ...PLAN,
      ref: github.commit,
      description: 'x'.repeat(141),
    });
    await finishDeployment(deployments, id, { state: 'success', description: 'x'.repeat(140), logUrl: LOG });
    const [deployment] = github.inside.deployments;
    expect(deployment?.description).toBe(`${'x'.repeat(139)}…`);
    expect(deployment?.statuses.at(-1)?.description).toBe('x'.repeat(140));
  });

  it('is one, also when the answer of GitHub got lost', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    github.github.loseAnswer({ method: 'POST', path: /deployments$/, action: { status: 502 } });
    const id = await startDeployment(github.repository.deployments, { ...PLAN, ref: github.commit });
    expect(github.inside.deployments).toMatchObject([{ id, statuses: [{ state: 'in_progress' }] }]);
  });

  it('names the permission that is missing', async () => {
    await using github = await openGitHub({ deployments: 'read' });
    const starting = startDeployment(github.repository.deployments, { ...PLAN, ref: github.commit });
    await expect(starting).rejects.toMatchObject({ missingPermission: 'deployments: write' });
  });
});

describe('the payload of a deployment', () => {
  it('gives no digest unless it is one of ours', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        expect(digestOfDeployment({ payload })).toBeUndefined();
        expect(digestOfDeployment({ payload: { containerKitPromotion: payload } })).toBeUndefined();
      }),
    );
  });

  it.each([
    [{ version: 1, digest: NEW }, NEW],
    [{ version: 2, digest: NEW }, undefined],
    [{ version: 1, digest: 'latest' }, undefined],
    [{ version: 1 }, undefined],
  ])('is read with care: %j', (containerKitPromotion, digest) => {
    expect(digestOfDeployment({ payload: { containerKitPromotion } })).toBe(digest);
  });
});
