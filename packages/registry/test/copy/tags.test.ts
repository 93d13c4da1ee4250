import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  executeCopy,
  InvalidReferenceError,
  PartialPushError,
  parseReference,
  planCopy,
  TagMovedError,
} from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { copy, plans } from '../support/copy.ts';
import { seedGraph } from '../support/seed.ts';

const other = { schemaVersion: 2, other: true };

async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const registry = await startRegistry(options);
  const seeded = await seedGraph(registry, 'a/b');
  let now = 0;
  const connection = connect({ retry: { attempts: 3 }, now: () => now });
  return {
    /** So long that the plan's look at the tags counts no more. */
    waitForGates: () => {
      now += 1_000;
    },
    registry,
    ...seeded,
    client: connection.client,
    prod: `${registry.host}/c/d:prod`,
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await registry.close();
    },
  };
}

/** Where only looking helps: writes cannot be made conditional. */
const noConditions = { profile: 'harbor' } as const;

describe('fault 31: tags that move meanwhile', () => {
  test("the source's, between plan and execution: the digest of the plan is copied", async () => {
    await using started = await start();
    const { registry, seed, root, client, prod } = started;
    const plan = await plans(client, seed.name('v1'), [prod]);
    await registry.putManifest('a/b', other, { tags: ['v1'] });
    await executeCopy(plan, { client });
    expect(registry.manifest('c/d', 'prod')?.digest).toBe(root.digest);
  });

  describe.each([
    ['no conditional writes', noConditions],
    ['ETags', {}],
  ] as const)('and a registry with %s', (_, options) => {
    test("the destination's: nothing is overwritten, and the error says what was and what is", async () => {
      await using started = await start(options);
      const { registry, seed, client, prod } = started;
      const old = await registry.putManifest('c/d', { ...other, old: 1 }, { tags: ['prod'] });
      const plan = await plans(client, seed.name('v1'), [prod]);
      started.waitForGates();
      const hotfix = await registry.putManifest('c/d', other, { tags: ['prod'] });
      const error = await executeCopy(plan, { client }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(TagMovedError);
      expect(error).toMatchObject({ reference: prod, planned: old, actual: hotfix });
      expect(registry.manifest('c/d', 'prod')?.digest).toBe(hotfix);
    });

    test('one that was absent and is there now', async () => {
      await using started = await start(options);
      const { registry, seed, client, prod } = started;
      const plan = await plans(client, seed.name('v1'), [prod]);
      started.waitForGates();
      const hotfix = await registry.putManifest('c/d', other, { tags: ['prod'] });
      await expect(executeCopy(plan, { client })).rejects.toMatchObject({ planned: null, actual: hotfix });
    });

    test('one that was there and is gone now', async () => {
      await using started = await start({ ...options, capabilities: { deleteTag: 'allowed' } });
      const { registry, seed, client, prod } = started;
      const old = await registry.putManifest('c/d', other, { tags: ['prod', 'keep'] });
      const plan = await plans(client, seed.name('v1'), [prod]);
      started.waitForGates();
      await client.repository(registry.host, 'c/d').deleteTag('prod');
      await expect(executeCopy(plan, { client })).rejects.toMatchObject({ planned: old, actual: null });
    });

    test('another machine executes the plan, however soon', async () => {
      await using started = await start(options);
      const { registry, seed, client, prod } = started;
      const plan = await plans(client, seed.name('v1'), [prod]);
      const hotfix = await registry.putManifest('c/d', other, { tags: ['prod'] });
      using elsewhere = connect();
      await expect(executeCopy(plan, { client: elsewhere.client })).rejects.toMatchObject({ actual: hotfix });
    });
  });

  test('right after the plan: a registry with ETag refuses the write that is based on it', async () => {
    await using started = await start();
    const { registry, seed, client, prod } = started;
    await registry.putManifest('c/d', { ...other, old: 1 }, { tags: ['prod'] });
    const plan = await plans(client, seed.name('v1'), [prod, `${registry.host}/c/d:next`]);
    const hotfix = await registry.putManifest('c/d', other, { tags: ['prod'] });
    await expect(executeCopy(plan, { client })).rejects.toMatchObject({
      name: 'TagMovedError',
      actual: hotfix,
    });
    expect(countRequests(registry, 'PUT', /manifests\/prod/)).toBe(1);
    expect(registry.manifest('c/d', 'prod')?.digest).toBe(hotfix);
  });

  test('in the last moment: a registry with ETag refuses the write', async () => {
    let hotfix = '';
    const registry = await startRegistry({
      onRequest: async ({ method, path }) => {
        if (method === 'PUT' && path.endsWith('/prod') && hotfix === '') {
          hotfix = await registry.putManifest('c/d', other, { tags: ['prod'] });
        }
      },
    });
    await using _ = registry;
    const { seed } = await seedGraph(registry, 'a/b');
    await registry.putManifest('c/d', { ...other, old: 1 }, { tags: ['prod'] });
    using connection = connect();
    await expect(
      copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:prod`]),
    ).rejects.toMatchObject({
      name: 'TagMovedError',
    });
    expect(registry.manifest('c/d', 'prod')?.digest).toBe(hotfix);
  });

  test('right after: a registry that names no digests is asked again', async () => {
    const registry = await startRegistry({
      profile: 'legacy-no-digest-header',
      onRequest: async ({ method, path }) => {
        const isSet = registry.manifest('c/d', 'prod')?.digest === registry.manifest('a/b', 'v1')?.digest;
        if (method === 'HEAD' && path.endsWith('/prod') && isSet) {
          await registry.putManifest('c/d', other, { tags: ['prod'] });
        }
      },
    });
    await using _ = registry;
    const { seed } = await seedGraph(registry, 'a/b');
    using connection = connect();
    await expect(copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:prod`])).rejects.toThrow(
      'c/d:prod points elsewhere right after it was set',
    );
  });

  test('one that somebody else moved to the very goal is fine', async () => {
    await using started = await start();
    const { registry, seed, client, prod } = started;
    const plan = await plans(client, seed.name('v1'), [prod]);
    await executeCopy(plan, { client });
    registry.clearRequests();
    await executeCopy(plan, { client });
    expect(countRequests(registry, 'PUT', /manifests\/prod/)).toBe(0);
  });
});

describe('tags', () => {
  test('fault 39: an immutable tag is refused by the registry, and nothing else has moved', async () => {
    await using started = await start({ capabilities: { immutableTags: 412 } });
    const { registry, seed, client, prod } = started;
    const old = await registry.putManifest('c/d', other, { tags: ['prod'] });
    await expect(copy(client, seed.name('v1'), [prod, `${registry.host}/c/d:next`])).rejects.toMatchObject({
      status: 412,
    });
    expect(registry.manifest('c/d', 'prod')?.digest).toBe(old);
    expect(registry.tags('c/d')).toEqual(['prod']);
  });

  test('an immutable tag that is right already is left alone', async () => {
    await using started = await start({ capabilities: { immutableTags: 409 } });
    const { registry, seed, client, prod } = started;
    await copy(client, seed.name('v1'), [prod]);
    registry.clearRequests();
    const { results } = await copy(client, seed.name('v1'), [prod]);
    expect(results[0]?.tags[0]).toMatchObject({ tag: 'prod' });
    expect(countRequests(registry, 'PUT', /./)).toBe(0);
  });

  test('when the second of three fails, the error says which moved', async () => {
    await using started = await start();
    const { registry, seed, client } = started;
    registry.fail({ method: 'PUT', path: /manifests\/two$/, action: { status: 400 } });
    const names = ['one', 'two', 'three'].map((tag) => `${registry.host}/c/d:${tag}`);
    const error = await copy(client, seed.name('v1'), names).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PartialPushError);
    expect(error).toMatchObject({ moved: names.slice(0, 1), pending: names.slice(1) });
  });

  test('a copy by digest sets no tag', async () => {
    await using started = await start();
    const { registry, seed, root, client } = started;
    await copy(client, `${registry.host}/a/b@${root.digest}`, [`${registry.host}/c/d`]);
    expect(registry.tags('c/d')).toEqual([]);
    expect(registry.manifests('c/d')).toHaveLength(seed.manifests.length);
  });

  test('a destination pinned to another digest is refused before anything is written', async () => {
    await using started = await start();
    const { registry, seed, client } = started;
    const pinned = `${registry.host}/c/d@sha256:${'0'.repeat(64)}`;
    await expect(plans(client, seed.name('v1'), [pinned])).rejects.toBeInstanceOf(InvalidReferenceError);
  });

  test('what is absent only for a proxy is not absent', async () => {
    await using started = await start();
    const { registry, seed, client, prod } = started;
    registry.fail({
      path: /c\/d\/manifests\/prod/,
      times: 2,
      action: { status: 404, body: '<html>not found</html>' },
    });
    await expect(plans(client, seed.name('v1'), [prod])).rejects.toMatchObject({ status: 404 });
  });

  test('a plan of another version is refused', async () => {
    await using started = await start();
    const { seed, client } = started;
    const plan = await planCopy({ client, source: parseReference(seed.name('v1')), destinations: [] });
    await expect(executeCopy({ ...plan, manifests: [] }, { client })).rejects.toThrow('plan again');
    expect(await executeCopy(plan, { client })).toEqual([]);
  });
});
