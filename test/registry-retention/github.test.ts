import { secondaryLimit, startCacheService } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { Ghcr, PACKAGE } from './ghcr.ts';
import { errorOf, REPOSITORY } from './harness.ts';

const ALL_OLD = { 'min-keep': '0', 'max-delete-percent': '100' };

async function withOld(count: number, options: Parameters<typeof Ghcr.start>[0] = {}): Promise<Ghcr> {
  const ghcr = await Ghcr.start(options);
  for (let at = count; at >= 1; at -= 1) await ghcr.image(100 + at, `old-${at}`);
  await ghcr.image(1, 'latest');
  return ghcr;
}

describe('rights', () => {
  test('a token that may not delete: the error names what is missing, and nothing is gone', async () => {
    const ghcr = await withOld(2);
    ghcr.package.setJobRole('write');
    const result = await ghcr.retain(ALL_OLD);
    expect(result.conclusion).toBe('failure');
    expect(result.outputs.outcome).toBe('failed');
    expect(errorOf(result)).toMatch(/Manage Actions access|Admin|packages: write/i);
    expect(ghcr.tags).toEqual(['latest', 'old-1', 'old-2']);
  });

  test('the token of a job lists no packages: globs need another one', async () => {
    const ghcr = await withOld(1);
    const result = await ghcr.retain({ ...ALL_OLD, repositories: 'octo-org/*' });
    expect(result.outputs.outcome).toBe('failed');
    expect(errorOf(result)).toContain('read:packages');
  });

  test('with a personal access token globs find packages', async () => {
    const ghcr = await withOld(1, { scopes: ['read:packages', 'delete:packages'], permissions: {} });
    const result = await ghcr.retain({ ...ALL_OLD, repositories: 'octo-org/*' });
    expect(result.outputs.outcome, result.log).toBe('applied');
    expect(ghcr.tags).toEqual(['latest']);
  });
});

test('a rate limit is waited for', async () => {
  const ghcr = await withOld(3);
  ghcr.api.fail({ method: 'DELETE', action: secondaryLimit(1) });
  const result = await ghcr.retain(ALL_OLD);
  expect(result.outputs, result.log).toMatchObject({ outcome: 'applied', deleted: '3' });
  expect(result.log).toContain('Waiting');
});

describe('what GitHub knows keeps images', () => {
  test('branches and pull requests that are open', async () => {
    const ghcr = await Ghcr.start({
      permissions: { packages: 'write', contents: 'read', 'pull-requests': 'read' },
    });
    const repository = ghcr.api.repository(REPOSITORY);
    repository.push({ a: 'a' }, { branch: 'feature' });
    for (const tag of ['branch-feature', 'branch-gone', 'latest']) await ghcr.image(100, tag);
    const policy =
      'retention:\n  default:\n    min-keep: 0\n    live:\n      - tags: branch-{branch}\n      - tags: pr-{number}\n    brakes:\n      max-delete-percent: 100\n';
    const workspace = workspaceWith({ '.github/container-kit.yml': policy });
    const result = await ghcr.retain({}, { workspace });
    expect(result.outputs.outcome, result.log).toBe('applied');
    expect(ghcr.tags).toEqual(['branch-feature', 'latest']);
  });

  test('active deployments, with what to roll back to', async () => {
    const ghcr = await Ghcr.start({
      permissions: { packages: 'write', contents: 'read', deployments: 'read' },
    });
    const repository = ghcr.api.repository(REPOSITORY);
    const [before, now, staged] = [
      await ghcr.image(102, '1.0'),
      await ghcr.image(101, '2.0'),
      await ghcr.image(100, '3.0'),
    ];
    await ghcr.image(1, 'latest');
    const sha = repository.sha('main') ?? '';
    const success = {
      id: 1,
      state: 'success',
      description: '',
      environmentUrl: '',
      logUrl: '',
      createdAt: new Date(),
    };
    const payload = {
      containerKitPromotion: { version: 1, digest: now.digest, previous: { x: before.digest } },
    };
    repository.addDeployment({ sha, environment: 'production', payload, statuses: [success] as never });
    repository.addDeployment({
      sha,
      environment: 'staging',
      payload: { digest: staged.digest },
      statuses: [success] as never,
    });
    const result = await ghcr.retain({ ...ALL_OLD, 'deployed-environments': 'prod*' });
    expect(result.outputs.outcome, result.log).toBe('applied');
    expect(ghcr.tags).toEqual(['1.0', '2.0', 'latest']);
  });

  test('manifests on branches', async () => {
    const ghcr = await withOld(3);
    const repository = ghcr.api.repository(REPOSITORY);
    const manifest = (tag: string) => `services:\n  a:\n    image: ${ghcr.registry.host}/${PACKAGE}:${tag}\n`;
    repository.push({ 'deploy/compose.yaml': manifest('old-1') }, { branch: 'main' });
    repository.push({ 'deploy/compose.yaml': manifest('old-2') }, { branch: 'release/1' });
    repository.push({ 'deploy/compose.yaml': manifest('old-3') }, { branch: 'other' });
    const refs = { 'deployed-manifests': 'deploy/*.yaml', 'deployed-refs': 'main\nrelease/*' };
    const result = await ghcr.retain({ ...ALL_OLD, ...refs });
    expect(result.outputs.outcome, result.log).toBe('applied');
    expect(ghcr.tags).toEqual(['latest', 'old-1', 'old-2']);
  });
});

test('what was read of manifests is kept in a file, and not read again', async () => {
  const ghcr = await withOld(5);
  const workspace = workspaceWith({});
  const inputs = { ...ALL_OLD, mode: 'plan', cache: 'edges.jsonl.gz' };
  const reads = async () => {
    ghcr.registry.clearRequests();
    const result = await ghcr.retain(inputs, { workspace });
    expect(result.outputs, result.log).toMatchObject({ outcome: 'planned', deleted: '5' });
    return ghcr.registry.requests.filter(({ path }) => path.includes('/manifests/')).length;
  };
  expect(await reads()).toBe(6);
  expect(await reads()).toBe(0);
});

test('the cache of the repository spares the next run the same reads, on another machine', async () => {
  await using service = await startCacheService();
  const ghcr = await withOld(5);
  const reads = async () => {
    ghcr.registry.clearRequests();
    const result = await ghcr.retain({ ...ALL_OLD, mode: 'plan' }, { env: service.env });
    expect(result.outputs, result.log).toMatchObject({ outcome: 'planned', deleted: '5' });
    return ghcr.registry.requests.filter(({ path }) => path.includes('/manifests/')).length;
  };
  expect(await reads()).toBe(6);
  expect(service.keys()).toHaveLength(1);
  expect(await reads()).toBe(0);
});

test('a rate limit beyond the time budget leaves the rest to the next run, and the step green', async () => {
  const ghcr = await withOld(3);
  ghcr.api.fail({ method: 'DELETE', after: 1, action: secondaryLimit(600) });
  const cut = await ghcr.retain({ ...ALL_OLD, 'time-budget': '1' });
  expect(cut.conclusion, cut.log).toBe('success');
  expect(cut.outputs).toMatchObject({ outcome: 'incomplete', deleted: '1' });
  expect(cut.log).toMatch(/rate limit lasts until .*; 2 items left for the next run/);
  expect(cut.log).toContain('everything that stays is whole');
  expect(cut.summary).toContain('longer than this run may take');
  expect(ghcr.tags).toHaveLength(3);
  const rest = await ghcr.retain(ALL_OLD);
  expect(rest.outputs, rest.log).toMatchObject({ outcome: 'applied', deleted: '2' });
  expect(ghcr.tags).toEqual(['latest']);
});

test('what could not be looked at after the deletions is said loudly', async () => {
  const limited = { method: 'DELETE', after: 1, action: secondaryLimit(600) };
  const proven = await withOld(3);
  proven.api.fail(limited);
  await proven.retain({ ...ALL_OLD, 'time-budget': '1' });
  const methods = proven.api.requests.map(({ method }) => method);
  const reads = methods.slice(0, methods.lastIndexOf('DELETE')).filter((method) => method === 'GET').length;
  const ghcr = await withOld(3);
  ghcr.api.fail(limited);
  ghcr.api.fail({ method: 'GET', after: reads, times: 99, action: secondaryLimit(600) });
  const cut = await ghcr.retain({ ...ALL_OLD, 'time-budget': '1' });
  expect(cut.outputs, cut.log).toMatchObject({ outcome: 'incomplete', deleted: '1' });
  expect(cut.outputs.journal).toBeTruthy();
  expect(cut.annotations).toEqual([
    expect.objectContaining({ level: 'warning', message: expect.stringContaining('`mode: restore`') }),
  ]);
});

test('a tag of a closed pull request goes alone when a branch still needs its image', async () => {
  const ghcr = await Ghcr.start({
    permissions: { packages: 'write', contents: 'read', 'pull-requests': 'read' },
  });
  const image = await ghcr.image(100, 'branch-main', 'pr-7');
  await ghcr.image(1, 'latest');
  const policy =
    'retention:\n  default:\n    min-keep: 0\n    live:\n      - tags: branch-{branch}\n      - tags: pr-{number}\n';
  const workspace = workspaceWith({ '.github/container-kit.yml': policy });
  const result = await ghcr.retain({}, { workspace });
  expect(result.outputs, result.log).toMatchObject({ outcome: 'applied', deleted: '0' });
  expect(ghcr.tags).toEqual(['branch-main', 'latest']);
  expect(ghcr.has(image)).toBe(true);
  expect(ghcr.broken).toEqual([]);
});
