import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { PartialPushError, pushGraph } from '../../src/index.ts';
import { connect, trace } from '../support/client.ts';
import { twoPlatforms } from '../support/layout.ts';
import { prepare, to } from '../support/push.ts';

describe('tags', () => {
  test('a failure after the first tag says which ones moved', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', path: /manifests\/2$/, action: { status: 400 } });
    using connection = connect();
    const error = await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1', 'a/b:2', 'a/b:3'),
      client: connection.client,
    }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PartialPushError);
    expect(error).toMatchObject({
      moved: [`${registry.host}/a/b:1`],
      pending: [`${registry.host}/a/b:2`, `${registry.host}/a/b:3`],
    });
    expect(registry.tags('a/b')).toEqual(['1']);
  });

  test('an immutable tag is refused by the registry, and no other tag has moved', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry({ capabilities: { immutableTags: 409 } });
    await registry.putManifest('a/b', { schemaVersion: 2, old: true }, { tags: ['1'] });
    using connection = connect();
    await expect(
      pushGraph({
        ...(await prepare(builder)),
        destinations: to(registry, 'a/b:1', 'a/b:2'),
        client: connection.client,
      }),
    ).rejects.toMatchObject({ status: 409 });
    expect(registry.tags('a/b')).toEqual(['1']);
  });

  test('a tag that somebody else moves at the same time is noticed', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry({
      onRequest: async (request) => {
        if (request.method === 'HEAD') {
          await registry.putManifest('a/b', { schemaVersion: 2, other: true }, { tags: ['1'] });
        }
      },
    });
    using connection = connect();
    await expect(
      pushGraph({
        ...(await prepare(builder)),
        destinations: to(registry, 'a/b:1'),
        client: connection.client,
      }),
    ).rejects.toThrow(`${registry.host}/a/b:1 points elsewhere right after it was set`);
  });

  test('the same destination twice is one destination', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry();
    using connection = connect();
    const destinations = to(registry, 'a/b:1', 'a/b:1');
    const results = await pushGraph({ ...(await prepare(builder)), destinations, client: connection.client });
    expect(results).toHaveLength(2);
    expect(trace(registry).filter((line) => line.startsWith('PUT /v2/a/b/manifests/1 '))).toHaveLength(1);
  });

  test('a destination may be pinned to the digest that is pushed, and to no other', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry();
    using connection = connect();
    await pushGraph({
      ...prepared,
      destinations: to(registry, `a/b@${root.digest}`),
      client: connection.client,
    });
    const other = `a/b@sha256:${'0'.repeat(64)}`;
    await expect(
      pushGraph({ ...prepared, destinations: to(registry, other), client: connection.client }),
    ).rejects.toThrow('the image that is pushed has the digest');
  });

  test('no destination, no request', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    using connection = connect();
    expect(
      await pushGraph({ ...(await prepare(builder)), destinations: [], client: connection.client }),
    ).toEqual([]);
  });
});
