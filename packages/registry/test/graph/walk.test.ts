import { describe, expect, test } from 'vitest';
import { RegistryError, walkGraph } from '../../src/index.ts';
import { countRequests } from '../support/client.ts';
import { digests, start } from '../support/graph.ts';
import { seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;

describe('everything that hangs on a root', () => {
  test.each([
    ['strict', false],
    ['harbor', false],
    ['ghcr', true],
    ['distribution2', true],
    ['hub', true],
  ] as const)(
    'on %s: entries, referrers of every node, nested ones, cosign tags',
    async (profile, fallback) => {
      await using started = await start({ profile });
      const { registry, source } = started;
      const { seed, root } = await seedGraph(registry, 'a/b', {
        platforms: 4,
        referrers: 3,
        cosign: true,
        fallback,
      });
      const graph = await walkGraph(source, 'v1');
      expect(graph.nodes).toHaveLength(5 + 15 + 1 + 5);
      expect(digests(graph.nodes)).toEqual([...seed.manifests].sort());
      expect(graph.blobs.map(({ digest }) => digest).sort()).toEqual([...seed.blobs].sort());
      expect(graph.root.descriptor.digest).toBe(root.digest);
      expect(graph.ignored).toEqual([]);
      const roles = Object.groupBy(graph.nodes, ({ role }) => role);
      expect([roles.root?.length, roles.child?.length, roles.referrer?.length, roles.cosign?.length]).toEqual(
        [1, 4, 16, 5],
      );
    },
  );

  test('children come before their index, and subjects before what refers to them', async () => {
    await using started = await start();
    await seedGraph(started.registry, 'a/b', { referrers: 2, cosign: true });
    const graph = await walkGraph(started.source, 'v1');
    const stages = new Map(graph.nodes.map(({ descriptor, stage }) => [descriptor.digest, stage]));
    for (const { descriptor, manifest } of graph.nodes) {
      const before = [
        ...(manifest.kind === 'index' ? manifest.manifests : []),
        ...(manifest.subject === undefined ? [] : [manifest.subject]),
      ];
      for (const { digest } of before) {
        expect(stages.get(digest)).toBeLessThan(stages.get(descriptor.digest) ?? -1);
      }
    }
    expect(graph.nodes.map(({ stage }) => stage)).toEqual(
      graph.nodes.map(({ stage }) => stage).toSorted((a, b) => a - b),
    );
  });

  test('each manifest is read once; the tags and the API are asked once', async () => {
    await using started = await start({ profile: 'ghcr' });
    const { registry, source } = started;
    const { seed } = await seedGraph(registry, 'a/b', {
      platforms: 4,
      referrers: 3,
      cosign: true,
      fallback: true,
    });
    await walkGraph(source, 'v1');
    const fallbackTags = 5 + 1;
    expect(countRequests(registry, 'GET', /manifests/)).toBe(seed.manifests.length + fallbackTags);
    expect(registry.requests).toHaveLength(seed.manifests.length + fallbackTags + 2);
  });

  test('nothing more than the image when nothing more is wanted', async () => {
    await using started = await start();
    const { registry, source } = started;
    await seedGraph(registry, 'a/b', { referrers: 3, cosign: true });
    const graph = await walkGraph(source, 'v1', { referrers: 'none', cosignTags: 'none' });
    expect(graph.nodes).toHaveLength(3);
    expect(registry.requests).toHaveLength(3);
  });

  test('too many tags to list: three HEADs for each image, none for artifacts', async () => {
    await using started = await start({ capabilities: { tagPage: 5, tagPageLimit: 1000, tagPaging: true } });
    const { registry, source } = started;
    const { seed } = await seedGraph(registry, 'a/b', { referrers: 1, cosign: true });
    const tags = Array.from({ length: 3500 }, (_, index) => `t${index}`);
    await registry.putManifest('a/b', { schemaVersion: 2 }, { tags });
    const graph = await walkGraph(source, 'v1');
    expect(digests(graph.nodes)).toEqual([...seed.manifests].sort());
    expect(countRequests(registry, 'GET', /tags\/list/)).toBe(3);
    expect(countRequests(registry, 'HEAD', /manifests/)).toBe(3 * 3);
  });

  test.each([401, 403, 404, 405])(
    'a registry that answers %i to a listing of tags: they are asked for',
    async (status) => {
      await using started = await start();
      const { registry, source } = started;
      const { seed } = await seedGraph(registry, 'a/b', { cosign: true });
      registry.fail({ path: /tags\/list/, times: always, action: { status } });
      expect(digests((await walkGraph(source, 'v1')).nodes)).toEqual([...seed.manifests].sort());
    },
  );

  test('a registry that is overloaded: an error, not fewer signatures', async () => {
    await using started = await start();
    const { registry, source } = started;
    await seedGraph(registry, 'a/b', { cosign: true });
    registry.fail({ path: /tags\/list/, times: always, action: { status: 429 } });
    await expect(walkGraph(source, 'v1')).rejects.toBeInstanceOf(RegistryError);
  });

  test('an image without index, by digest', async () => {
    await using started = await start();
    const { seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }]);
    const signature = await seed.cosign(image, 'sig');
    const graph = await walkGraph(source, image.digest);
    expect(graph.nodes).toMatchObject([
      { role: 'root', tags: [], descriptor: image },
      {
        role: 'cosign',
        tags: [`${image.digest.replace(':', '-')}.sig`],
        descriptor: signature,
        subject: image.digest,
      },
    ]);
  });
});
