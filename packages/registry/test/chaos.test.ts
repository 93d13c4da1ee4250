import {
  type Fault,
  type FaultAction,
  type ProfileName,
  startRegistry,
  type TestRegistry,
} from '@container-kit/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Descriptor,
  openLayout,
  parseReference,
  pushGraph,
  type VerifiedGraph,
  verifyLayout,
} from '../src/index.ts';
import { connect, login } from './support/client.ts';
import { blobOf, readAll } from './support/content.ts';
import { LayoutBuilder } from './support/layout.ts';
import { ORDERLY } from './support/push.ts';

/** Faults that pass: whatever mixture of them strikes, a push must come through. */
const passing = fc.constantFrom<FaultAction>(
  'reset',
  'lost-ack',
  { status: 429, headers: { 'Retry-After': '1' } },
  { status: 500 },
  { status: 502, body: '<html>bad gateway</html>' },
  { status: 503 },
  { status: 504 },
  { throttle: 100 },
  { resetUpload: 2000 },
);

/** And faults that do not: then no tag may have moved. */
const lasting = fc.constantFrom<FaultAction>(
  { status: 400 },
  { status: 403, body: { errors: [{ code: 'DENIED', message: 'no' }] } },
  { status: 413 },
  { status: 500 },
  'reset',
);

const method = fc.constantFrom('POST', 'PUT', 'HEAD', 'GET', 'DELETE');
const profile = fc.constantFrom<ProfileName>('strict', 'ghcr', 'hub', 'harbor', 'distribution2', 'ecr');

/** Platforms, each a list of layers; the numbers are seeds, so equal ones are shared layers. */
const platforms = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});
const repositories = fc.uniqueArray(fc.constantFrom('org/a', 'org/b', 'other/c'), { minLength: 1 });

async function layoutOf(
  shape: readonly (readonly number[])[],
): Promise<{ builder: LayoutBuilder; root: Descriptor }> {
  const builder = await LayoutBuilder.create();
  const images: Descriptor[] = [];
  for (const [index, layers] of shape.entries()) {
    const sized = layers.map((seed) => ({ seed: String(seed), size: 1000 + seed * 3000 }));
    images.push(await builder.image(sized, { os: 'linux', architecture: `cpu${index}` }));
  }
  const root = await builder.index(images);
  await builder.roots(root);
  return { builder, root };
}

async function isComplete(
  registry: TestRegistry,
  repository: string,
  graph: VerifiedGraph,
): Promise<boolean> {
  const manifests = graph.manifests.every(
    ({ descriptor, bytes }) => registry.manifest(repository, descriptor.digest)?.bytes.equals(bytes) === true,
  );
  const blobs = await Promise.all(graph.blobs.map(({ digest }) => registry.blob(repository, digest)));
  return manifests && blobs.every((blob, index) => blob?.byteLength === graph.blobs[index]?.size);
}

async function attempt(
  shape: readonly (readonly number[])[],
  names: readonly string[],
  options: Parameters<typeof startRegistry>[0],
  faults: readonly Fault[],
): Promise<{
  failure: unknown;
  tagged: readonly string[];
  complete: readonly boolean[];
  openUploads: number;
}> {
  const { builder } = await layoutOf(shape);
  await using _ = builder;
  const layout = await openLayout(builder.path);
  const graph = await verifyLayout(layout);
  await using registry = await startRegistry({ ...ORDERLY, ...options, faults });
  using connection = connect({
    credentials: login('bot', 'x'),
    retry: { attempts: 12, rateLimitAttempts: 40 },
  });
  const destinations = names.map((name) => parseReference(`${registry.host}/${name}:tag`));
  let failure: unknown;
  try {
    await pushGraph({ graph, layout, destinations, client: connection.client });
  } catch (error) {
    failure = error;
  }
  registry.clearFaults();
  return {
    failure,
    tagged: names.filter((name) => registry.tags(name).includes('tag')),
    complete: await Promise.all(names.map((name) => isComplete(registry, name, graph))),
    openUploads: registry.openUploads,
  };
}

test('whatever passing faults strike, the push comes through, complete and tagged', async () => {
  const fault = fc.record({
    method,
    after: fc.integer({ min: 0, max: 8 }),
    times: fc.integer({ min: 1, max: 3 }),
    action: passing,
  });
  const auth = fc.constantFrom(undefined, { kind: 'bearer' as const, users: { bot: 'x' } });
  await fc.assert(
    fc.asyncProperty(
      platforms,
      repositories,
      profile,
      auth,
      fc.array(fault, { maxLength: 5 }),
      async (shape, names, name, authentication, faults) => {
        const options = { profile: name, ...(authentication === undefined ? {} : { auth: authentication }) };
        const result = await attempt(shape, names, options, faults);
        expect(result.failure).toBeUndefined();
        expect(result.tagged).toEqual(names);
        expect(result.complete).toEqual(names.map(() => true));
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('whatever lasting fault strikes, a tag is only ever set on something complete', async () => {
  const fault = fc.record({
    method: fc.constantFrom('POST', 'PUT'),
    path: fc.constantFrom(/blobs/, /manifests\/sha256/, /org\/b/, /./),
    after: fc.integer({ min: 0, max: 12 }),
    times: fc.constant(Number.POSITIVE_INFINITY),
    action: lasting,
  });
  await fc.assert(
    fc.asyncProperty(platforms, repositories, profile, fault, async (shape, names, name, lastingFault) => {
      const result = await attempt(shape, names, { profile: name }, [lastingFault]);
      if (result.failure === undefined) {
        expect(result.tagged).toEqual(names);
      }
      // All destinations or, as long as no tag was tried, none.
      expect(result.tagged.length === 0 || result.complete.every(Boolean)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('an upload delivers its bytes through any mixture of passing faults, in any pieces', async () => {
  const fault = fc.record({
    method: fc.constantFrom('POST', 'PUT', 'HEAD'),
    times: fc.integer({ min: 1, max: 3 }),
    action: passing,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 200_000 }),
      fc.integer({ min: 1, max: 30 }),
      fc.array(fault, { maxLength: 4 }),
      async (size, pieces, faults) => {
        await using registry = await startRegistry({ faults });
        using connection = connect({ retry: { attempts: 12, rateLimitAttempts: 40 } });
        const blob = blobOf('chaos', size, pieces);
        await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open);
        registry.clearFaults();
        expect((await registry.blob('a/b', blob.expected.digest))?.equals(blob.bytes)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('a download gives the right bytes or none of the last piece, through any mixture of faults', async () => {
  const action = fc.oneof(
    fc.constantFrom<FaultAction>('reset', { status: 503 }, { corrupt: true }, { append: 'x' }),
    fc.record({ truncate: fc.integer({ min: 0, max: 60_000 }), cleanly: fc.boolean() }),
  );
  const fault = fc.record({ method: fc.constant('GET'), action });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60_000 }),
      fc.array(fault, { maxLength: 4 }),
      async (size, faults) => {
        await using registry = await startRegistry();
        const { bytes, expected } = blobOf('chaos', size);
        await registry.putBlob('a/b', bytes);
        for (const one of faults) {
          registry.fail(one);
        }
        using connection = connect({ retry: { attempts: 12 } });
        try {
          const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(expected));
          expect(body.equals(bytes)).toBe(true);
        } catch (error) {
          // Only content that was wrong twice may end it.
          expect(error).toMatchObject({ name: 'DigestMismatchError' });
        }
      },
    ),
    { numRuns: 80 },
  );
}, 120_000);
