import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { gitHubWith, promote, REPOSITORY, registryWith, seed, workspaceWithPolicy } from './harness.ts';

describe('promote moves an image with all that hangs on it', () => {
  test('across registries, tags last', async () => {
    const [from, to] = await Promise.all([registryWith(), registryWith()]);
    const { digest, signature } = await seed(from, 'team/app', '1.0');
    const destination = `${to.host}/production/app:stable`;
    const result = await promote({ source: `${from.host}/team/app:1.0`, destination });
    expect(result.conclusion, result.log).toBe('success');
    expect(result.violations).toEqual([]);
    expect(result.outputs).toMatchObject({
      outcome: 'promoted',
      digest,
      source: `${from.host}/team/app@${digest}`,
      destinations: JSON.stringify([{ reference: destination, digest, previous: null, changed: true }]),
    });
    expect(to.manifest('production/app', 'stable')?.digest).toBe(digest);
    expect(to.manifests('production/app')).toContain(signature);
    const puts = to.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/'));
    const tagAt = puts.findIndex(({ path }) => path.endsWith('/stable'));
    expect(puts.slice(0, tagAt).map(({ path }) => path.split('/').at(-1))).toContain(digest);
    expect(result.summary).toContain('Promoted');
  });

  test('within one repository no blob is touched', async () => {
    const registry = await registryWith();
    const { digest } = await seed(registry, 'team/app', '1.0');
    registry.clearRequests();
    const result = await promote({
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/team/app:production`,
    });
    expect(result.conclusion, result.log).toBe('success');
    expect(registry.manifest('team/app', 'production')?.digest).toBe(digest);
    const layers = registry.requests.filter(
      ({ method, path }) => method !== 'POST' && /blobs\/sha256/.test(path),
    );
    expect(layers).toEqual([]);
  });

  test('promoting again changes nothing', async () => {
    const registry = await registryWith();
    await seed(registry, 'team/app', '1.0');
    const inputs = {
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
    };
    const first = await promote(inputs);
    expect(first.outputs.outcome, first.log).toBe('promoted');
    const manifests = registry.manifests('prod/app');
    const second = await promote(inputs);
    expect(second.outputs.outcome, second.log).toBe('unchanged');
    expect(registry.manifests('prod/app')).toEqual(manifests);
  });

  test('a dry run prints the plan and changes nothing', async () => {
    const registry = await registryWith();
    const { digest } = await seed(registry, 'team/app', '1.0');
    registry.clearRequests();
    const result = await promote({
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      'dry-run': 'true',
    });
    expect(result.outputs.outcome, result.log).toBe('planned');
    expect(JSON.parse(result.outputs.destinations ?? '')).toMatchObject([
      { digest, previous: null, changed: true },
    ]);
    expect(registry.tags('prod/app')).toEqual([]);
    expect(registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
    expect(result.summary).toContain('nothing was changed');
  });

  test('immutable-tags refuses to move a tag', async () => {
    const registry = await registryWith();
    const old = await seed(registry, 'prod/app', 'stable', 'old');
    await seed(registry, 'team/app', '1.0', 'new');
    const result = await promote({
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      'immutable-tags': 'true',
    });
    expect(result.outputs.outcome).toBe('failed');
    expect(result.log).toContain(old.digest);
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(old.digest);
  });

  test('a source that does not exist is named', async () => {
    const registry = await registryWith();
    const result = await promote({
      source: `${registry.host}/team/app:nope`,
      destination: `${registry.host}/prod/app:stable`,
    });
    expect(result.outputs.outcome).toBe('failed');
    expect(result.log).toContain(`${registry.host}/team/app:nope`);
  });
});

describe('promote leaves a record to roll back by', () => {
  test('rollback in a later run, step by step', async () => {
    const registry = await registryWith();
    const one = await seed(registry, 'team/app', '1.0', 'one');
    const two = await seed(registry, 'team/app', '2.0', 'two');
    const destination = `${registry.host}/prod/app:stable`;
    for (const version of ['1.0', '2.0']) {
      const result = await promote({ source: `${registry.host}/team/app:${version}`, destination });
      expect(result.outputs.outcome, result.log).toBe('promoted');
    }
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(two.digest);
    const back = await promote({ destination, rollback: 'true' });
    expect(back.outputs, back.log).toMatchObject({ outcome: 'rolled-back', digest: one.digest });
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(one.digest);
    const further = await promote({ destination, rollback: 'true' });
    expect(further.outputs.outcome).toBe('failed');
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(one.digest);
  });

  test('a GitHub Deployment with the digests', async () => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    const { digest } = await seed(registry, 'team/app', '1.0');
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { api },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(result.annotations).toMatchObject([
      { level: 'notice', message: expect.stringContaining('No gates for production') },
    ]);
    const [deployment] = api.repository(REPOSITORY).deployments;
    expect(deployment).toMatchObject({ environment: 'production' });
    expect(JSON.stringify(deployment?.payload)).toContain(digest);
    expect(deployment?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
  });

  test('a missing permission is named, and no tag moves', async () => {
    const [registry, api] = await Promise.all([
      registryWith(),
      gitHubWith({ permissions: { contents: 'read' } }),
    ]);
    await seed(registry, 'team/app', '1.0');
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { api },
    );
    expect(result.outputs.outcome).toBe('failed');
    expect(result.log).toContain('deployments: write');
    expect(registry.tags('prod/app')).toEqual([]);
  });
});

describe('promote asks the gates of the environment', () => {
  const policy = `promote:
  environments:
    staging: {}
    production:
      gates:
        from: staging
        referrers:
          required: [signature]
`;

  test('a closed gate stops everything, and says why', async () => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    await seed(registry, 'team/app', '1.0');
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { api, workspace: workspaceWithPolicy(policy) },
    );
    expect(result.outputs.outcome, result.log).toBe('policy-failed');
    expect(result.conclusion).toBe('failure');
    expect(result.log).toContain('no promotion of the image to staging is on record');
    expect(registry.tags('prod/app')).toEqual([]);
    expect(api.repository(REPOSITORY).deployments).toEqual([]);
  });

  test('from staging to production, with the record that staging left', async () => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    const { digest } = await seed(registry, 'team/app', '1.0');
    const workspace = workspaceWithPolicy(policy);
    const staging = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/team/app:staging`,
        environment: 'staging',
      },
      { api, workspace },
    );
    expect(staging.outputs.outcome, staging.log).toBe('promoted');
    const production = await promote(
      {
        source: `${registry.host}/team/app:staging`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { api, workspace },
    );
    expect(production.outputs.outcome, production.log).toBe('promoted');
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(digest);
    expect(production.summary).toContain('✅ pass');
  });

  test('a mistake in the policy file is shown with its place', async () => {
    const registry = await registryWith();
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${registry.host}/prod/app:stable`,
        environment: 'production',
      },
      { workspace: workspaceWithPolicy('promote:\n  enviroments: {}\n') },
    );
    expect(result.outputs.outcome).toBe('failed');
    expect(result.log).toContain('.github/container-kit.yml:2:3');
    expect(result.log).toContain('environments');
  });
});

describe('promote updates deployment manifests', () => {
  test('in the workspace, byte for byte', async () => {
    const registry = await registryWith();
    const { digest } = await seed(registry, 'team/app', '1.0');
    const image = `${registry.host}/prod/app`;
    const workspace = workspaceWith({
      'deploy/pod.yaml': `# keep me\nkind: Pod\napiVersion: v1\nspec:\n  containers:\n  - {name: app, image: '${image}:old'} # and me\n`,
    });
    const result = await promote(
      { source: `${registry.host}/team/app:1.0`, destination: `${image}:stable`, manifests: 'deploy/*.yaml' },
      { workspace },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(JSON.parse(result.outputs.manifests ?? '')).toEqual(['deploy/pod.yaml']);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(`${workspace}/deploy/pod.yaml`, 'utf8')).toBe(
      `# keep me\nkind: Pod\napiVersion: v1\nspec:\n  containers:\n  - {name: app, image: '${image}:stable@${digest}'} # and me\n`,
    );
  });

  test('by pull request', async () => {
    const registry = await registryWith();
    const { digest } = await seed(registry, 'team/app', '1.0');
    const image = `${registry.host}/prod/app`;
    const compose = `services:\n  app:\n    image: ${image}:old\n`;
    const api = await gitHubWith({ repositories: { [REPOSITORY]: { files: { 'compose.yaml': compose } } } });
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination: `${image}:stable`,
        manifests: 'compose.yaml',
        commit: 'pull-request',
      },
      { api },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(result.outputs['pull-request']).toContain('/pull/');
    const [pull] = api.repository(REPOSITORY).pulls;
    expect(pull?.title).toContain('Promote');
    expect(api.repository(REPOSITORY).file('compose.yaml', result.outputs.commit)).toContain(digest);
  });
});
