import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { DigestMismatchError, MEDIA_TYPE } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { readAll } from '../support/content.ts';
import { big, bigBlob, manifest, manifestDigest, small, smallBlob, start } from '../support/pull.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;

describe('faults 9 to 12: bodies that end too early or too late', () => {
  test('fault 9: a cut body goes on by Range where it stopped', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', times: 2, action: { truncate: MiB } });
    using connection = connect();
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
    const ranges = registry.requests
      .map(({ headers }) => headers.range)
      .filter((range) => range !== undefined);
    expect(ranges).toEqual([`bytes=${MiB}-`, `bytes=${2 * MiB}-`]);
    expect(connection.client.stats.bytesDown).toBe(bigBlob.size);
  });

  test('fault 10: Range ignored', async () => {
    await using registry = await start({ capabilities: { range: false } });
    registry.fail({ method: 'GET', action: { truncate: MiB } });
    using connection = connect();
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test.each([
    ['a wrong Content-Range', 206, { 'content-range': `bytes 0-${bigBlob.size - 1}/${bigBlob.size}` }],
    ['no Content-Range', 206, {}],
    ['416', 416, {}],
  ])('fault 10: %s', async (_, status, headers) => {
    await using server = await serve((request, response) => {
      if (request.headers.range !== undefined) {
        response.writeHead(status, headers).end(big);
      } else if (served++ === 0) {
        response.writeHead(200, { 'content-length': bigBlob.size });
        response.write(big.subarray(0, MiB), () => request.socket.destroy());
      } else {
        response.end(big);
      }
    });
    let served = 0;
    using connection = connect();
    const body = await readAll(connection.client.repository(server.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test('fault 11: a chunked body that ends early looks whole and is not', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', action: { truncate: MiB, cleanly: true } });
    using connection = connect();
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test('fault 12: bytes too many, once', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', action: { append: 'extra' } });
    using connection = connect();
    expect(Buffer.from(await connection.client.repository(registry.host, 'a/b').readBlob(smallBlob))).toEqual(
      small,
    );
  });

  test.each([
    ['too long', `HTTP/1.1 200 OK\r\nContent-Length: ${small.byteLength + 5}\r\n\r\n`],
    ['absent', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n'],
    ['given twice', `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: ${small.byteLength}\r\n\r\n`],
  ])('fault 12: Content-Length %s', async (name, head) => {
    let requests = 0;
    await using server = await serve((request, response) => {
      requests += 1;
      if (requests > 1) {
        response.end(small);
        return;
      }
      request.socket.write(head);
      request.socket.end(small);
    });
    using connection = connect();
    const body = await connection.client.repository(server.host, 'a/b').readBlob(smallBlob);
    expect(Buffer.from(body)).toEqual(small);
    expect(requests).toBe(name === 'absent' || name === 'too long' ? 1 : 2);
  });

  test('a download that never gets anywhere fails', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', times: always, action: { truncate: 0 } });
    using connection = connect({ retry: { attempts: 3 } });
    await expect(
      readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob)),
    ).rejects.toThrow('the download keeps breaking off');
  });
});

describe('faults 13 and 14: corruption', () => {
  test('fault 13: a flipped bit, once: fetched again', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', path: /blobs/, action: { corrupt: true } });
    registry.fail({ method: 'GET', path: /manifests/, action: { corrupt: true } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await readAll(repository.getBlob(smallBlob))).toEqual(small);
    expect((await repository.getManifest(manifestDigest)).bytes).toEqual(manifest);
    expect(countRequests(registry, 'GET', /./)).toBe(4);
  });

  test('fault 14: a wrong blob, always: both digests are named', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', times: always, action: { corrupt: true } });
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    const error = await repository.readBlob(smallBlob).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DigestMismatchError);
    expect(String(error)).toContain(smallBlob.digest);
    expect(String(error)).toMatch(/got sha256:[0-9a-f]{64} with 10000 bytes/);
    await expect(repository.getManifest('x')).rejects.toThrow(DigestMismatchError);
    expect(countRequests(registry, 'GET', /blobs/)).toBe(2);
  });

  test('of a big blob the last piece never comes out', async () => {
    await using registry = await start();
    registry.fail({ method: 'GET', times: always, action: { corrupt: true } });
    using connection = connect();
    let received = 0;
    const reading = (async () => {
      for await (const chunk of connection.client.repository(registry.host, 'a/b').getBlob(bigBlob)) {
        received += chunk.byteLength;
      }
    })();
    await expect(reading).rejects.toThrow(DigestMismatchError);
    expect(received).toBeLessThan(bigBlob.size);
  });
});

describe('fault 26: manifests of odd sizes', () => {
  const sized = (size: number) => {
    const json = JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] });
    return Buffer.from(json + ' '.repeat(size - json.length));
  };

  test.each([
    [4 * MiB, true],
    [4 * MiB + 1, false],
    [64 * MiB, false],
  ])('%i bytes', async (size, fits) => {
    await using registry = await startRegistry();
    const bytes = sized(size);
    await registry.putManifest('a/b', bytes, { tags: ['x'] });
    using connection = connect();
    const reading = connection.client.repository(registry.host, 'a/b').getManifest('x');
    if (fits) {
      expect((await reading).bytes.byteLength).toBe(size);
    } else {
      await expect(reading).rejects.toThrow('the answer is larger than 4194304 bytes');
      expect(connection.client.stats.bytesDown).toBeLessThan(6 * MiB);
    }
  });
});

describe('fault 36: bombs', () => {
  test('a body that is encoded although identity was asked for is not unpacked', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': MEDIA_TYPE.ociIndex, 'content-encoding': 'gzip' });
      response.end(Buffer.from('H4sIAAAAAAAAAwMAAAAAAAAAAAA=', 'base64'));
    });
    using connection = connect();
    await expect(
      connection.client.repository(server.host, 'a/b').getManifest(manifestDigest),
    ).rejects.toThrow(DigestMismatchError);
  });

  test('an error text without end is cut', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(400);
      const more = (): void =>
        void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)));
      more();
    });
    using connection = connect();
    const error = await connection.client
      .repository(server.host, 'a/b')
      .listTags()
      .catch((e: unknown) => e);
    expect(String(error).length).toBeLessThan(500);
  });

  test('headers without end are refused', async () => {
    await using server = await serve((request) => {
      request.socket.end(`HTTP/1.1 200 OK\r\nLink: ${'x'.repeat(1_000_000)}\r\n\r\n`);
    });
    using connection = connect({ retry: { attempts: 2 } });
    await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toThrow(
      'the connection failed',
    );
  });
});
