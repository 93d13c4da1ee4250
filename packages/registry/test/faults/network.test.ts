import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { digestOf, UntrustedCertificateError } from '../../src/index.ts';
import { connect, login } from '../support/client.ts';
import { blobOf, bytesOf, readAll } from '../support/content.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;
const big = bytesOf('big', 3 * MiB);
const bigBlob = { digest: digestOf(big), size: big.byteLength };

describe('faults 23 and 24: silence', () => {
  const timeouts = { idleMs: 300, responseMs: 300, responseMsPerMiB: 0, floorWindowMs: 300 };

  test('before the head of the answer', async () => {
    await using registry = await startRegistry();
    registry.fail({ method: 'GET', action: 'stall' });
    using connection = connect({ timeouts, retry: { attempts: 20 } });
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toMatchObject({
      status: 404,
    });
    expect(connection.client.stats.retries).toBeGreaterThanOrEqual(1);
  });

  test('in the middle of a body', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/b', big);
    registry.fail({ method: 'GET', action: { stallAfter: MiB } });
    using connection = connect({ timeouts, retry: { attempts: 20 } });
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test('after a whole upload', async () => {
    const blob = blobOf('x', 5000);
    await using registry = await startRegistry();
    registry.fail({ method: 'PUT', action: 'stall' });
    using connection = connect({ timeouts, retry: { attempts: 20 } });
    expect(
      await connection.client.repository(registry.host, 'a/b').uploadBlob(blob.expected, blob.open),
    ).toBe('uploaded');
  });

  test('in the middle of an upload, when nobody reads', async () => {
    const huge = blobOf('huge', 24 * MiB, 96);
    let puts = 0;
    await using server = await serve((request, response) => {
      if (request.method === 'PUT' && puts++ === 0) {
        return;
      }
      request.resume().on('end', () => {
        const status = { POST: 202, PUT: 201, DELETE: 204 }[request.method ?? ''] ?? 404;
        response.writeHead(status, { location: '/up' }).end();
      });
    });
    using connection = connect({ timeouts, retry: { attempts: 20 } });
    await connection.client.repository(server.host, 'a/b').uploadBlob(huge.expected, huge.open);
    expect(puts).toBeGreaterThanOrEqual(2);
  });

  test('one byte at a time', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/b', big);
    registry.fail({ method: 'GET', action: { slow: 100 } });
    using connection = connect({ timeouts, retry: { attempts: 20 } });
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test('a slow reader on our side is no silence of the registry', async () => {
    await using registry = await startRegistry();
    await registry.putBlob('a/b', big);
    using connection = connect({ timeouts: { idleMs: 2_000, floorWindowMs: 2_000 } });
    let size = 0;
    for await (const chunk of connection.client.repository(registry.host, 'a/b').getBlob(bigBlob)) {
      if (size === 0) {
        await new Promise((resolve) => setTimeout(resolve, 2_500));
      }
      size += chunk.byteLength;
    }
    expect(size).toBe(bigBlob.size);
    expect(connection.client.stats.requests(registry.host, 'GET')).toBe(1);
  });
});

describe('fault 37: TLS and plain HTTP', () => {
  test('an own CA is trusted when it is given', async () => {
    await using registry = await startRegistry({ tls: true });
    using connection = connect({ ca: registry.ca ?? '' });
    const blob = blobOf('x', 3 * MiB);
    const repository = connection.client.repository(registry.host, 'a/b');
    await repository.uploadBlob(blob.expected, blob.open);
    expect((await readAll(repository.getBlob(blob.expected))).equals(blob.bytes)).toBe(true);
  });

  test('and when Docker has it for this registry', async () => {
    const certsDir = await mkdtemp(join(tmpdir(), 'registry-certs-'));
    await using registry = await startRegistry({ tls: true });
    await mkdir(join(certsDir, registry.host));
    await writeFile(join(certsDir, registry.host, 'ca.crt'), registry.ca ?? '');
    using connection = connect({ certsDir });
    expect(await connection.client.repository(registry.host, 'a/b').hasBlob(bigBlob.digest)).toBe(false);
    await rm(certsDir, { recursive: true });
  });

  test('else it is refused, never ignored and never replaced by plain HTTP', async () => {
    await using registry = await startRegistry({ tls: true });
    using connection = connect();
    const error = await connection.client
      .repository(registry.host, 'a/b')
      .listTags()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UntrustedCertificateError);
    expect(error).toMatchObject({
      host: registry.host,
      problem: expect.stringMatching(/is not trusted \(\w+\)$/),
      message: expect.stringContaining(`/etc/docker/certs.d/${registry.host}/ca.crt`),
    });
    expect(registry.requests).toEqual([]);
    expect(connection.waits).toEqual([]);
  });

  test.each([
    ['an expired certificate', { expired: true }],
    ['one for another host', { names: ['other.example'] }],
  ])('%s is refused', async (_, tls) => {
    await using registry = await startRegistry({ tls });
    using connection = connect({ ca: registry.ca ?? '' });
    const error = await connection.client
      .repository(registry.host, 'a/b')
      .listTags()
      .catch((thrown: unknown) => thrown);
    // No further CA would help here.
    expect(error).not.toBeInstanceOf(UntrustedCertificateError);
    expect(error).toMatchObject({ message: expect.stringContaining('is not trusted') });
    expect(registry.requests).toEqual([]);
  });

  test('a loopback host without TLS gets plain HTTP', async () => {
    await using registry = await startRegistry();
    using connection = connect();
    const port = registry.host.split(':')[1];
    expect(await connection.client.repository(`localhost:${port}`, 'a/b').hasBlob(bigBlob.digest)).toBe(
      false,
    );
  });

  test('the token service of an https registry must be https', async () => {
    await using registry = await startRegistry({ tls: true });
    const headers = { 'www-authenticate': 'Bearer realm="http://127.0.0.1:9/token"' };
    registry.fail({ action: { status: 401, headers } });
    using connection = connect({ ca: registry.ca ?? '', credentials: login('bot', 'x') });
    await expect(connection.client.repository(registry.host, 'a/b').listTags()).rejects.toThrow(
      'must stay encrypted',
    );
  });

  test('IPv6', async () => {
    await using registry = await startRegistry({ address: '::1' });
    using connection = connect();
    const port = registry.url.split(':').at(-1);
    expect(await connection.client.repository(`[::1]:${port}`, 'a/b').hasBlob(bigBlob.digest)).toBe(false);
  });
});

describe('proxies', () => {
  test('a remote host is reached through HTTPS_PROXY, a loopback host never', async () => {
    const asked: string[] = [];
    const sockets = new Set<Socket>();
    const proxy = createServer((socket) => {
      sockets.add(socket);
      socket.once('data', (data) => {
        asked.push(data.toString().split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await using registry = await startRegistry();
    using connection = connect({ env: { HTTPS_PROXY: url, HTTP_PROXY: url }, retry: { attempts: 1 } });
    await connection.client.repository(registry.host, 'a/b').hasBlob(bigBlob.digest);
    expect(asked).toEqual([]);
    await expect(connection.client.repository('registry.invalid', 'a/b').listTags()).rejects.toThrow();
    expect(asked).toEqual(['CONNECT registry.invalid:443 HTTP/1.1']);
    proxy.close();
  });
});
