import { describe, expect, test } from 'vitest';
import { DigestMismatchError, InvalidManifestError, MEDIA_TYPE, walkGraph } from '../../src/index.ts';
import { countRequests } from '../support/client.ts';
import { bytesOf } from '../support/content.ts';
import { digests, start } from '../support/graph.ts';
import { seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;

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
      mediaType: 'application/vnd.example.manifest.v9+json',
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
