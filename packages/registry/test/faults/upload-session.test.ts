import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { digestOf, MEDIA_TYPE } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;
const blob = blobOf('blob', 5000);
const big = blobOf('big', 3 * MiB, 12);

const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] }),
);

function methods(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ .* /, ' '));
}

describe('fault 19: the upload Location', () => {
  test.each(['relative', 'absolute'] as const)('%s', async (location) => {
    await using registry = await startRegistry({ capabilities: { location } });
    using connection = connect();
    await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open);
    expect(await registry.blob('a/b', blob.expected.digest)).toEqual(blob.bytes);
  });

  test('on another host, with state that must not change: no credentials go there', async () => {
    const seen: { url: string | undefined; authorization: string | undefined }[] = [];
    await using storage = await serve((request, response) => {
      seen.push({ url: request.url, authorization: request.headers.authorization });
      request.resume().on('end', () => response.writeHead(201).end());
    });
    await using server = await serve((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return;
      }
      response.writeHead(202, { location: `http://${storage.host}/up?sig=a+b%2B%2f==&x='` }).end();
    });
    using connection = connect({ credentials: login('bot', 'secret') });
    await connection.client.repository(server.host, 'a/b').uploadBlob(blob.expected, blob.open);
    const digest = encodeURIComponent(blob.expected.digest);
    expect(seen).toEqual([{ url: `/up?sig=a+b%2B%2f==&x='&digest=${digest}`, authorization: undefined }]);
  });

  test('in the clear, from a registry that speaks TLS: refused before anything is sent', async () => {
    let received = 0;
    await using plain = await serve((_, response) => {
      received += 1;
      response.writeHead(201).end();
    });
    await using registry = await startRegistry({ tls: true });
    registry.fail({ method: 'POST', action: { setHeaders: { Location: `http://${plain.host}/up` } } });
    using connection = connect({ ca: registry.ca ?? '' });
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).rejects.toThrow('a registry behind a TLS proxy must be told its external URL');
    expect(received).toBe(0);
  });

  test('missing', async () => {
    await using server = await serve((_, response) => void response.writeHead(202).end());
    using connection = connect();
    await expect(
      connection.client.repository(server.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).rejects.toThrow('the answer has no Location');
  });
});

describe('fault 20: the session dies', () => {
  test('reset in the middle: a new session', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', action: { resetUpload: MiB } });
    using connection = connect();
    await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, big.open);
    expect((await registry.blob('a/b', big.expected.digest))?.equals(big.bytes)).toBe(true);
    expect(countRequests(registry, 'POST', /uploads/)).toBe(2);
    expect(registry.openUploads).toBe(0);
  });

  test.each([
    ['404 BLOB_UPLOAD_UNKNOWN', 404, 'BLOB_UPLOAD_UNKNOWN'],
    ['400 BLOB_UPLOAD_INVALID', 400, 'BLOB_UPLOAD_INVALID'],
    ['416', 416, 'RANGE_INVALID'],
    ['400 DIGEST_INVALID, once', 400, 'DIGEST_INVALID'],
  ])('%s: a new session', async (_, status, code) => {
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', action: { status, body: { errors: [{ code, message: '' }] } } });
    using connection = connect();
    await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open);
    expect(await registry.blob('a/b', blob.expected.digest)).toEqual(blob.bytes);
  });

  test('a registry that always finds the digest wrong fails after two tries', async () => {
    await using registry = await startRegistry();
    const body = { errors: [{ code: 'DIGEST_INVALID', message: '' }] };
    registry.fail({ method: 'PUT', times: always, action: { status: 400, body } });
    using connection = connect();
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).rejects.toMatchObject({ status: 400 });
    expect(countRequests(registry, 'PUT', /./)).toBe(2);
  });

  test('progress starts over with the session', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', action: { resetUpload: MiB } });
    using connection = connect();
    const progress: number[] = [];
    await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, big.open, {
      onProgress: (bytes) => progress.push(bytes),
    });
    expect(progress.at(-1)).toBe(big.expected.size);
    expect(Math.max(...progress)).toBe(big.expected.size);
    expect(progress.filter((bytes, index) => bytes < (progress[index - 1] ?? 0))).toHaveLength(1);
  });
});

describe('fault 21: the acknowledgement gets lost', () => {
  test('of a blob: HEAD, not a second upload', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', path: /blobs/, action: 'lost-ack' });
    using connection = connect();
    expect(
      await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).toBe('uploaded');
    expect(methods(trace(registry))).toEqual(['POST 202', expect.stringMatching(/^PUT /), 'HEAD 200']);
  });

  test.each([{ tag: 'x' }, { digest: digestOf(manifest) }])(
    'of a manifest: HEAD, not a second write (%j)',
    async (target) => {
      await using registry = await startRegistry({ capabilities: { immutableTags: 409 } });
      registry.fail({ method: 'PUT', path: /manifests/, action: 'lost-ack' });
      using connection = connect();
      await connection.client
        .repository(registry.host, 'a/b')
        .putManifest(manifest, MEDIA_TYPE.ociIndex, target);
      expect(countRequests(registry, 'PUT', /manifests/)).toBe(1);
      expect(countRequests(registry, 'HEAD', /manifests/)).toBe(1);
    },
  );

  test('of a manifest whose tag pointed elsewhere before the write was lost', async () => {
    await using registry = await startRegistry();
    await registry.putManifest('a/b', { schemaVersion: 2, old: true }, { tags: ['x'] });
    registry.fail({ method: 'PUT', path: /manifests/, times: 2, action: 'reset' });
    using connection = connect();
    await connection.client
      .repository(registry.host, 'a/b')
      .putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'x' });
    expect(registry.manifest('a/b', 'x')?.digest).toBe(digestOf(manifest));
    expect(countRequests(registry, 'PUT', /manifests/)).toBe(3);
  });

  test('of the POST: the session is opened again', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'POST', action: 'lost-ack' });
    using connection = connect();
    expect(
      await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).toBe('uploaded');
  });
});
