import { writeFile } from 'node:fs/promises';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  AuthenticationError,
  type Descriptor,
  DigestMismatchError,
  pushGraph,
  RegistryError,
} from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { type LayoutBuilder, twoPlatforms } from '../support/layout.ts';
import { ORDERLY, prepare, to } from '../support/push.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;

describe('no tag moves unless everything is complete everywhere', () => {
  async function expectUntouched(
    spoil: (one: TestRegistry, two: TestRegistry, builder: LayoutBuilder) => unknown,
  ) {
    const { layout: builder } = await twoPlatforms(200_000);
    await using _ = builder;
    const prepared = await prepare(builder);
    await using one = await startRegistry(ORDERLY);
    await using two = await startRegistry(ORDERLY);
    await spoil(one, two, builder);
    using connection = connect({ retry: { attempts: 2 } });
    const destinations = [...to(one, 'a/b:1'), ...to(two, 'a/b:1')];
    const error = await pushGraph({ ...prepared, destinations, client: connection.client }).catch(
      (e: unknown) => e,
    );
    expect([...one.tags('a/b'), ...two.tags('a/b')]).toEqual([]);
    expect([one.openUploads, two.openUploads]).toEqual([0, 0]);
    return error;
  }

  test('a registry that stays down', async () => {
    const error = await expectUntouched((_, two) => {
      two.fail({ method: 'PUT', path: /blobs/, times: always, action: { status: 503 } });
    });
    expect(error).toBeInstanceOf(RegistryError);
  });

  test('one that refuses the last child manifest', async () => {
    const error = await expectUntouched((_, two) => {
      two.fail({ method: 'PUT', path: /manifests/, after: 1, times: always, action: { status: 400 } });
    });
    expect(error).toMatchObject({ status: 400 });
  });

  test('one that lacks the right to push', async () => {
    const error = await expectUntouched((_, two) => {
      two.fail({ times: always, action: { status: 403 } });
    });
    expect(error).toBeInstanceOf(AuthenticationError);
  });

  test('a layout that changes after it was verified', async () => {
    const error = await expectUntouched(async (_, __, builder) => {
      const { graph } = await prepare(builder);
      const { digest, size } = graph.blobs[0] as Descriptor;
      await writeFile(builder.file(digest), Buffer.alloc(size, 'x'));
    });
    expect(error).toBeInstanceOf(DigestMismatchError);
  });

  test('fault 41: a signal, at every moment of the content', async () => {
    for (const after of [0, 1, 3, 5, 7, 9, 11]) {
      const abort = new AbortController();
      const { layout: builder } = await twoPlatforms(400_000);
      await using _ = builder;
      let requests = 0;
      await using registry = await startRegistry({
        ...ORDERLY,
        onRequest: () => {
          requests += 1;
          if (requests > after) {
            abort.abort(new Error('cancelled'));
          }
        },
      });
      using connection = connect();
      const pushing = pushGraph({
        ...(await prepare(builder)),
        destinations: to(registry, 'a/b:1'),
        client: connection.client,
        signal: abort.signal,
      });
      await expect(pushing).rejects.toThrow('cancelled');
      expect(registry.tags('a/b')).toEqual([]);
    }
  });

  test('an aborted upload takes its session back', async () => {
    const abort = new AbortController();
    const { layout: builder } = await twoPlatforms(3 * MiB);
    await using _ = builder;
    await using registry = await startRegistry(ORDERLY);
    using connection = connect();
    const pushing = pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
      signal: abort.signal,
      parallel: 1,
      onProgress: (event) => {
        if (event.kind === 'bytes' && event.done > MiB) {
          abort.abort(new Error('cancelled'));
        }
      },
    });
    await expect(pushing).rejects.toThrow('cancelled');
    expect(registry.openUploads).toBe(0);
    expect(countRequests(registry, 'DELETE', /uploads/)).toBe(1);
  });
});
