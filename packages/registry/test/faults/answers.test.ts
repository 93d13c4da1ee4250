import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { type Digest, DigestMismatchError, digestOf, MEDIA_TYPE, RegistryError } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { manifest, manifestDigest, smallBlob, start } from '../support/pull.ts';

const always = Number.POSITIVE_INFINITY;

describe('fault 15: Docker-Content-Digest', () => {
  test('missing: HEAD does not help, the bytes do', async () => {
    await using registry = await start({ profile: 'legacy-no-digest-header' });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.resolve('x')).toMatchObject({
      digest: manifestDigest,
      size: manifest.byteLength,
    });
    expect(countRequests(registry, 'GET', /./)).toBe(1);
  });

  test.each([
    ['in upper case', manifestDigest.toUpperCase()],
    ['of an unknown algorithm', `blake3:${'a'.repeat(64)}`],
    ['nonsense', 'latest'],
  ])('%s counts as missing', async (_, header) => {
    await using registry = await start();
    registry.fail({ times: always, action: { setHeaders: { 'Docker-Content-Digest': header } } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect((await repository.resolve('x'))?.digest).toBe(manifestDigest);
    expect((await repository.getManifest('x')).descriptor.digest).toBe(manifestDigest);
  });

  test('wrong: refused on a tag, on a digest, and on what was just written', async () => {
    await using registry = await start();
    const header = digestOf(Buffer.from('something else'));
    registry.fail({ times: always, action: { setHeaders: { 'Docker-Content-Digest': header } } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    await expect(repository.getManifest('x')).rejects.toThrow(DigestMismatchError);
    await expect(repository.putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'y' })).rejects.toThrow(
      DigestMismatchError,
    );
    expect((await repository.resolve(manifestDigest))?.digest).toBe(manifestDigest);
  });

  test('of another algorithm: checked by that one', async () => {
    await using registry = await start();
    const header = digestOf(manifest, 'sha512');
    registry.fail({ times: always, action: { setHeaders: { 'Docker-Content-Digest': header } } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect((await repository.getManifest('x')).descriptor.digest).toBe(header);
    await repository.putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'y' });
  });
});

describe('fault 16: HEAD does not work', () => {
  test.each([400, 404, 405, 501])('%i while GET does', async (status) => {
    await using registry = await start();
    registry.fail({ method: 'HEAD', times: always, action: { status } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect((await repository.resolve('x'))?.digest).toBe(manifestDigest);
  });
});

describe('absence', () => {
  test('is MANIFEST_UNKNOWN or NAME_UNKNOWN of the manifests endpoint', async () => {
    await using registry = await start();
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').resolve('none')).toBeUndefined();
    expect(await connection.client.repository(registry.host, 'a/none').resolve('x')).toBeUndefined();
    expect(
      await connection.client.repository(registry.host, 'a/b').resolve(smallBlob.digest),
    ).toBeUndefined();
  });

  test.each<[string, number, unknown]>([
    ['a bare 404', 404, 'page not found'],
    ['a 404 about something else', 404, { errors: [{ code: 'UNSUPPORTED', message: '' }] }],
    ['a 403', 403, { errors: [{ code: 'MANIFEST_UNKNOWN', message: '' }] }],
    ['a 400', 400, { errors: [{ code: 'MANIFEST_UNKNOWN', message: '' }] }],
  ])('is not proved by %s', async (_, status, body) => {
    await using registry = await start();
    registry.fail({ times: always, action: { status, body } });
    using connection = connect();
    await expect(connection.client.repository(registry.host, 'a/b').resolve('x')).rejects.toThrow(
      RegistryError,
    );
  });

  test('is not proved by a token service that answers 404', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: {} } });
    const body = { errors: [{ code: 'MANIFEST_UNKNOWN', message: '' }] };
    registry.fail({ path: /^\/token/, times: always, action: { status: 404, body } });
    using connection = connect();
    await expect(connection.client.repository(registry.host, 'a/b').resolve('x')).rejects.toThrow(
      'gave no token',
    );
  });
});

describe('faults 33 and 34: names', () => {
  test.each(['A/b', 'a..b/c', '-rm', '$(x)', 'a/b:x', 'a/b?x', '../x', 'a//b', 'a'.repeat(256)])(
    'the repository %s is refused',
    (name) => {
      using connection = connect();
      expect(() => connection.client.repository('r.example', name)).toThrow(/image reference|not normalised/);
    },
  );

  test.each(['', '-x', 'a/b', 'a\nb', '../x', 'sha256:abc', `sha256:${'A'.repeat(64)}`])(
    'the reference %j is refused',
    async (reference) => {
      using connection = connect();
      const repository = connection.client.repository('r.example', 'a/b');
      await expect(repository.getManifest(reference)).rejects.toThrow();
      await expect(repository.resolve(reference)).rejects.toThrow();
      expect(connection.client.stats.requests()).toBe(0);
    },
  );

  test('Docker Hub’s short names must be completed', () => {
    using connection = connect();
    expect(() => connection.client.repository('docker.io', 'alpine')).toThrow('is not normalised');
  });

  test('a digest of content that is not there', async () => {
    await using registry = await start();
    using connection = connect();
    const digest: Digest = `sha256:${'0'.repeat(64)}`;
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.hasBlob(digest)).toBe(false);
    await expect(repository.readBlob({ digest, size: 5 })).rejects.toMatchObject({ status: 404 });
  });
});
