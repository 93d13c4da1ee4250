import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { pushGraph } from '../../src/index.ts';
import { connect, countRequests, login } from '../support/client.ts';
import { twoPlatforms } from '../support/layout.ts';
import { expectComplete, prepare, to } from '../support/push.ts';

const MiB = 1024 * 1024;
const users = { bot: 'x' };

describe('requests are the physical minimum', () => {
  test.each([
    ['without authentication', undefined, 0],
    ['with Basic', { kind: 'basic', users } as const, 1],
    ['with tokens', { kind: 'bearer', users } as const, 2],
  ])('a fresh destination %s: 2B + M + tags + read-back + %i', async (_, auth, authRequests) => {
    const { layout: builder } = await twoPlatforms();
    await using _builder = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry(auth === undefined ? {} : { auth });
    using connection = connect({ credentials: login('bot', 'x') });
    const destinations = to(registry, 'org/app:1', 'org/app:1.2', 'org/app:latest');
    await pushGraph({ ...prepared, destinations, client: connection.client });
    const blobs = prepared.graph.blobs.length;
    const manifests = prepared.graph.manifests.length;
    expect([blobs, manifests]).toEqual([5, 3]);
    expect(registry.requests).toHaveLength(2 * blobs + manifests + 3 + 3 + authRequests);
    expect(connection.client.stats.requests()).toBe(registry.requests.length);
  });

  test('the same again: one request per blob, none of them with content', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry();
    using connection = connect();
    const push = () =>
      pushGraph({ ...prepared, destinations: to(registry, 'org/app:1'), client: connection.client });
    await push();
    const before = registry.requests.length;
    const [result] = await push();
    expect(result?.blobs).toEqual({ uploaded: 0, mounted: 0, existing: 5, bytes: 0 });
    expect(registry.requests.length - before).toBe(5 + 3 + 1 + 1);
  });

  test('several names on one registry: blobs are sent once and mounted into the others', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry({ auth: { kind: 'bearer', users } });
    using connection = connect({ credentials: login('bot', 'x') });
    const destinations = to(registry, 'org/app:1', 'org/mirror:1', 'other/app:2');
    const results = await pushGraph({ ...prepared, destinations, client: connection.client });
    expect(results.map(({ blobs }) => blobs)).toEqual([
      { uploaded: 5, mounted: 0, existing: 0, bytes: prepared.graph.blobBytes },
      { uploaded: 0, mounted: 5, existing: 0, bytes: 0 },
      { uploaded: 0, mounted: 5, existing: 0, bytes: 0 },
    ]);
    expect(registry.requests).toHaveLength(2 + 5 * (2 + 1 + 1) + 3 * 3 + 3 + 3);
    for (const name of ['org/app', 'org/mirror', 'other/app']) {
      await expectComplete(registry, name, root, builder);
    }
  });

  test('several registries, each gets every blob once', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    const prepared = await prepare(builder);
    await using one = await startRegistry();
    await using two = await startRegistry({ profile: 'ghcr' });
    using connection = connect();
    const destinations = [...to(one, 'a/b:1'), ...to(two, 'c/d:2', 'c/e')];
    const results = await pushGraph({ ...prepared, destinations, client: connection.client });
    expect(results.map(({ reference, digest }) => [reference, digest])).toEqual([
      [`${one.host}/a/b:1`, root.digest],
      [`${two.host}/c/d:2`, root.digest],
      [`${two.host}/c/e`, root.digest],
    ]);
    await expectComplete(one, 'a/b', root, builder);
    await expectComplete(two, 'c/d', root, builder);
    await expectComplete(two, 'c/e', root, builder);
    expect(one.manifest('a/b', '1')?.digest).toBe(root.digest);
    expect(two.tags('c/e')).toEqual([]);
    const sent =
      prepared.graph.blobBytes +
      prepared.graph.manifests.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    expect(connection.client.stats.bytesUp).toBeGreaterThan(2 * sent);
    expect(connection.client.stats.bytesUp).toBeLessThan(2 * sent + 20_000);
  });

  test('no more than one extra HEAD per registry when there are big blobs', async () => {
    const { layout: builder } = await twoPlatforms(2 * MiB);
    await using _ = builder;
    await using registry = await startRegistry();
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
    });
    expect(countRequests(registry, 'HEAD', /blobs/)).toBe(1);
  });
});
