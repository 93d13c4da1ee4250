import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { type Descriptor, FallbackTagError, fallbackTag, MEDIA_TYPE } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { Seed } from '../support/seed.ts';

/** A repository `a/b` with an image to refer to. */
async function start(options: Parameters<typeof startRegistry>[0]) {
  const registry = await startRegistry(options);
  const seed = new Seed(registry, 'a/b');
  const image = await seed.image([{ seed: 'x', size: 10 }]);
  await seed.blob('{}', MEDIA_TYPE.ociEmpty);
  return { registry, seed, image };
}

function referrerOf(subject: Descriptor, name: string): Buffer {
  const config = {
    mediaType: MEDIA_TYPE.ociEmpty,
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
  };
  const value = {
    artifactType: `application/vnd.${name}`,
    config,
    layers: [config],
    subject,
    annotations: { name },
  };
  return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociManifest, ...value }));
}

function listed(registry: TestRegistry, subject: Descriptor): readonly Descriptor[] {
  const bytes = registry.manifest('a/b', fallbackTag(subject.digest))?.bytes;
  return bytes === undefined ? [] : JSON.parse(bytes.toString()).manifests;
}

describe('putting a referrer', () => {
  test('with the header and the API nothing else is written', async () => {
    const { registry, image } = await start({});
    await using _ = registry;
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    await repository.putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest);
    await repository.putReferrer(referrerOf(image, 'two'), MEDIA_TYPE.ociManifest);
    expect(countRequests(registry, 'PUT', /./)).toBe(2);
    // Only the first has to find out whether there is an API.
    expect(countRequests(registry, 'GET', /referrers/)).toBe(1);
    expect(registry.tags('a/b')).toEqual([]);
  });

  test('without the API the fallback tag is written, with type and annotations', async () => {
    const { registry, image } = await start({ profile: 'ghcr' });
    await using _ = registry;
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    for (const name of ['one', 'two']) {
      await repository.putReferrer(referrerOf(image, name), MEDIA_TYPE.ociManifest);
    }
    expect(listed(registry, image)).toMatchObject([
      { artifactType: 'application/vnd.one', annotations: { name: 'one' } },
      { artifactType: 'application/vnd.two', annotations: { name: 'two' } },
    ]);
    await repository.putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest);
    expect(listed(registry, image)).toHaveLength(2);
  });

  test('the header alone is no proof (ECR and Docker Hub have sent it without the API)', async () => {
    const { registry, image } = await start({ profile: 'ghcr', capabilities: { subjectHeader: true } });
    await using _ = registry;
    using connection = connect();
    await connection.client
      .repository(registry.host, 'a/b')
      .putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest);
    expect(listed(registry, image)).toHaveLength(1);
  });

  test('an API that lists it needs no header', async () => {
    const { registry, image } = await start({ capabilities: { subjectHeader: false } });
    await using _ = registry;
    using connection = connect();
    await connection.client
      .repository(registry.host, 'a/b')
      .putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest);
    expect(registry.tags('a/b')).toEqual([]);
  });

  test("without a header, an API that does not list it: the fallback tag is the client's duty", async () => {
    const { registry, image } = await start({ capabilities: { subjectHeader: false } });
    await using _ = registry;
    registry.fail({
      path: /referrers/,
      action: {
        status: 200,
        headers: { 'content-type': MEDIA_TYPE.ociIndex },
        body: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      },
    });
    using connection = connect();
    await connection.client
      .repository(registry.host, 'a/b')
      .putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest);
    expect(listed(registry, image)).toHaveLength(1);
  });

  test('a manifest without subject is refused before anything is sent', async () => {
    const { registry, image } = await start({});
    await using _ = registry;
    const bytes = registry.manifest('a/b', image.digest)?.bytes ?? Buffer.from('');
    registry.clearRequests();
    using connection = connect();
    await expect(
      connection.client.repository(registry.host, 'a/b').putReferrer(bytes, MEDIA_TYPE.ociManifest),
    ).rejects.toThrow('no subject');
    expect(registry.requests).toEqual([]);
  });

  test('a tag that holds an image is not overwritten', async () => {
    const { registry, seed, image } = await start({ profile: 'ghcr' });
    await using _ = registry;
    const other = await seed.image([{ seed: 'y', size: 10 }], { tags: [fallbackTag(image.digest)] });
    using connection = connect();
    const error = await connection.client
      .repository(registry.host, 'a/b')
      .putReferrer(referrerOf(image, 'one'), MEDIA_TYPE.ociManifest)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FallbackTagError);
    expect(error).toMatchObject({ reference: `${registry.host}/a/b:${fallbackTag(image.digest)}` });
    expect(registry.manifest('a/b', fallbackTag(image.digest))?.digest).toBe(other.digest);
  });
});

describe('fault 30: the fallback tag is written by others at the same time', () => {
  /** Lets somebody else add an entry just before the first writes of ours get through. */
  async function disturb(options: Parameters<typeof startRegistry>[0], times: number) {
    let left = times;
    let image: Descriptor | undefined;
    const { registry, ...rest } = await start({
      ...options,
      onRequest: async ({ method, path }) => {
        if (method === 'PUT' && image !== undefined && path.endsWith(fallbackTag(image.digest)) && left > 0) {
          left -= 1;
          await add(image, `other${left}`);
        }
      },
    });
    image = rest.image;
    const add = async (subject: Descriptor, name: string): Promise<void> => {
      const bytes = referrerOf(subject, name);
      const digest = await registry.putManifest('a/b', bytes);
      const entry = { mediaType: MEDIA_TYPE.ociManifest, digest, size: bytes.byteLength };
      const index = {
        schemaVersion: 2,
        mediaType: MEDIA_TYPE.ociIndex,
        manifests: [...listed(registry, subject), entry],
      };
      await registry.putManifest('a/b', index, { tags: [fallbackTag(subject.digest)] });
    };
    return { registry, image: rest.image };
  }

  test('If-Match: the write that would lose theirs is refused, and ours is merged', async () => {
    const { registry, image } = await disturb(
      { profile: 'ghcr', capabilities: { conditionalPush: true } },
      3,
    );
    await using _ = registry;
    using connection = connect();
    await connection.client
      .repository(registry.host, 'a/b')
      .putReferrer(referrerOf(image, 'ours'), MEDIA_TYPE.ociManifest);
    expect(listed(registry, image)).toHaveLength(4);
    expect(registry.requests.filter(({ status }) => status === 412)).toHaveLength(3);
  });

  test('without ETag: many writers of our own, and every entry is there in the end', async () => {
    const { registry, image } = await start({ profile: 'ghcr' });
    await using _ = registry;
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const names = Array.from({ length: 5 }, (__, index) => `n${index}`);
    await Promise.all(
      names.map((name) => repository.putReferrer(referrerOf(image, name), MEDIA_TYPE.ociManifest)),
    );
    expect(listed(registry, image)).toHaveLength(5);
  });

  test('somebody who never stops', async () => {
    const { registry, image } = await disturb(
      { profile: 'ghcr', capabilities: { conditionalPush: true } },
      1000,
    );
    await using _ = registry;
    using connection = connect();
    await expect(
      connection.client
        .repository(registry.host, 'a/b')
        .putReferrer(referrerOf(image, 'ours'), MEDIA_TYPE.ociManifest),
    ).rejects.toThrow('by somebody else all the time');
  });
});
