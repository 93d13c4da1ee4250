import { readFile, writeFile } from 'node:fs/promises';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  AuthenticationError,
  type Descriptor,
  DigestMismatchError,
  openLayout,
  PartialPushError,
  type PushEvent,
  type PushOptions,
  parseReference,
  pushGraph,
  type Reference,
  RegistryError,
  verifyLayout,
} from '../src/index.ts';
import { connect, countRequests, login, trace } from './support/client.ts';
import { LayoutBuilder, twoPlatforms } from './support/layout.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;
const users = { bot: 'x' };

async function prepare(builder: LayoutBuilder): Promise<Pick<PushOptions, 'graph' | 'layout'>> {
  const layout = await openLayout(builder.path);
  return { layout, graph: await verifyLayout(layout) };
}

function to(registry: TestRegistry, ...names: readonly string[]): readonly Reference[] {
  return names.map((name) => parseReference(`${registry.host}/${name}`));
}

/** Everything that the graph holds is in the repository. */
async function expectComplete(
  registry: TestRegistry,
  repository: string,
  root: Descriptor,
  builder: LayoutBuilder,
) {
  const { graph } = await prepare(builder);
  for (const { descriptor, bytes } of graph.manifests) {
    expect(registry.manifest(repository, descriptor.digest)?.bytes.equals(bytes)).toBe(true);
  }
  for (const { digest } of graph.blobs) {
    expect((await registry.blob(repository, digest))?.equals(await readFile(builder.file(digest)))).toBe(
      true,
    );
  }
  expect(graph.root.descriptor.digest).toBe(root.digest);
}

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

describe('order', () => {
  test('blobs, children, root, and only then tags', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry();
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1', 'a/c:2'),
      client: connection.client,
    });
    const kinds = registry.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path }) => {
        if (path.includes('/blobs/')) {
          return 'blob';
        }
        const reference = path.split('/').at(-1) ?? '';
        return reference === root.digest
          ? 'root'
          : reference.startsWith('sha256:')
            ? 'child'
            : `tag ${reference}`;
      });
    expect(kinds.slice(0, 5)).toEqual(Array(5).fill('blob'));
    expect(kinds.slice(5, -2).toSorted()).toEqual(['child', 'child', 'child', 'child', 'root', 'root']);
    expect(kinds.slice(-2)).toEqual(['tag 1', 'tag 2']);
    expect(registry.requests.slice(-2).map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  test('a subject is there before what refers to it', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    const config = await builder.blob('{}', 'application/vnd.oci.empty.v1+json');
    const signature = await builder.json(
      {
        schemaVersion: 2,
        mediaType: image.mediaType,
        artifactType: 'application/example',
        config,
        layers: [config],
        subject: { mediaType: image.mediaType, digest: image.digest, size: image.size },
      },
      image.mediaType,
    );
    const root = await builder.index([signature, image]);
    await builder.roots(root);
    await using registry = await startRegistry();
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
    });
    expect(registry.manifests('a/b')).toEqual([image.digest, signature.digest, root.digest]);
  });

  test('opaque entries of an index go as blobs', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    const opaque = await builder.blob('cache', 'application/vnd.example.cache.v0');
    await builder.roots(await builder.index([image, opaque]));
    await using registry = await startRegistry({ capabilities: { missingReferences: 'accepted' } });
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
    });
    expect(registry.blobs('a/b')).toContain(opaque.digest);
  });
});

describe('no tag moves unless everything is complete everywhere', () => {
  async function expectUntouched(
    spoil: (one: TestRegistry, two: TestRegistry, builder: LayoutBuilder) => unknown,
  ) {
    const { layout: builder } = await twoPlatforms(200_000);
    await using _ = builder;
    const prepared = await prepare(builder);
    await using one = await startRegistry();
    await using two = await startRegistry();
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
    await using registry = await startRegistry();
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

describe('progress', () => {
  test('adds up to the total, whatever goes wrong on the way', async () => {
    const { layout: builder } = await twoPlatforms(900_000);
    await using _ = builder;
    const prepared = await prepare(builder);
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', path: /blobs/, times: 2, action: { resetUpload: 300_000 } });
    using connection = connect();
    const events: PushEvent[] = [];
    await pushGraph({
      ...prepared,
      destinations: to(registry, 'a/b:1', 'a/c:1'),
      client: connection.client,
      onProgress: (event) => events.push(event),
    });
    const bytes = events.filter((event) => event.kind === 'bytes');
    expect(bytes.at(-1)).toEqual({
      kind: 'bytes',
      done: prepared.graph.blobBytes,
      total: prepared.graph.blobBytes,
    });
    expect(bytes.every(({ done, total }) => done >= 0 && done <= total)).toBe(true);
    const kinds = Object.groupBy(events, ({ kind }) => kind);
    expect(kinds.blob).toHaveLength(10);
    expect(kinds.manifest).toHaveLength(6);
    expect(kinds.tag).toHaveLength(2);
  });
});

test('memory does not grow with the size of a blob', async () => {
  await using builder = await LayoutBuilder.create();
  const image = await builder.image([{ seed: 'huge', size: 128 * MiB }]);
  await builder.roots(image);
  const prepared = await prepare(builder);
  // The registry shares this process, so it must not keep the bytes in memory either.
  await using folder = await LayoutBuilder.create();
  await using registry = await startRegistry({ storage: { directory: folder.path } });
  using connection = connect();
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  await pushGraph({
    ...prepared,
    destinations: to(registry, 'a/b:1'),
    client: connection.client,
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    },
  });
  // Garbage waits for its collector, but never as much as the blob itself.
  expect(peak).toBeLessThan(110 * MiB);
});
