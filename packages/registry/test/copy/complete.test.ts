import { setImmediate } from 'node:timers/promises';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  type Digest,
  DigestMismatchError,
  executeCopy,
  FallbackTagError,
  fallbackTag,
  IncompleteCopyError,
  MEDIA_TYPE,
  RegistryError,
  walkGraph,
} from '../../src/index.ts';
import { connect, countRequests, trace } from '../support/client.ts';
import { copy, expectAll, plans } from '../support/copy.ts';
import { type GraphShape, Seed, seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;
const shape: GraphShape = { platforms: 2, referrers: 2, cosign: true };

async function pair(to: Parameters<typeof startRegistry>[0] = {}) {
  const from = await startRegistry();
  const destination = await startRegistry(to);
  const seeded = await seedGraph(from, 'a/b', shape);
  const connection = connect({ retry: { attempts: 3 } });
  return {
    from,
    to: destination,
    ...seeded,
    client: connection.client,
    name: `${destination.host}/c/d:v1`,
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await from.close();
      await destination.close();
    },
  };
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return await work.then(() => 'it did not fail').catch((error: unknown) => error);
}

/** Only what belongs to no image may be tagged after a failure. */
function rootTags(registry: TestRegistry): readonly string[] {
  return registry.tags('c/d').filter((tag) => !tag.startsWith('sha256-'));
}

describe('every registry gets the whole graph', () => {
  test.each(['strict', 'ghcr', 'hub', 'harbor', 'distribution2', 'ecr', 'legacy-no-digest-header'] as const)(
    'to %s',
    async (profile) => {
      await using pairing = await pair({ profile });
      const { to, seed, root, client, name } = pairing;
      await copy(client, seed.name('v1'), [name]);
      await expectAll(seed, to, 'c/d');
      expect(to.manifest('c/d', 'v1')?.digest).toBe(root.digest);
      const there = await walkGraph(client.repository(to.host, 'c/d'), 'v1');
      expect(there.nodes.map(({ descriptor }) => descriptor.digest).sort()).toEqual(
        [...seed.manifests].sort(),
      );
      expect(to.openUploads).toBe(0);
    },
  );

  test.each(['strict', 'harbor', 'distribution2', 'ecr'] as const)(
    'within %s, from one repository to another',
    async (profile) => {
      await using registry = await startRegistry({ profile });
      const fallback = profile === 'distribution2';
      const { seed } = await seedGraph(registry, 'a/b', { ...shape, fallback });
      using connection = connect();
      await copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:v1`, `${registry.host}/c/e:v1`]);
      await expectAll(seed, registry, 'c/d');
      await expectAll(seed, registry, 'c/e');
      const there = await walkGraph(connection.client.repository(registry.host, 'c/e'), 'v1');
      expect(there.nodes).toHaveLength(seed.manifests.length);
    },
  );

  test('referrers stay where the fallback tag of the destination had others', async () => {
    await using pairing = await pair({ profile: 'ghcr' });
    const { to, seed, root, client, name } = pairing;
    const theirs = new Seed(to, 'c/d');
    const own = await theirs.referrer(root, 'application/vnd.theirs');
    await theirs.fallbackTags();
    await copy(client, seed.name('v1'), [name]);
    const listed = await client.repository(to.host, 'c/d').listReferrers(root.digest);
    expect(listed).toHaveLength(3);
    expect(listed.map(({ descriptor }) => descriptor.digest)).toContain(own.digest);
  });

  test('a destination whose fallback tag holds an image: nothing is tagged, and the tag is named', async () => {
    await using pairing = await pair({ profile: 'ghcr' });
    const { to, seed, root, client, name } = pairing;
    await new Seed(to, 'c/d').image([{ seed: 'y', size: 4 }], { tags: [fallbackTag(root.digest)] });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(FallbackTagError);
    expect(rootTags(to)).toEqual([]);
  });

  test('referrers and cosign tags stay at home when they are not wanted', async () => {
    await using pairing = await pair();
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name], { referrers: 'none', cosignTags: 'none' });
    expect(to.manifests('c/d')).toHaveLength(3);
    expect(to.tags('c/d')).toEqual(['v1']);
  });
});

describe('cosign tags that the destination has already', () => {
  async function withTheirs(text: string) {
    const pairing = await pair();
    const theirs = new Seed(pairing.to, 'c/d');
    const signature = await theirs.cosign(pairing.root, 'sig', text);
    return { ...pairing, signature, tag: `${pairing.root.digest.replace(':', '-')}.sig` };
  }

  test('signatures of its own are kept, and the plan says so', async () => {
    await using pairing = await withTheirs('by somebody else');
    const { to, seed, client, name, signature, tag } = pairing;
    const { plan, results } = await copy(client, seed.name('v1'), [name]);
    expect(to.manifest('c/d', tag)?.digest).toBe(signature.digest);
    expect(plan.destinations[0]?.manifests.keep).toHaveLength(1);
    expect(results[0]?.manifests.kept).toBe(1);
  });

  test('what only adds to them takes their place', async () => {
    await using pairing = await pair();
    const { from, to, seed, root, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const tag = `${root.digest.replace(':', '-')}.sig`;
    const before = JSON.parse(from.manifest('a/b', tag)?.bytes.toString() ?? '');
    const added = await seed.blob('a second signature', 'application/vnd.dev.cosign.simplesigning.v1+json');
    const both = await seed.manifest(
      { ...before, layers: [...before.layers, added] },
      MEDIA_TYPE.ociManifest,
      [tag],
    );
    await copy(client, seed.name('v1'), [name]);
    expect(to.manifest('c/d', tag)?.digest).toBe(both.digest);
  });
});

describe('proof before the tag moves', () => {
  test('a manifest that the registry only says it took', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    const lost = platforms[1]?.digest ?? '';
    to.fail({ method: 'PUT', path: new RegExp(lost), action: { status: 201 } });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(IncompleteCopyError);
    expect(error).toMatchObject({ place: `${to.host}/c/d`, missing: [{ digest: lost }] });
    expect(String(error)).toContain(lost);
    expect(rootTags(to)).toEqual([]);
  });

  test('a registry that names no digests is asked for each manifest', async () => {
    await using pairing = await pair({ profile: 'legacy-no-digest-header' });
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name], { referrers: 'none', cosignTags: 'none' });
    expect(countRequests(to, 'GET', /manifests\/sha256:/)).toBeGreaterThanOrEqual(3);
  });

  test('and knows by HEAD alone that one is there, when asked by digest', async () => {
    await using pairing = await pair({ profile: 'legacy-no-digest-header' });
    const { to, root, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    expect(await client.repository(to.host, 'c/d').headManifest(root.digest)).toMatchObject({
      digest: root.digest,
    });
    to.clearRequests();
    await copy(client, seed.name('v1'), [name]);
    expect(to.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
  });

  test('a hole that a cleanup has torn is found and filled', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const repository = client.repository(to.host, 'c/d');
    await repository.deleteManifest(platforms[0]?.digest ?? 'sha256:');
    const { results } = await copy(client, seed.name('v1'), [name]);
    expect(results[0]?.manifests.written).toBe(1);
    await expectAll(seed, to, 'c/d');
  });

  test('one that is torn between plan and execution is named', async () => {
    await using pairing = await pair();
    const { to, seed, platforms, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const plan = await plans(client, seed.name('v1'), [name, `${to.host}/c/d:v2`]);
    const lost = platforms[0]?.digest as Digest;
    await client.repository(to.host, 'c/d').deleteManifest(lost);
    const error = await failure(executeCopy(plan, { client }));
    expect(error).toMatchObject({ name: 'IncompleteCopyError', missing: [{ digest: lost }] });
    expect(rootTags(to)).toEqual(['v1']);
  });

  test('after a mount each manifest is read again and hashed', async () => {
    await using registry = await startRegistry();
    const { seed, platforms } = await seedGraph(registry, 'a/b');
    using connection = connect();
    registry.fail({
      method: 'GET',
      path: new RegExp(`c/d/manifests/${platforms[0]?.digest}`),
      times: always,
      action: { corrupt: true },
    });
    const error = await failure(copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:v1`]));
    expect(error).toBeInstanceOf(DigestMismatchError);
    expect(rootTags(registry)).toEqual([]);
  });

  test('a referrer that the API of the destination does not list', async () => {
    await using pairing = await pair();
    const { to, seed, root, client, name } = pairing;
    to.fail({
      path: new RegExp(`referrers/${root.digest}`),
      times: always,
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      },
    });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(IncompleteCopyError);
    expect(error).toMatchObject({ missing: [{ unlistedOf: root.digest }, { unlistedOf: root.digest }] });
    expect(rootTags(to)).toEqual([]);
  });

  test('a referrer that the registry has forgotten is pushed once more (olareg)', async () => {
    await using pairing = await pair();
    const { to, seed, root, client, name } = pairing;
    to.fail({
      path: new RegExp(`referrers/${root.digest}`),
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      },
    });
    await copy(client, seed.name('v1'), [name]);
    const writes = seed.manifests.length + 1;
    expect(countRequests(to, 'PUT', /manifests/)).toBe(writes + 2);
  });

  test('referrers of one subject are not pushed at the same time', async () => {
    const writing = new Map<string, number>();
    let most = 0;
    await using from = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b', { referrers: 4 });
    await using to = await startRegistry({
      onRequest: async ({ method, path }) => {
        const subject = from.manifest('a/b', path.slice(path.lastIndexOf('/') + 1))?.subject;
        if (method === 'PUT' && subject !== undefined) {
          writing.set(subject, (writing.get(subject) ?? 0) + 1);
          most = Math.max(most, writing.get(subject) ?? 0);
          await setImmediate();
          writing.set(subject, (writing.get(subject) ?? 0) - 1);
        }
      },
    });
    using connection = connect();
    await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
    expect(most).toBe(1);
  });

  test('one of several destinations fails: no tag moves anywhere, no upload stays open', async () => {
    await using pairing = await pair();
    const { to, seed, client, name } = pairing;
    await using other = await startRegistry();
    other.fail({ method: 'PUT', path: /blobs/, times: always, action: { status: 507 } });
    const error = await failure(copy(client, seed.name('v1'), [name, `${other.host}/c/d:v1`]));
    expect(error).toBeInstanceOf(RegistryError);
    expect([...rootTags(to), ...rootTags(other)]).toEqual([]);
    expect([to.openUploads, other.openUploads], trace(to).join('\n')).toEqual([0, 0]);
  });

  test('subjects come before their referrers, children before their index', async () => {
    await using pairing = await pair({ capabilities: { missingReferences: 'refused' } });
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const order = to.requests
      .filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/sha256:'))
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    for (const digest of order) {
      const subject = to.manifest('c/d', digest)?.subject;
      if (subject !== undefined) {
        expect(order.indexOf(subject)).toBeLessThan(order.indexOf(digest));
      }
    }
    const last = to.requests.filter(({ method }) => method === 'PUT').at(-1);
    expect(last?.path).toBe('/v2/c/d/manifests/v1');
  });
});
