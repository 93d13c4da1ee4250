import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  type Descriptor,
  type Digest,
  DigestMismatchError,
  InvalidManifestError,
  MEDIA_TYPE,
  MissingManifestError,
  RegistryError,
  walkGraph,
} from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { bytesOf } from '../support/content.ts';
import { Seed, seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;

async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const registry = await startRegistry(options);
  const connection = connect({ retry: { attempts: 2, rateLimitAttempts: 2 } });
  return {
    registry,
    seed: new Seed(registry, 'a/b'),
    source: connection.client.repository(registry.host, 'a/b'),
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await registry.close();
    },
  };
}

function digests(nodes: readonly { readonly descriptor: Descriptor }[]): readonly Digest[] {
  return nodes.map(({ descriptor }) => descriptor.digest).sort();
}

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

describe('fault 27: shapes of graphs', () => {
  test('a diamond: what two indexes share is read once', async () => {
    await using started = await start();
    const { registry, seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }]);
    const left = await seed.index([image]);
    const right = await seed.index([image, { ...image, platform: { os: 'linux', architecture: 'amd64' } }]);
    await seed.index([left, right], ['v1']);
    const graph = await walkGraph(source, 'v1', { referrers: 'none', cosignTags: 'none' });
    expect(graph.nodes).toHaveLength(4);
    expect(registry.requests).toHaveLength(4);
  });

  test('indexes nested 60 deep', async () => {
    await using started = await start();
    const { seed, source } = started;
    let node = await seed.image([{ seed: 'x', size: 5 }]);
    for (let depth = 0; depth < 60; depth += 1) {
      node = await seed.index([node], depth === 59 ? ['v1'] : []);
    }
    await expect(walkGraph(source, 'v1')).rejects.toThrow('nested deeper than 16');
  });

  test('signatures of signatures of signatures', async () => {
    await using started = await start();
    const { seed, source } = started;
    let node = await seed.image([{ seed: 'x', size: 5 }], { tags: ['v1'] });
    for (let depth = 0; depth < 20; depth += 1) {
      node = await seed.referrer(node, 'application/vnd.sig', { depth: String(depth) });
    }
    await expect(walkGraph(source, 'v1')).rejects.toThrow('nested deeper than 16');
  });

  test('10,000 children', async () => {
    await using started = await start();
    const { registry, seed, source } = started;
    const one = await seed.image([{ seed: 'x', size: 5 }]);
    const children = Array.from({ length: 10_000 }, () => one);
    await seed.index(children, ['v1']);
    const graph = await walkGraph(source, 'v1');
    expect(graph.nodes).toHaveLength(2);
    expect(countRequests(registry, 'GET', /manifests/)).toBe(2);
    await seed.index([...children, one], ['more']);
    await expect(walkGraph(source, 'more')).rejects.toThrow('at most 10000 entries');
  });

  test('a referrers list that names the subject itself, and a fallback tag that names itself', async () => {
    await using started = await start({ profile: 'ghcr' });
    const { registry, seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }], { tags: ['v1'] });
    const tag = image.digest.replace(':', '-');
    const index = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [image] };
    const digest = await registry.putManifest('a/b', index, { tags: [tag] });
    const itself = { mediaType: MEDIA_TYPE.ociIndex, digest, size: 1 };
    await registry.putManifest('a/b', { ...index, manifests: [image, itself] }, { tags: [tag] });
    const graph = await walkGraph(source, 'v1');
    expect(graph.nodes).toHaveLength(1);
    expect(graph.ignored.map(({ reason }) => reason)).toEqual(['foreign', 'foreign']);
  });

  test.each([
    ['size', { size: 7 }, 'the index says 7 bytes'],
    ['media type', { mediaType: MEDIA_TYPE.dockerManifest }, 'contradicts'],
  ])('a descriptor that lies about the %s of its child', async (_, lie, problem) => {
    await using started = await start();
    const { seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }]);
    await seed.index([{ ...image, ...lie }], ['v1']);
    const walking = walkGraph(source, 'v1');
    await expect(walking).rejects.toBeInstanceOf(InvalidManifestError);
    await expect(walking).rejects.toThrow(/different sizes|the index says|application\/vnd.docker/);
    expect(problem).not.toBe('');
  });

  test('two descriptors that disagree about a blob', async () => {
    await using started = await start();
    const { seed, source } = started;
    const layer = await seed.blob('x', MEDIA_TYPE.ociLayer);
    const config = await seed.blob('{}', MEDIA_TYPE.ociConfig);
    await seed.manifest({ config, layers: [layer, { ...layer, size: 2 }] }, MEDIA_TYPE.ociManifest, ['v1']);
    await expect(walkGraph(source, 'v1')).rejects.toThrow('different sizes, 1 and 2');
  });

  test('inline data that is something else', async () => {
    await using started = await start();
    const { seed, source } = started;
    const config = await seed.blob('{}', MEDIA_TYPE.ociConfig);
    const lying = { ...config, data: Buffer.from('[]').toString('base64') };
    await seed.manifest({ config: lying, layers: [] }, MEDIA_TYPE.ociManifest, ['v1']);
    await expect(walkGraph(source, 'v1')).rejects.toBeInstanceOf(DigestMismatchError);
  });
});

describe('fault 29: what is missing', () => {
  test('the root', async () => {
    await using started = await start();
    await started.seed.image([{ seed: 'x', size: 5 }]);
    const error = await walkGraph(started.source, 'v1').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(MissingManifestError);
    expect(error).toMatchObject({ missing: 'v1', parent: undefined });
  });

  test('a child of a sparse index: an error that names both', async () => {
    await using started = await start();
    const { seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }]);
    const absent = { ...image, digest: `sha256:${'0'.repeat(64)}` as const };
    const index = await seed.index([image, absent], ['v1']);
    const error = await walkGraph(source, 'v1').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(MissingManifestError);
    expect(error).toMatchObject({ missing: absent.digest, parent: index.digest });
    expect(String(error)).toContain(`${source.name} does not have the manifest ${absent.digest}`);
  });

  test('a 404 that is no word of the registry proves nothing', async () => {
    await using started = await start();
    const { registry, source } = started;
    await seedGraph(registry, 'a/b');
    registry.fail({ path: /manifests\/sha256/, times: always, action: { status: 404, body: 'not found' } });
    const error = await walkGraph(source, 'v1').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RegistryError);
  });

  test("a dangling referrer is left out and told; a missing subject is nobody's business", async () => {
    await using started = await start();
    const { registry, seed, source } = started;
    const absent = {
      mediaType: MEDIA_TYPE.ociManifest,
      digest: `sha256:${'1'.repeat(64)}` as Digest,
      size: 3,
    };
    const signature = await seed.referrer(absent, 'application/vnd.sig');
    expect((await walkGraph(source, signature.digest)).nodes).toHaveLength(1);
    const image = await seed.image([{ seed: 'x', size: 5 }], { tags: ['v1'] });
    registry.fail({
      path: new RegExp(`referrers/${image.digest}`),
      times: always,
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [absent, signature] }),
      },
    });
    const graph = await walkGraph(source, 'v1');
    expect(graph.nodes).toHaveLength(1);
    expect(graph.ignored).toEqual(
      expect.arrayContaining([
        { subject: image.digest, digest: absent.digest, reason: 'absent' },
        { subject: image.digest, digest: signature.digest, reason: 'foreign' },
      ]),
    );
  });
});

test('fault 13: a list that names a wrong digest, once, loses no referrer', async () => {
  await using started = await start();
  const { registry, seed, source } = started;
  const image = await seed.image([{ seed: 'x', size: 5 }], { tags: ['v1'] });
  const signature = await seed.referrer(image, 'application/vnd.sig');
  const damaged = { ...signature, digest: `sha256:${'3'.repeat(64)}` };
  registry.fail({
    path: new RegExp(`referrers/${image.digest}`),
    action: {
      status: 200,
      headers: { 'content-type': MEDIA_TYPE.ociIndex },
      body: JSON.stringify({ schemaVersion: 2, manifests: [damaged] }),
    },
  });
  const graph = await walkGraph(source, 'v1');
  expect(digests(graph.nodes)).toEqual(digests([{ descriptor: image }, { descriptor: signature }]));
  expect(graph.ignored).toEqual([]);
});

describe('fault 28: media types', () => {
  test.each([
    ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'Docker schema 1'],
    ['application/vnd.docker.distribution.manifest.v1+json', 'Docker schema 1'],
  ])('schema 1 is refused with a clear word: %s', async (mediaType, problem) => {
    await using started = await start({ capabilities: { accept: 'ignored' } });
    const { registry, seed, source } = started;
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 1, name: 'a/b', fsLayers: [] }));
    const digest = await registry.putManifest('a/b', bytes, { tags: ['old'], mediaType });
    await expect(walkGraph(source, 'old')).rejects.toThrow(problem);
    await seed.index([{ mediaType, digest, size: bytes.byteLength }], ['v1']);
    await expect(walkGraph(source, 'v1')).rejects.toThrow(problem);
  });

  test('unknown entries of an index are opaque blobs; foreign layers stay where they are', async () => {
    await using started = await start();
    const { seed, source } = started;
    const cache = await seed.blob(bytesOf('cache', 40), 'application/vnd.buildkit.cacheconfig.v0');
    const foreign = {
      seed: 'windows',
      size: 50,
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      urls: ['https://example.invalid/layer'],
    };
    const image = await seed.image([{ seed: 'x', size: 5, mediaType: MEDIA_TYPE.ociLayerZstd }, foreign], {
      docker: true,
    });
    await seed.index([image, cache], ['v1'], MEDIA_TYPE.dockerList);
    const graph = await walkGraph(source, 'v1');
    expect(graph.nodes).toHaveLength(2);
    expect(graph.blobs.map(({ digest }) => digest)).toContain(cache.digest);
    expect(graph.foreign).toMatchObject([{ size: 50, urls: foreign.urls }]);
  });

  test('a referrer of a kind that cannot be copied is an error, not a silent loss', async () => {
    await using started = await start();
    const { registry, seed, source } = started;
    const image = await seed.image([{ seed: 'x', size: 5 }], { tags: ['v1'] });
    const entry = {
      mediaType: 'application/vnd.oci.artifact.manifest.v1+json',
      digest: `sha256:${'2'.repeat(64)}`,
      size: 3,
    };
    registry.fail({
      path: /referrers/,
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [entry] }),
      },
    });
    await expect(walkGraph(source, 'v1')).rejects.toThrow(`it refers to ${image.digest}, and its media type`);
  });

  test('a registry that calls every manifest "application/json"', async () => {
    await using started = await start();
    const { registry, source } = started;
    const { seed } = await seedGraph(registry, 'a/b');
    registry.fail({
      path: /manifests/,
      times: always,
      action: { setHeaders: { 'Content-Type': 'application/json' } },
    });
    expect(digests((await walkGraph(source, 'v1')).nodes)).toEqual([...seed.manifests].sort());
  });
});

describe('fault 14: a manifest that is something else', () => {
  test('for ever: an error that names both digests', async () => {
    await using started = await start();
    const { registry, source } = started;
    const { platforms } = await seedGraph(registry, 'a/b');
    registry.fail({
      path: new RegExp(`manifests/${platforms[0]?.digest}`),
      times: always,
      action: { corrupt: true },
    });
    const error = await walkGraph(source, 'v1').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DigestMismatchError);
    expect(error).toMatchObject({ expected: platforms[0]?.digest });
  });

  test('fault 13: once: it is read again', async () => {
    await using started = await start();
    const { registry, source } = started;
    const { seed } = await seedGraph(registry, 'a/b', { referrers: 1, cosign: true });
    for (const digest of seed.manifests) {
      registry.fail({ path: new RegExp(digest), action: { corrupt: true } });
    }
    expect(digests((await walkGraph(source, 'v1')).nodes)).toEqual([...seed.manifests].sort());
  });

  test('a signal ends the walk', async () => {
    await using started = await start();
    await seedGraph(started.registry, 'a/b');
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(walkGraph(started.source, 'v1', { signal })).rejects.toThrow('cancelled');
  });
});
