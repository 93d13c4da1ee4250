import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { DigestMismatchError, digestOf, MEDIA_TYPE, RegistryError } from '../../src/index.ts';
import { connect, countRequests, login, trace } from '../support/client.ts';
import { blobOf, inPieces } from '../support/content.ts';
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

describe('fault 22: mounts', () => {
  test('201: nothing is sent', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] })).toBe(
      'mounted',
    );
    expect(methods(trace(registry))).toEqual(['POST 201']);
    expect(connection.client.stats.bytesUp).toBe(0);
  });

  test('202: the session that came with it is used', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/none'] })).toBe('uploaded');
    expect(methods(trace(registry))).toEqual(['POST 202', 'PUT 201']);
    expect(registry.openUploads).toBe(0);
  });

  test.each([400, 401, 403, 404, 405])(
    '%i: once more without the mount, and no more mounts from there',
    async (status) => {
      await using registry = await startRegistry();
      registry.fail({ method: 'POST', path: /from=a%2Fsource/, times: always, action: { status } });
      using connection = connect();
      const repository = connection.client.repository(registry.host, 'a/b');
      const options = { mountFrom: ['a/source'] };
      expect(await repository.uploadBlob(blob.expected, blob.open, options)).toBe('uploaded');
      const other = blobOf('other', 100);
      expect(await repository.uploadBlob(other.expected, other.open, options)).toBe('uploaded');
      expect(countRequests(registry, 'POST', /from=/)).toBe(1);
    },
  );

  test('Harbor’s 401 for an unknown source project', async () => {
    await using registry = await startRegistry({ profile: 'harbor' });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['none/x'] })).toBe('uploaded');
  });

  test('one token covers both repositories, the push first', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' } } });
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect({ credentials: login('bot', 'x') });
    await connection.client
      .repository(registry.host, 'a/b')
      .uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] });
    expect(registry.requests.map(({ path }) => path).filter((path) => path.startsWith('/token'))).toEqual([
      '/token?service=container-kit-test&scope=repository%3Aa%2Fb%3Apull%2Cpush&scope=repository%3Aa%2Fsource%3Apull',
    ]);
  });

  test('without the right to read the source the blob is sent', async () => {
    const access = (_: string, repository: string) =>
      repository === 'a/b' ? (['pull', 'push'] as const) : [];
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' }, access } });
    await registry.putBlob('a/source', blob.bytes);
    using connection = connect({ credentials: login('bot', 'x') });
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open, { mountFrom: ['a/source'] })).toBe(
      'uploaded',
    );
  });
});

describe('existence', () => {
  test('is asked with the POST that opens the session', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/b', big.bytes);
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, big.open)).toBe(
      'exists',
    );
    expect(methods(trace(registry))).toEqual(['POST 201']);
  });

  test('where mounts tell nothing, one HEAD finds that out and the others follow', async () => {
    await using registry = await startRegistry({ profile: 'ecr' });
    const second = blobOf('second', 2 * MiB);
    await registry.putBlob('a/b', big.bytes);
    await registry.putBlob('a/b', second.bytes);
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(big.expected, big.open)).toBe('exists');
    expect(await repository.uploadBlob(second.expected, second.open)).toBe('exists');
    expect(await repository.uploadBlob(blob.expected, blob.open)).toBe('uploaded');
    expect(methods(trace(registry))).toEqual([
      ...['POST 202', 'HEAD 200', 'HEAD 200', 'DELETE 204'],
      ...['HEAD 200', 'POST 202', 'PUT 201'],
    ]);
    expect(registry.openUploads).toBe(0);
  });

  test('and blobs that are asked for at the same time wait for that one answer', async () => {
    await using registry = await startRegistry({ profile: 'ecr' });
    const blobs = ['a', 'b', 'c', 'd'].map((seed) => blobOf(seed, 2 * MiB));
    for (const { bytes } of blobs) {
      await registry.putBlob('a/b', bytes);
    }
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const outcomes = await Promise.all(
      blobs.map(({ expected, open }) => repository.uploadBlob(expected, open)),
    );
    expect(outcomes).toEqual(Array(4).fill('exists'));
    expect(connection.client.stats.bytesUp).toBe(0);
    expect(registry.openUploads).toBe(0);
  });

  test('a registry that refuses mounts from the repository itself is asked once', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'POST', path: /mount=/, times: always, action: { status: 400 } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    for (const seed of ['a', 'b', 'c']) {
      const { expected, open } = blobOf(seed, 100);
      expect(await repository.uploadBlob(expected, open)).toBe('uploaded');
    }
    expect(countRequests(registry, 'POST', /mount=/)).toBe(1);
  });
});

describe('the source', () => {
  test('that is wrong once is read again', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    let opened = 0;
    await connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, () => {
      opened += 1;
      return opened === 1 ? inPieces(Buffer.from(big.bytes).fill(1, 0, 9), 5) : big.open();
    });
    expect(opened).toBe(2);
    expect(registry.openUploads).toBe(0);
  });

  test('that is wrong twice fails, and nothing wrong was ever complete', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const spoilt = Buffer.from(big.bytes).fill(1, big.bytes.length - 9);
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, () => inPieces(spoilt, 5)),
    ).rejects.toThrow(DigestMismatchError);
    expect(registry.blobs('a/b')).toEqual([]);
    expect(registry.openUploads).toBe(0);
    expect(registry.requests.every(({ bytesReceived }) => bytesReceived < big.expected.size)).toBe(true);
  });

  test('that fails itself is reported as it is', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const failing = async function* () {
      yield big.bytes.subarray(0, 1000);
      throw new Error('disk on fire');
    };
    await expect(
      connection.client.repository(registry.host, 'a/b').uploadBlob(big.expected, failing),
    ).rejects.toThrow('disk on fire');
    expect(registry.openUploads).toBe(0);
  });
});

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
