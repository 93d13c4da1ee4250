import { describe, expect, test } from 'vitest';
import {
  type Digest,
  DigestMismatchError,
  MEDIA_TYPE,
  MissingManifestError,
  RegistryError,
  walkGraph,
} from '../../src/index.ts';
import { digests, start } from '../support/graph.ts';
import { seedGraph } from '../support/seed.ts';

const always = Number.POSITIVE_INFINITY;

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
