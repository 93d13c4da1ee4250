import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { executeCopy } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { copy, expectAll, plans } from '../support/copy.ts';
import { seedGraph } from '../support/seed.ts';

const users = { bot: 'x' };
/** The plan's look at the tag, which is still fresh when the tag moves. */
const CHECK = 1;
/** What a tag costs when writing it is not what brings the root. */
const TAG = CHECK + 1;

describe('requests are the physical minimum', () => {
  test('cross registry, fresh destination: 2M + 3B + 1 check', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry({ profile: 'harbor' });
    const { seed } = await seedGraph(from, 'a/b', { platforms: 4, layers: 5 });
    using connection = connect();
    const { plan, results } = await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`], {
      referrers: 'none',
      cosignTags: 'none',
    });
    const [manifests, blobs] = [seed.manifests.length, seed.blobs.size];
    expect([manifests, blobs]).toEqual([5, 21]);
    const requests = from.requests.length + to.requests.length;
    expect(requests, trace(to).join('\n')).toBe(2 * manifests + 3 * blobs + CHECK);
    expect(from.requests).toHaveLength(manifests + blobs);
    expect(countRequests(to, 'PUT', /manifests\/sha256/), 'the tag brings the root').toBe(manifests - 1);
    expect(plan.requests, 'with a second look, should the first be old').toBe(manifests + 3 * blobs + 1);
    expect(results[0]?.blobs).toMatchObject({ uploaded: blobs, mounted: 0, existing: 0 });
    await expectAll(seed, to, 'c/d');
    expect(to.tags('c/d')).toEqual(['v1']);
  });

  test('same registry, other repository: 2M + B, and each manifest read back', async () => {
    await using registry = await startRegistry({ profile: 'harbor' });
    const { seed } = await seedGraph(registry, 'a/b', { platforms: 4, layers: 5 });
    using connection = connect();
    const { plan } = await copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:v1`], {
      referrers: 'none',
      cosignTags: 'none',
    });
    const [manifests, blobs] = [seed.manifests.length, seed.blobs.size];
    expect(registry.requests, trace(registry).join('\n')).toHaveLength(
      2 * manifests + blobs + manifests + TAG,
    );
    expect(plan).toMatchObject({ bytes: 0, requests: manifests + blobs + manifests + 2 });
    await expectAll(seed, registry, 'c/d');
  });

  test('same repository: 2 + 1 check, whatever hangs on the image', async () => {
    await using registry = await startRegistry({ profile: 'ghcr' });
    const { seed, root } = await seedGraph(registry, 'a/b', { referrers: 2, cosign: true, fallback: true });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [seed.name('prod')]);
    expect(registry.requests, trace(registry).join('\n')).toHaveLength(2 + CHECK);
    expect(registry.manifest('a/b', 'prod')?.digest).toBe(root.digest);
  });

  test('an existing tag: read, check, write', async () => {
    await using registry = await startRegistry();
    const { seed } = await seedGraph(registry, 'a/b');
    await registry.putManifest('a/b', { schemaVersion: 2, old: true }, { tags: ['prod'] });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [seed.name('prod')]);
    expect(trace(registry).map((line) => line.replace(/:\w+/, ''))).toEqual([
      'GET /v2/a/b/manifests/v1 200',
      'GET /v2/a/b/manifests/prod 200',
      'PUT /v2/a/b/manifests/prod 201',
    ]);
    expect(registry.requests).toHaveLength(2 + CHECK);
  });

  test.each([
    ['the plan has waited for gates', {}, ['GET', 'GET', 'HEAD', 'PUT']],
    [
      'the registry does not say what it stored',
      { profile: 'legacy-no-digest-header' },
      'GET GET PUT HEAD GET'.split(' '),
    ],
  ] as const)('an existing tag when %s', async (_, options, methods) => {
    await using registry = await startRegistry(options);
    const { seed } = await seedGraph(registry, 'a/b');
    await registry.putManifest('a/b', { schemaVersion: 2, old: true }, { tags: ['prod'] });
    let now = 0;
    using connection = connect({ now: () => now });
    const plan = await plans(connection.client, seed.name('v1'), [seed.name('prod')]);
    now += methods.includes('HEAD') && !('profile' in options) ? 1_000 : 999;
    await executeCopy(plan, { client: connection.client });
    expect(registry.requests.map(({ method }) => method)).toEqual(methods);
  });

  test('with referrers: their lists, and one of the destination', async () => {
    await using from = await startRegistry({ profile: 'harbor' });
    await using to = await startRegistry({ profile: 'harbor' });
    const { seed } = await seedGraph(from, 'a/b', { platforms: 4, referrers: 3, cosign: true });
    using connection = connect();
    const { plan } = await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
    const [manifests, blobs] = [seed.manifests.length, seed.blobs.size];
    const copied = 2 * manifests + 3 * blobs;
    const [emptyConfig, tagList, ownList] = [1, 1, 1];
    const requests = from.requests.length + to.requests.length;
    expect(requests, trace(to).join('\n')).toBe(copied - emptyConfig + manifests + tagList + ownList + TAG);
    expect(countRequests(to, 'GET', /referrers/)).toBe(ownList);
    expect(plan.requests).toBe(manifests + 3 * blobs - emptyConfig + ownList + 2);
  });

  test('nothing to do: no blob and no manifest is sent', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b', { referrers: 2, cosign: true });
    using connection = connect();
    const destinations = [`${to.host}/c/d:v1`];
    await copy(connection.client, seed.name('v1'), destinations);
    to.clearRequests();
    const { plan, results } = await copy(connection.client, seed.name('v1'), destinations);
    expect(to.requests.filter(({ method }) => method !== 'HEAD' && method !== 'GET')).toEqual([]);
    expect(plan).toMatchObject({ bytes: 0 });
    expect(results[0]?.manifests).toEqual({ written: 0, existing: seed.manifests.length, kept: 0 });
    expect(results[0]?.tags.every((tag) => tag.from === tag.to)).toBe(true);
  });

  test('a new version of an image: blobs in common are found, with one request each', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b', { layers: 3, layerBytes: 100_000 });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:prod`]);
    const next = await seed.image(
      [
        { seed: 'base', size: 100_000 },
        { seed: 'new', size: 100_000 },
      ],
      { tags: ['v2'] },
    );
    from.clearRequests();
    to.clearRequests();
    const { plan, results } = await copy(connection.client, seed.name('v2'), [`${to.host}/c/d:prod`]);
    expect(results[0]?.blobs).toEqual({ uploaded: 2, mounted: 0, existing: 1, bytes: plan.bytes });
    expect(countRequests(to, 'PUT', /uploads/)).toBe(2);
    expect(to.manifest('c/d', 'prod')?.digest).toBe(next.digest);
  });

  test('many destinations on two registries: each blob is read once for each registry', async () => {
    await using from = await startRegistry();
    await using one = await startRegistry({ profile: 'harbor' });
    await using two = await startRegistry({ profile: 'ghcr' });
    const { seed } = await seedGraph(from, 'a/b', { referrers: 1, cosign: true });
    using connection = connect();
    const names = [
      `${one.host}/x/y:1`,
      `${one.host}/x/z:1`,
      `${one.host}/x/z:2`,
      `${two.host}/p/q:1`,
      `${two.host}/p/r:1`,
    ];
    const { results } = await copy(connection.client, seed.name('v1'), names);
    const reads = countRequests(from, 'GET', /blobs/);
    // The empty config of the referrers is never read at all.
    expect(reads).toBe(2 * (seed.blobs.size - 1));
    expect(results.map(({ blobs }) => [blobs.uploaded, blobs.mounted])).toEqual([
      [seed.blobs.size, 0],
      [0, seed.blobs.size],
      [seed.blobs.size, 0],
      [0, seed.blobs.size],
    ]);
    for (const [registry, repository] of [
      [one, 'x/y'],
      [one, 'x/z'],
      [two, 'p/q'],
      [two, 'p/r'],
    ] as const) {
      await expectAll(seed, registry, repository);
    }
    expect(one.tags('x/z')).toContain('2');
  });

  test('with tokens: one challenge and one token for each registry', async () => {
    const auth = { kind: 'bearer', users } as const;
    await using from = await startRegistry({ auth });
    await using to = await startRegistry({ auth });
    const { seed } = await seedGraph(from, 'a/b', { referrers: 2, cosign: true });
    using connection = connect({ credentials: login('bot', 'x') });
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`, `${from.host}/e/f:v1`]);
    for (const registry of [from, to]) {
      expect(registry.requests.filter(({ status }) => status === 401)).toHaveLength(1);
      expect(registry.requests.filter(({ path }) => path.includes('token'))).toHaveLength(1);
    }
  });

  test('the plan says what is new, mounted and streamed, and changes nothing', async () => {
    await using from = await startRegistry();
    await using to = await startRegistry();
    const { seed, root } = await seedGraph(from, 'a/b', { referrers: 1 });
    using connection = connect();
    const plan = await plans(connection.client, seed.name('v1'), [
      `${to.host}/c/d:v1`,
      `${to.host}/c/e:v1`,
      `${from.host}/f/g`,
    ]);
    const blobs = seed.blobs.size;
    const shape = plan.destinations.map((one) => [
      one.blobs.stream.length,
      one.blobs.mount.length,
      one.blobs.mountFrom,
    ]);
    expect(shape).toEqual([
      [blobs, 0, null],
      [0, blobs, 'c/d'],
      [0, blobs, 'a/b'],
    ]);
    expect(plan.destinations[0]?.tags).toEqual([{ tag: 'v1', from: null, to: root.digest }]);
    expect(plan.bytes).toBe(plan.blobs.reduce((sum, { size }) => sum + size, 0));
    expect([...to.repositories(), ...from.repositories()]).toEqual(['a/b']);
    expect(to.requests.every(({ method }) => method === 'GET' || method === 'HEAD')).toBe(true);
  });
});
