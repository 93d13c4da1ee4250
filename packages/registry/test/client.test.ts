import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { AuthenticationError, digestOf, MEDIA_TYPE, RegistryClient, RegistryError } from '../src/index.ts';
import { connect, login } from './support/client.ts';
import { blobOf, readAll } from './support/content.ts';
import { serve } from './support/server.ts';

const MiB = 1024 * 1024;
const always = Number.POSITIVE_INFINITY;
const digest = digestOf(Buffer.from('x'));

describe('the signal', () => {
  test('that is already aborted: nothing is sent', async () => {
    await using registry = await startRegistry();
    using connection = connect({ signal: AbortSignal.abort(new Error('stopped')) });
    const repository = connection.client.repository(registry.host, 'a/b');
    await expect(repository.listTags()).rejects.toThrow('stopped');
    await expect(repository.uploadBlob({ digest, size: 1 }, blobOf('x', 1).open)).rejects.toThrow('stopped');
    expect(registry.requests).toEqual([]);
  });

  test('ends a request that waits for its answer', async () => {
    const abort = new AbortController();
    await using registry = await startRegistry({ onRequest: () => abort.abort(new Error('stopped')) });
    registry.fail({ action: 'stall' });
    using connection = connect({ signal: abort.signal });
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toThrow('stopped');
    expect(connection.waits).toEqual([]);
  });

  test('ends the wait between two tries', async () => {
    const abort = new AbortController();
    await using registry = await startRegistry();
    registry.fail({ times: always, action: { status: 429, headers: { 'Retry-After': '200' } } });
    using client = new RegistryClient({ env: {}, signal: abort.signal });
    const listing = client.repository(registry.host, 'a/b').listTags();
    const stop = setInterval(() => {
      if (registry.requests.length > 0) {
        abort.abort(new Error('stopped'));
      }
    }, 20);
    await expect(listing).rejects.toThrow('stopped');
    clearInterval(stop);
  });

  test('ends a download in the middle', async () => {
    const abort = new AbortController();
    await using registry = await startRegistry();
    const blob = blobOf('big', 8 * MiB);
    await registry.putBlob('a/b', blob.bytes);
    registry.fail({ method: 'GET', action: { stallAfter: MiB } });
    using connection = connect({ signal: abort.signal });
    const reading = (async () => {
      for await (const _ of connection.client.repository(registry.host, 'a/b').getBlob(blob.expected)) {
        abort.abort(new Error('stopped'));
      }
    })();
    await expect(reading).rejects.toThrow('stopped');
  });

  test('of one repository leaves the others alone', async () => {
    await using registry = await startRegistry();
    await registry.putManifest('a/b', { schemaVersion: 2 }, { tags: ['x'] });
    using connection = connect();
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(connection.client.repository(registry.host, 'a/b', { signal }).listTags()).rejects.toThrow(
      'stopped',
    );
    expect(await connection.client.repository(registry.host, 'a/b').listTags()).toEqual(['x']);
  });
});

describe('who waits for the first request', () => {
  test('goes on when that one fails', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' } } });
    registry.fail({ action: 'reset' });
    using connection = connect({ credentials: login('bot', 'x'), retry: { attempts: 1 } });
    const repository = connection.client.repository(registry.host, 'a/b');
    const digests = ['1', '2', '3', '4'].map((seed) => digestOf(Buffer.from(seed)));
    const results = await Promise.allSettled(digests.map((one) => repository.hasBlob(one)));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  test('goes on when its token is refused', async () => {
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { bot: 'x' } } });
    using connection = connect({ credentials: login('bot', 'wrong') });
    const repository = connection.client.repository(registry.host, 'a/b');
    const results = await Promise.allSettled([
      repository.listTags(),
      repository.hasBlob(digest),
      repository.listTags(),
    ]);
    expect(
      results.every((result) => result.status === 'rejected' && result.reason instanceof AuthenticationError),
    ).toBe(true);
  });

  test('goes on when the credentials cannot be read', async () => {
    await using registry = await startRegistry({ auth: { kind: 'basic', users: { bot: 'x' } } });
    const credentials = {
      get: async () => {
        throw new Error('helper broken');
      },
    };
    using connection = connect({ credentials });
    const repository = connection.client.repository(registry.host, 'a/b');
    const results = await Promise.allSettled([repository.listTags(), repository.listTags()]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { message: 'helper broken' } },
      { status: 'rejected', reason: { message: 'helper broken' } },
    ]);
  });

  test('a registry that lets everybody read asks nobody', async () => {
    await using registry = await startRegistry();
    using connection = connect({ credentials: login('bot', 'x') });
    const repository = connection.client.repository(registry.host, 'a/b');
    await Promise.all(['1', '2', '3'].map((seed) => repository.hasBlob(digestOf(Buffer.from(seed)))));
    expect(registry.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });
});

describe('errors', () => {
  test('say method, URL without query, status and the registry’s words', async () => {
    await using registry = await startRegistry();
    await registry.putManifest('a/b', { schemaVersion: 2 }, { tags: ['x'] });
    using connection = connect();
    const error = await connection.client
      .repository(registry.host, 'a/b')
      .getManifest('none')
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RegistryError);
    expect(error).toMatchObject({
      method: 'GET',
      url: `http://${registry.host}/v2/a/b/manifests/none`,
      status: 404,
      temporary: false,
      codes: [{ code: 'MANIFEST_UNKNOWN' }],
    });
    expect(error instanceof RegistryError && error.hasCode('NAME_UNKNOWN', 'MANIFEST_UNKNOWN')).toBe(true);
    expect(error instanceof RegistryError && error.hasCode('DENIED')).toBe(false);
  });

  test('keep hostile words on one line and short', async () => {
    await using server = await serve((_, response) => {
      const message = `::set-output name=x::y\n::error::${'A'.repeat(5000)}\u001b[31m`;
      response.writeHead(400).end(JSON.stringify({ errors: [{ code: 'X\r\nY', message }] }));
    });
    using connection = connect();
    const error = await connection.client
      .repository(server.host, 'a/b')
      .listTags()
      .catch((e: unknown) => e);
    expect(String(error)).not.toMatch(/\p{Cc}/u);
    expect(String(error).length).toBeLessThan(600);
  });

  test('never hold a password, a token or a presigned query', async () => {
    await using storage = await serve((_, response) => void response.writeHead(403).end('denied'));
    await using server = await serve((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      } else {
        response.writeHead(307, { location: `http://${storage.host}/x?X-Amz-Signature=t0psecret` }).end();
      }
    });
    using connection = connect({ credentials: login('bot', 'p4ssword'), retry: { attempts: 2 } });
    const repository = connection.client.repository(server.host, 'a/b');
    const error = await readAll(repository.getBlob({ digest, size: 1 })).catch((e: unknown) => e);
    const shown = `${String(error)} ${JSON.stringify(error)}`;
    expect(shown).toContain(`http://${storage.host}/x`);
    for (const secret of ['p4ssword', 't0psecret', Buffer.from('bot:p4ssword').toString('base64')]) {
      expect(shown).not.toContain(secret);
    }
  });
});

test('requests say who sends them and take no encoded bodies', async () => {
  const seen: (string | undefined)[] = [];
  await using server = await serve((request, response) => {
    seen.push(
      request.headers['user-agent'],
      String(request.headers['accept-encoding']),
      request.headers.connection,
    );
    response.end('{"tags":[]}');
  });
  using connection = connect({ userAgent: 'container-kit/build-push' });
  await connection.client.repository(server.host, 'a/b').listTags();
  expect(seen).toEqual(['container-kit/build-push', 'identity', 'keep-alive']);
});

test('connections are kept and used again, whatever the verb', async () => {
  const ports = new Set<number | undefined>();
  await using server = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    const status = { POST: 202, PUT: 201, HEAD: 404 }[request.method ?? ''] ?? 200;
    const body = request.method === 'GET' ? '{"tags":[]}' : '';
    const headers = { 'content-length': body.length, location: '/up' };
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
  using connection = connect();
  const repository = connection.client.repository(server.host, 'a/b');
  const blob = blobOf('x', 5000);
  for (let round = 0; round < 5; round += 1) {
    await repository.listTags();
    await repository.hasBlob(digest);
    await repository.uploadBlob(blob.expected, blob.open);
  }
  expect(ports.size).toBe(1);
});

test('statistics add up', async () => {
  await using registry = await startRegistry();
  registry.fail({ method: 'HEAD', times: 2, action: { status: 503 } });
  using connection = connect();
  const repository = connection.client.repository(registry.host, 'a/b');
  const blob = blobOf('x', 5000);
  await repository.uploadBlob(blob.expected, blob.open);
  await repository.hasBlob(blob.expected.digest);
  await repository.readBlob(blob.expected);
  const { stats } = connection.client;
  expect(stats.hosts.get(registry.host)).toEqual({
    requests: { POST: 1, PUT: 1, HEAD: 3, GET: 1 },
    retries: 2,
    bytesUp: 5000,
    bytesDown: expect.any(Number),
  });
  expect(stats.bytesDown).toBeGreaterThanOrEqual(5000);
});

test('a manifest is written under a tag and a digest, and read back by both', async () => {
  await using registry = await startRegistry();
  using connection = connect();
  const repository = connection.client.repository(registry.host, 'a/b');
  const bytes = Buffer.from(
    `{ "schemaVersion": 2,\n "mediaType": "${MEDIA_TYPE.ociIndex}", "manifests": [] }\n`,
  );
  const written = await repository.putManifest(bytes, MEDIA_TYPE.ociIndex, { digest: digestOf(bytes) });
  await repository.putManifest(bytes, MEDIA_TYPE.ociIndex, { tag: 'x' });
  const descriptor = { mediaType: MEDIA_TYPE.ociIndex, digest: written, size: bytes.byteLength };
  expect(await repository.resolve('x')).toEqual(descriptor);
  expect(await repository.resolve(written)).toEqual(descriptor);
  expect(await repository.getManifest('x')).toEqual({ descriptor, bytes, etag: `"${written}"` });
});

test('references can be had without the client: no crypto, no http', () => {
  const entry = fileURLToPath(new URL('../src/reference.ts', import.meta.url));
  const script = `await import(${JSON.stringify(entry)}); console.log(process.moduleLoadList.join());`;
  const loaded = execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString();
  expect(loaded).not.toMatch(/NativeModule (?:https?|_http_client|crypto|tls)\b(?!\/)/);
});
