import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { DigestMismatchError, digestOf, MEDIA_TYPE, RegistryError } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;
const blob = blobOf('blob', 5000);
const big = blobOf('big', 3 * MiB, 12);

const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] }),
);

function methods(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ .* /, ' '));
}

describe('fault 25: limits of the registry', () => {
  test('413 is final and the body is not sent to its end', async () => {
    await using server = await serve((request, response) => {
      if (request.method === 'POST') {
        response.writeHead(202, { location: '/up' }).end();
      } else if (request.method === 'DELETE') {
        response.writeHead(204).end();
      } else {
        const body = JSON.stringify({ errors: [{ code: 'SIZE_INVALID', message: 'blob too large' }] });
        response.writeHead(413, { 'content-length': body.length, connection: 'close' }).end(body);
        request.resume();
      }
    });
    using connection = connect();
    const endless = blobOf('endless', 3 * MiB, 50);
    const error = await connection.client
      .repository(server.host, 'a/b')
      .uploadBlob(endless.expected, endless.open)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RegistryError);
    expect(error).toMatchObject({ status: 413, temporary: false });
  });

  test('a registry that takes one PUT only gets one PUT', async () => {
    await using registry = await startRegistry({ profile: 'ecr' });
    using connection = connect();
    await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, big.open);
    expect(countRequests(registry, 'PATCH', /./)).toBe(0);
    expect((await registry.blob('a/b', big.expected.digest))?.equals(big.bytes)).toBe(true);
  });

  test('a manifest that is too large for the registry', async () => {
    await using registry = await startRegistry({ capabilities: { manifestLimit: 10 } });
    using connection = connect();
    await expect(
      connection.client
        .repository(registry.host, 'a/b')
        .putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'x' }),
    ).rejects.toMatchObject({ status: 413 });
  });
});

describe('checkPush', () => {
  test('opens a session and takes it back', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    await connection.client.repository(registry.host, 'a/b').checkPush();
    expect(methods(trace(registry))).toEqual(['POST 202', 'DELETE 204']);
    expect(registry.openUploads).toBe(0);
  });

  test('names the right that is missing', async () => {
    const auth = { kind: 'bearer', users: { bot: 'x' }, access: () => ['pull'] as const } as const;
    await using registry = await startRegistry({ auth });
    using connection = connect({ credentials: login('bot', 'x') });
    await expect(connection.client.repository(registry.host, 'a/b').checkPush()).rejects.toMatchObject({
      missing: { registry: registry.host, repository: 'a/b', action: 'push' },
    });
  });
});

test('a manifest must have the digest that it is written under', async () => {
  using connection = connect();
  const target = { digest: digestOf(Buffer.from('other')) };
  await expect(
    connection.client.repository('r.example', 'a/b').putManifest(manifest, MEDIA_TYPE.ociIndex, target),
  ).rejects.toThrow(DigestMismatchError);
});

test('sha512 blobs and manifests', async () => {
  await using registry = await startRegistry();
  using connection = connect();
  const repository = connection.client.repository(registry.host, 'a/b');
  const expected = { digest: digestOf(blob.bytes, 'sha512'), size: blob.bytes.length };
  await repository.uploadBlob(expected, blob.open);
  expect(Buffer.from(await repository.readBlob(expected))).toEqual(blob.bytes);
  const digest = digestOf(manifest, 'sha512');
  expect(await repository.putManifest(manifest, MEDIA_TYPE.ociIndex, { digest })).toBe(digest);
});
