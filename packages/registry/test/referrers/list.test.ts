import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { AuthenticationError, type Digest, fallbackTag, MEDIA_TYPE, RegistryError } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { Seed } from '../support/seed.ts';
import { serve } from '../support/server.ts';

const always = Number.POSITIVE_INFINITY;
const subject: Digest = `sha256:${'a'.repeat(64)}`;

describe('the referrers API', () => {
  async function start(options: Parameters<typeof startRegistry>[0] = {}) {
    const registry = await startRegistry(options);
    const seed = new Seed(registry, 'a/b');
    const image = await seed.image([{ seed: 'x', size: 10 }]);
    return { registry, seed, image };
  }

  test('pages are followed to the end', async () => {
    const { registry, seed, image } = await start({ capabilities: { referrersPage: 2 } });
    await using _ = registry;
    const added: Digest[] = [];
    for (let count = 0; count < 7; count += 1) {
      added.push((await seed.referrer(image, 'application/vnd.test', { n: String(count) })).digest);
    }
    using connection = connect();
    const found = await connection.client.repository(registry.host, 'a/b').listReferrers(image.digest);
    expect(found.map(({ descriptor }) => descriptor.digest).sort()).toEqual(added.sort());
    expect(countRequests(registry, 'GET', /referrers/)).toBe(4);
  });

  test('a filter that the registry applies', async () => {
    const { registry, seed, image } = await start();
    await using _ = registry;
    await seed.referrer(image, 'application/vnd.one');
    const wanted = await seed.referrer(image, 'application/vnd.two+x');
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const found = await repository.listReferrers(image.digest, { artifactType: 'application/vnd.two+x' });
    expect(found.map(({ descriptor }) => descriptor.digest)).toEqual([wanted.digest]);
    expect(registry.requests[0]?.path).toContain('?artifactType=application%2Fvnd.two%2Bx');
  });

  test.each([
    ['that ignores the filter', undefined, ['b']],
    ['that says it applied another one', 'annotations', ['b']],
    ['that says it applied it', 'annotations, artifactType', ['a', 'b']],
  ])('a registry %s', async (_, applied, kept) => {
    const entry = (name: string, artifactType: string) => ({
      mediaType: MEDIA_TYPE.ociManifest,
      digest: `sha256:${name.repeat(64)}`,
      size: 3,
      artifactType,
    });
    await using server = await serve((__, response) => {
      const manifests = [entry('a', 'one'), entry('b', 'two')];
      response.setHeader('content-type', MEDIA_TYPE.ociIndex);
      if (applied !== undefined) {
        response.setHeader('oci-filters-applied', applied);
      }
      response.end(JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests }));
    });
    using connection = connect();
    const repository = connection.client.repository(server.host, 'a/b');
    const found = await repository.listReferrers(subject, { artifactType: 'two' });
    expect(found.map(({ descriptor }) => descriptor.digest[7])).toEqual(kept);
  });

  test.each([
    ['pages in a circle', `</v2/a/b/referrers/${subject}?last=1>; rel="next"`, 'lead in a circle'],
    [
      'pages on another host',
      '<http://localhost:1/v2/a/b/referrers/x>; rel="next"',
      'continues on another host',
    ],
  ])('%s are refused', async (_, link, problem) => {
    await using server = await serve((__, response) => {
      response.setHeader('content-type', MEDIA_TYPE.ociIndex);
      response.setHeader('link', link);
      response.end(JSON.stringify({ schemaVersion: 2, manifests: [] }));
    });
    using connection = connect();
    await expect(connection.client.repository(server.host, 'a/b').listReferrers(subject)).rejects.toThrow(
      problem,
    );
  });

  test('nothing refers to it', async () => {
    const { registry, image } = await start();
    await using _ = registry;
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').listReferrers(image.digest)).toEqual([]);
  });

  test.each([
    ['403', { status: 403 }, AuthenticationError],
    ['429 for ever', { status: 429 }, RegistryError],
    [
      '403 with a secondary rate limit',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit' } },
      RegistryError,
    ],
    ['500', { status: 500 }, RegistryError],
  ])('%s is an error and never "no referrers"', async (_, action, kind) => {
    const { registry, image } = await start();
    await using __ = registry;
    registry.fail({ path: /referrers/, times: always, action });
    using connection = connect({ retry: { attempts: 2, rateLimitAttempts: 2 } });
    const repository = connection.client.repository(registry.host, 'a/b');
    await expect(repository.listReferrers(image.digest)).rejects.toBeInstanceOf(kind);
    expect(countRequests(registry, 'GET', /manifests/)).toBe(0);
  });
});

describe('the fallback tag', () => {
  test('its name', () => {
    expect(fallbackTag(subject)).toBe(`sha256-${'a'.repeat(64)}`);
    expect(fallbackTag(`sha512:${'b'.repeat(128)}`)).toBe(`sha512-${'b'.repeat(64)}`);
  });

  async function start() {
    const registry = await startRegistry({ profile: 'distribution2' });
    const seed = new Seed(registry, 'a/b');
    const image = await seed.image([{ seed: 'x', size: 10 }]);
    return { registry, seed, image };
  }

  test('is read where there is no API, which is asked once', async () => {
    const { registry, seed, image } = await start();
    await using _ = registry;
    const referrer = await seed.referrer(image, 'application/vnd.test', { a: 'b' });
    await seed.fallbackTags();
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const [found] = await repository.listReferrers(image.digest);
    expect(found?.descriptor).toMatchObject({
      ...referrer,
      artifactType: 'application/vnd.test',
      annotations: { a: 'b' },
    });
    expect(found?.fetched?.bytes).toBeInstanceOf(Uint8Array);
    expect(await repository.listReferrers(image.digest, { artifactType: 'other' })).toEqual([]);
    expect(countRequests(registry, 'GET', /referrers/)).toBe(1);
  });

  test('is not asked for when the tags are known and it is not among them', async () => {
    const { registry, image } = await start();
    await using _ = registry;
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.listReferrers(image.digest, { tags: async () => new Set(['x']) })).toEqual([]);
    expect(countRequests(registry, 'GET', /manifests/)).toBe(0);
  });

  test('the image itself, as cosign copy writes it and GitLab resolves it, is no list', async () => {
    const { registry, seed, image } = await start();
    await using _ = registry;
    const root = await seed.index([image], ['v1']);
    const bytes = registry.manifest('a/b', root.digest)?.bytes ?? Buffer.from('');
    await registry.putManifest('a/b', bytes, { tags: [fallbackTag(root.digest), fallbackTag(image.digest)] });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.listReferrers(root.digest)).toEqual([]);
    expect(await repository.listReferrers(image.digest)).toEqual([]);
  });

  test('entries that refer to something else, or do not exist, are left out and told', async () => {
    const { registry, seed, image } = await start();
    await using _ = registry;
    const other = await seed.image([{ seed: 'other', size: 10 }]);
    const foreign = await seed.referrer(other, 'application/vnd.test');
    const own = await seed.referrer(image, 'application/vnd.test');
    const absent = { ...own, digest: `sha256:${'0'.repeat(64)}` };
    const index = {
      schemaVersion: 2,
      mediaType: MEDIA_TYPE.ociIndex,
      manifests: [foreign, own, absent, image],
    };
    await registry.putManifest('a/b', index, { tags: [fallbackTag(image.digest)] });
    using connection = connect();
    const ignored: [string, string][] = [];
    const found = await connection.client
      .repository(registry.host, 'a/b')
      .listReferrers(image.digest, { onIgnored: (digest, reason) => ignored.push([digest, reason]) });
    expect(found.map(({ descriptor }) => descriptor.digest)).toEqual([own.digest]);
    expect(ignored.sort()).toEqual(
      [
        [foreign.digest, 'foreign'],
        [image.digest, 'foreign'],
        [absent.digest, 'absent'],
      ].sort(),
    );
  });

  test('a redirect to another host means that there is no API, and nothing is sent there', async () => {
    const { registry, seed, image } = await start();
    await using _ = registry;
    const referrer = await seed.referrer(image, 'application/vnd.test');
    await seed.fallbackTags();
    await using elsewhere = await startRegistry();
    registry.fail({
      path: /referrers/,
      action: { status: 303, headers: { location: `${elsewhere.url}/-/v2/packages/container/x` } },
    });
    using connection = connect();
    const found = await connection.client.repository(registry.host, 'a/b').listReferrers(image.digest);
    expect(found.map(({ descriptor }) => descriptor.digest)).toEqual([referrer.digest]);
    expect(elsewhere.requests).toEqual([]);
  });

  test('200 with something else than an index means that there is no API', async () => {
    const { registry, image } = await start();
    await using _ = registry;
    registry.fail({
      path: /referrers/,
      action: { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    });
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').listReferrers(image.digest)).toEqual([]);
  });
});
