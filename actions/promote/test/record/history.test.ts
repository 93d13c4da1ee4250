import type { Deployments } from '@container-kit/github';
import type { Digest } from '@container-kit/registry';
import { describe, expect, it } from 'vitest';
import {
  findFirstPromotion,
  finishDeployment,
  loadSigningKey,
  loadVerificationKey,
  type PromotionRecord,
  type SigningKey,
  startDeployment,
} from '../../src/record/index.ts';
import { type GitHub, openGitHub } from './github-support.ts';
import { ecdsa, leaveRecord, noon, openRegistry, type Registry, recordOf, seedImage } from './support.ts';

const DIGEST: Digest = `sha256:${'a'.repeat(64)}`;
const OTHER: Digest = `sha256:${'b'.repeat(64)}`;
const LOG = 'https://github.com/org/app/actions/runs/1';

interface Promotion {
  readonly day: number;
  readonly digest?: Digest;
  readonly environment?: string;
  /** Statuses after `in_progress`. */
  readonly states?: readonly ('success' | 'failure')[];
}

async function deploy(github: GitHub, promotion: Promotion): Promise<number> {
  const { day, digest = DIGEST, environment = 'staging', states = ['success'] } = promotion;
  const { deployments } = github.repository;
  github.setTime(noon(day));
  const plan = {
    environment,
    description: '',
    logUrl: LOG,
    digest,
    source: '',
    moves: [],
    ref: github.commit,
  };
  const id = await startDeployment(deployments, plan);
  for (const state of states)
    await finishDeployment(deployments, id, { state, description: '', logUrl: LOG });
  return id;
}

function find(deployments: Deployments): ReturnType<typeof findFirstPromotion> {
  return findFirstPromotion(DIGEST, 'staging', { deployments });
}

describe('the first promotion among deployments', () => {
  it('is the oldest one that went well, also when others have followed', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    await deploy(github, { day: 1, states: ['failure'] });
    await deploy(github, { day: 2, states: [] });
    const id = await deploy(github, { day: 3 });
    await deploy(github, { day: 4, digest: OTHER });
    await deploy(github, { day: 5 });
    expect(await find(github.repository.deployments)).toEqual({ time: noon(3), proof: `deployment ${id}` });
    expect(github.inside.deployments[2]?.statuses.at(-1)?.state).toBe('inactive');
    expect(github.github.violations).toEqual([]);
  });

  it.each<[string, Promotion]>([
    ['to another environment', { day: 1, environment: 'production' }],
    ['of another image', { day: 1, digest: OTHER }],
    ['that failed', { day: 1, states: ['failure'] }],
    ['that failed after it had succeeded', { day: 1, states: ['success', 'failure'] }],
    ['that is not finished', { day: 1, states: [] }],
  ])('is none %s', async (_name, promotion) => {
    await using github = await openGitHub({ deployments: 'write' });
    await deploy(github, promotion);
    expect(await find(github.repository.deployments)).toBeUndefined();
  });

  it('is none that somebody else made', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    const { inside, commit } = github;
    inside.addDeployment({ sha: commit, environment: 'staging', payload: { digest: DIGEST } });
    inside.addDeployment({ sha: commit, environment: 'staging', payload: DIGEST });
    expect(await find(github.repository.deployments)).toBeUndefined();
  });

  it('is not known when there are more deployments than can be looked at', async () => {
    await using github = await openGitHub({ deployments: 'write' });
    await deploy(github, { day: 1 });
    for (let count = 0; count < 1000; count += 1) {
      github.inside.addDeployment({ sha: github.commit, environment: 'staging' });
    }
    await expect(find(github.repository.deployments)).rejects.toThrow(/newest 1000 deployments to "staging"/);
    expect(github.github.requests.filter(({ method }) => method === 'GET')).toHaveLength(10);
  });
});

describe('the first promotion among attestations', () => {
  it('is the oldest of the environment that is no rollback', async () => {
    await using registry = await openRegistry();
    const digest = await attach(registry, [
      { time: noon(1), environment: 'production' },
      { time: noon(2), kind: 'rollback' },
      { time: noon(4) },
      { time: noon(3) },
    ]);
    const sighting = await findFirstPromotion(digest, 'staging', { repositories: [registry.repository()] });
    expect(sighting).toMatchObject({
      time: noon(3),
      proof: `attestation ${sighting?.attestation} (unsigned)`,
    });
  });

  it('must be signed by the key, when there is one', async () => {
    await using registry = await openRegistry();
    const pair = ecdsa();
    const key = loadVerificationKey(pair.publicKey);
    const digest = await attach(registry, [{ time: noon(1) }]);
    await attach(registry, [{ time: noon(2) }], loadSigningKey(ecdsa().privateKey));
    const repositories = [registry.repository()];
    expect(await findFirstPromotion(digest, 'staging', { repositories, key })).toBeUndefined();
    await attach(registry, [{ time: noon(3) }], loadSigningKey(pair.privateKey));
    const sighting = await findFirstPromotion(digest, 'staging', { repositories, key });
    expect(sighting).toMatchObject({ time: noon(3), proof: expect.stringContaining('(verified)') });
  });

  it('is looked for in several repositories', async () => {
    await using registry = await openRegistry('ghcr');
    const digest = await attach(registry, [{ time: noon(2) }]);
    const repositories = [registry.repository('org/empty'), registry.repository()];
    expect(await findFirstPromotion(digest, 'staging', { repositories })).toMatchObject({ time: noon(2) });
  });
});

describe('both sources', () => {
  it('agree that there is none', async () => {
    await using github = await openGitHub({ deployments: 'read' });
    await using registry = await openRegistry();
    const sources = { deployments: github.repository.deployments, repositories: [registry.repository()] };
    expect(await findFirstPromotion(DIGEST, 'staging', sources)).toBeUndefined();
    expect(await findFirstPromotion(DIGEST, 'staging', {})).toBeUndefined();
  });

  it('stand in for each other when one cannot be asked', async () => {
    await using github = await openGitHub({});
    await using registry = await openRegistry();
    const digest = await attach(registry, [{ time: noon(2) }]);
    const sources = { deployments: github.repository.deployments, repositories: [registry.repository()] };
    expect(await findFirstPromotion(digest, 'staging', sources)).toMatchObject({ time: noon(2) });
  });

  it('fail when one cannot be asked and the other has none', async () => {
    await using github = await openGitHub({});
    await using registry = await openRegistry();
    const sources = { deployments: github.repository.deployments, repositories: [registry.repository()] };
    const finding = findFirstPromotion(DIGEST, 'staging', sources);
    await expect(finding).rejects.toMatchObject({ missingPermission: 'deployments: read' });
  });
});

async function attach(
  registry: Registry,
  records: readonly Partial<PromotionRecord>[],
  key?: SigningKey,
): Promise<Digest> {
  const image = await seedImage(registry.registry, 'app');
  for (const changes of records) {
    const record = recordOf({ digest: image.digest, environment: 'staging', ...changes });
    await leaveRecord(registry.repository(), image, record, key);
  }
  return image.digest;
}
