import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  AuthenticationError,
  fallbackTag,
  RegistryError,
  UnsupportedDeletionError,
} from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { Seed } from '../support/seed.ts';

async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const registry = await startRegistry(options);
  const seed = new Seed(registry, 'a/b');
  const image = await seed.image([{ seed: 'x', size: 10 }], { tags: ['one', 'two'] });
  const connection = connect({ retry: { attempts: 3 } });
  return {
    registry,
    seed,
    image,
    repository: connection.client.repository(registry.host, 'a/b'),
    [Symbol.asyncDispose]: async () => {
      connection.client.close();
      await registry.close();
    },
  };
}

describe('fault 39: deleting', () => {
  test('a manifest takes all tags along that point to it', async () => {
    await using started = await start();
    const { registry, repository, image } = started;
    expect(await repository.deleteManifest(image.digest)).toBe('deleted');
    expect(registry.tags('a/b')).toEqual([]);
    expect(await repository.deleteManifest(image.digest)).toBe('absent');
  });

  test('a tag leaves the manifest and its other tags', async () => {
    await using started = await start();
    const { registry, repository, image } = started;
    expect(await repository.deleteTag('one')).toBe('deleted');
    expect(await repository.deleteTag('one')).toBe('absent');
    expect(registry.tags('a/b')).toEqual(['two']);
    expect(registry.manifest('a/b', image.digest)).toBeDefined();
  });

  test.each([
    ['405', { status: 405, body: { errors: [{ code: 'UNSUPPORTED', message: 'no' }] } }],
    ['400', { status: 400, body: 'tags cannot be deleted' }],
  ])('a registry that deletes no tags says %s', async (_, action) => {
    await using started = await start();
    const { registry, repository } = started;
    registry.fail({ method: 'DELETE', action });
    const error = await repository.deleteTag('one').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnsupportedDeletionError);
    expect(error).toMatchObject({ what: 'tags', status: action.status, temporary: false });
    expect(String(error)).toContain('it does not delete tags through its API');
  });

  test('GHCR deletes no manifests, and that is no missing right', async () => {
    await using started = await start({ profile: 'ghcr' });
    const error = await started.repository.deleteManifest(started.image.digest).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnsupportedDeletionError);
    expect(error).toMatchObject({ what: 'manifests' });
  });

  test('Docker Hub refuses what is still tagged: another error', async () => {
    await using started = await start({ profile: 'hub' });
    const error = await started.repository.deleteManifest(started.image.digest).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AuthenticationError);
  });

  test('fault 21: a lost acknowledgement; gone is what was wanted', async () => {
    await using started = await start();
    const { registry, repository, image } = started;
    registry.fail({ method: 'DELETE', action: 'lost-ack' });
    expect(await repository.deleteManifest(image.digest)).toBe('absent');
    expect(countRequests(registry, 'DELETE', /./)).toBe(2);
    expect(registry.manifest('a/b', image.digest)).toBeUndefined();
  });

  test('202, and it is there as before: the caller can see it', async () => {
    await using started = await start();
    const { registry, repository, image } = started;
    registry.fail({ method: 'DELETE', action: { status: 202 } });
    expect(await repository.deleteManifest(image.digest)).toBe('deleted');
    expect(await repository.resolve(image.digest)).toMatchObject({ digest: image.digest });
  });

  test('fault 7: a burst of 503', async () => {
    await using started = await start();
    started.registry.fail({ method: 'DELETE', times: 2, action: { status: 503 } });
    expect(await started.repository.deleteManifest(started.image.digest)).toBe('deleted');
  });

  test('what is neither tag nor digest never reaches the registry', async () => {
    await using started = await start();
    await expect(started.repository.deleteTag('../x')).rejects.toThrow('neither a tag nor a digest');
    expect(started.registry.requests).toEqual([]);
  });
});

describe('deleting a referrer', () => {
  test('with the API there is nothing to clean', async () => {
    await using started = await start();
    const { registry, repository, seed, image } = started;
    const referrer = await seed.referrer(image, 'application/vnd.test');
    expect(await repository.deleteReferrer(referrer.digest)).toBe('deleted');
    expect(await repository.deleteReferrer(referrer.digest)).toBe('absent');
    expect(countRequests(registry, 'PUT', /./)).toBe(0);
    expect(await repository.listReferrers(image.digest)).toEqual([]);
  });

  const fallback = { profile: 'distribution2' } as const;

  test('the fallback tag loses its entry, and goes with the last one', async () => {
    await using started = await start(fallback);
    const { registry, repository, seed, image } = started;
    const one = await seed.referrer(image, 'application/vnd.one');
    const two = await seed.referrer(image, 'application/vnd.two');
    await seed.fallbackTags();
    await repository.deleteReferrer(one.digest);
    const left = await repository.listReferrers(image.digest);
    expect(left.map(({ descriptor }) => descriptor.digest)).toEqual([two.digest]);
    await repository.deleteReferrer(two.digest);
    expect(registry.tags('a/b')).toEqual(['one', 'two']);
  });

  test('a fallback tag that holds something else is left alone', async () => {
    await using started = await start(fallback);
    const { registry, repository, seed, image } = started;
    const referrer = await seed.referrer(image, 'application/vnd.one');
    const bytes = registry.manifest('a/b', image.digest)?.bytes ?? Buffer.from('');
    await registry.putManifest('a/b', bytes, { tags: [fallbackTag(image.digest)] });
    expect(await repository.deleteReferrer(referrer.digest)).toBe('deleted');
    expect(registry.manifest('a/b', fallbackTag(image.digest))?.digest).toBe(image.digest);
  });

  test('without a fallback tag, and for what is no referrer', async () => {
    await using started = await start(fallback);
    const { repository, seed, image } = started;
    const referrer = await seed.referrer(image, 'application/vnd.one');
    expect(await repository.deleteReferrer(referrer.digest)).toBe('deleted');
    expect(await repository.deleteReferrer(image.digest)).toBe('deleted');
  });

  test('an API that is down: the deletion is done, the state of the list is an error', async () => {
    await using started = await start(fallback);
    const { registry, repository, seed, image } = started;
    const referrer = await seed.referrer(image, 'application/vnd.one');
    registry.fail({ path: /referrers/, times: 9, action: { status: 503 } });
    await expect(repository.deleteReferrer(referrer.digest)).rejects.toBeInstanceOf(RegistryError);
  });
});
