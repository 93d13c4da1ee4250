import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { digestOf, MEDIA_TYPE, RegistryError } from '../../src/index.ts';
import { connect, countRequests } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { serve } from '../support/server.ts';

const blob = blobOf('blob', 5000);
const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] }),
);
const always = Number.POSITIVE_INFINITY;

describe('fault 6: 429', () => {
  test.each<[string, Record<string, string>, string, number]>([
    ['without a hint: back-off', {}, '', 125],
    ['seconds', { 'Retry-After': '5' }, '', 5000],
    ['a date', { 'Retry-After': 'Wed, 25 Nov 2026 08:01:00 GMT' }, '', 60_000],
    ['a past date: back-off', { 'Retry-After': 'Wed, 25 Nov 2020 08:01:00 GMT' }, '', 125],
    ['zero: back-off', { 'Retry-After': '0' }, '', 125],
    ['GHCR’s message with ms', {}, 'retry-after: 130.5ms, allowed: 2000/minute', 130.5],
  ])('%s', async (_, headers, message, wait) => {
    await using registry = await startRegistry();
    const action = { status: 429, headers, body: { errors: [{ code: 'TOOMANYREQUESTS', message }] } };
    registry.fail({ method: 'HEAD', action });
    registry.fail({ method: 'GET', action });
    using connection = connect({ now: () => Date.parse('2026-11-25T08:00:00Z') });
    await registry.putManifest('a/b', manifest, { tags: ['x'] });
    await connection.client.repository(registry.host, 'a/b').getManifest('x');
    expect(connection.waits).toEqual([wait]);
  });

  test('the profile of GHCR', async () => {
    await using registry = await startRegistry({ profile: 'ghcr' });
    registry.fail({ method: 'POST', times: 10, action: { throttle: 900.5 } });
    using connection = connect({ retry: { baseMs: 1, capMs: 1 } });
    await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open);
    // More than the usual number of tries: the registry says itself when to come back.
    expect(connection.waits).toEqual(Array(10).fill(900.5));
  });

  test('an hour is too long: the failure names the wait', async () => {
    await using registry = await startRegistry();
    registry.fail({ times: always, action: { status: 429, headers: { 'Retry-After': '3600' } } });
    using connection = connect();
    const listing = connection.client.repository(registry.host, 'a/b').listTags();
    await expect(listing).rejects.toMatchObject({ status: 429, temporary: true, retryAfterMs: 3_600_000 });
    await expect(listing).rejects.toThrow('it asks to wait 3600 s, which is too long');
    expect(connection.waits).toEqual([]);
  });

  test('without end it fails in the end', async () => {
    await using registry = await startRegistry();
    registry.fail({ times: always, action: { status: 429 } });
    using connection = connect();
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toThrow(
      RegistryError,
    );
    expect(registry.requests).toHaveLength(20);
  });
});

describe('fault 7: bursts of 5xx', () => {
  test.each([408, 500, 502, 503, 504])('%i on every verb of a push', async (status) => {
    await using registry = await startRegistry();
    for (const method of ['POST', 'PUT', 'PUT', 'HEAD', 'GET']) {
      registry.fail({ method, times: 2, action: { status } });
    }
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    expect(await repository.uploadBlob(blob.expected, blob.open)).toBe('uploaded');
    await repository.putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'x' });
    expect((await repository.getManifest('x')).bytes).toEqual(manifest);
    expect(Buffer.from(await repository.readBlob(blob.expected))).toEqual(blob.bytes);
  });

  test('a burst longer than the patience is the registry’s own error', async () => {
    await using registry = await startRegistry();
    const body = { errors: [{ code: 'UNKNOWN', message: 'database is down' }] };
    registry.fail({ times: always, action: { status: 500, body } });
    using connection = connect({ retry: { attempts: 3 } });
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toMatchObject({
      message: `GET http://${registry.host}/v2/a/b/tags/list: status 500, UNKNOWN: database is down`,
      temporary: true,
      status: 500,
    });
    expect(registry.requests).toHaveLength(3);
  });

  test.each([501, 505, 400, 405])('%i is final', async (status) => {
    await using registry = await startRegistry();
    registry.fail({ times: always, action: { status } });
    using connection = connect();
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toMatchObject({
      status,
    });
    expect(registry.requests).toHaveLength(1);
  });

  test('503 halves the number of requests at a time', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    registry.fail({ method: 'HEAD', times: 8, action: { status: 503 } });
    const digests = Array.from({ length: 60 }, (_, index) => digestOf(Buffer.from(String(index))));
    await Promise.all(digests.map((digest) => repository.hasBlob(digest)));
    expect(Math.max(...registry.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(8);
    expect(registry.requests).toHaveLength(68);
  });
});

describe('fault 8: 200 with a web page', () => {
  test('is no manifest and no tag list', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>');
    });
    using connection = connect();
    const repository = connection.client.repository(server.host, 'a/b');
    await expect(repository.getManifest('x')).rejects.toThrow('the answer is "text/html" and no manifest');
    await expect(repository.resolve('x')).rejects.toThrow('is there a proxy or login page in between?');
    await expect(repository.listTags()).rejects.toThrow('the tag list is not JSON');
  });

  test('is no upload session', async () => {
    await using server = await serve((_, response) => void response.writeHead(200).end('<html>'));
    using connection = connect();
    await expect(
      connection.client.repository(server.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).rejects.toThrow('status 200, an HTML page');
  });
});

describe('fault 38: connections', () => {
  test('reset before the answer, on every verb', async () => {
    await using registry = await startRegistry();
    for (const method of ['POST', 'PUT', 'PUT', 'HEAD', 'GET']) {
      registry.fail({ method, times: 2, action: 'reset' });
    }
    using connection = connect();
    const repository = connection.client.repository(registry.host, 'a/b');
    await repository.uploadBlob(blob.expected, blob.open);
    await repository.putManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'x' });
    expect((await repository.getManifest('x')).bytes).toEqual(manifest);
    expect(connection.client.stats.retries).toBeGreaterThan(0);
  });

  test('an idle connection that the peer has closed meanwhile', async () => {
    const sockets = new Set<{ destroy(): void }>();
    await using server = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('{"tags":[]}');
    });
    using connection = connect();
    const repository = connection.client.repository(server.host, 'a/b');
    for (let round = 0; round < 3; round += 1) {
      expect(await repository.listTags()).toEqual([]);
      for (const socket of sockets) {
        socket.destroy();
      }
    }
  });

  test('a host that does not exist is final and named', async () => {
    using connection = connect();
    await expect(connection.client.repository('registry.invalid', 'a/b').listTags()).rejects.toThrow(
      'the host registry.invalid does not exist (ENOTFOUND): check the spelling',
    );
  });

  test('a port where nobody listens', async () => {
    const server = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    using connection = connect({ retry: { attempts: 2 } });
    await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toMatchObject({
      temporary: true,
      message: expect.stringContaining('the connection failed'),
    });
  });
});

test('fault 40: warnings are told once', async () => {
  await using server = await serve((_, response) => {
    response.setHeader('warning', ['299 - "going \\"away\\""', '299 - "soon"', '110 - "stale"']);
    response.end('{"tags":[]}');
  });
  const warnings: string[] = [];
  using connection = connect({ onWarning: (text) => warnings.push(text) });
  const repository = connection.client.repository(server.host, 'a/b');
  await repository.listTags();
  await repository.listTags();
  expect(warnings).toEqual(['going "away"', 'soon']);
});

test('a fault leaves no upload session behind', async () => {
  await using registry = await startRegistry();
  registry.fail({ method: 'PUT', times: 2, action: { resetUpload: 100 } });
  using connection = connect();
  const { expected, open } = blobOf('larger', 900_000);
  await connection.client.repository(registry.host, 'a/b').uploadBlob(expected, open);
  expect(registry.openUploads).toBe(0);
  expect(countRequests(registry, 'DELETE', /uploads/)).toBe(2);
});
