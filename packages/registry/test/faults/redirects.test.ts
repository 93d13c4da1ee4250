import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/index.ts';
import { connect, login } from '../support/client.ts';
import { bytesOf, readAll } from '../support/content.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;
const big = bytesOf('big', 3 * MiB);
const bigBlob = { digest: digestOf(big), size: big.byteLength };

describe('fault 17: redirects of blobs', () => {
  test('to another port: followed without Authorization', async () => {
    // The blob store of the test registry refuses an Authorization header as S3 does.
    await using registry = await startRegistry({
      blobStore: 'redirect',
      auth: { kind: 'bearer', users: { bot: 'x' } },
    });
    await registry.putBlob('a/b', big);
    using connection = connect({ credentials: login('bot', 'x') });
    const body = await readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
  });

  test.each([
    ['a relative path', (host: string) => `/store?sig=a+b%2B==&h=${host}`],
    ['an absolute URL', (host: string) => `http://${host}/store?sig=a+b%2B==&h=${host}`],
    ['the host without a scheme', (host: string) => `//${host}/store?sig=a+b%2B==&h=${host}`],
  ])('%s on the same origin keeps query and Authorization', async (_, location) => {
    const paths: (string | undefined)[] = [];
    await using server = await serve((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      } else if (request.url?.startsWith('/store') === true) {
        paths.push(request.url);
        response.end(big);
      } else {
        response.writeHead(307, { location: location(server.host) }).end();
      }
    });
    using connection = connect({ credentials: login('bot', 'x') });
    await readAll(connection.client.repository(server.host, 'a/b').getBlob(bigBlob));
    expect(paths).toEqual([`/store?sig=a+b%2B==&h=${server.host}`]);
  });

  test('a way back to the registry does not bring the credentials back', async () => {
    const seen: (string | undefined)[] = [];
    await using other = await serve((_, response) => {
      response.writeHead(307, { location: `http://${server.host}/last` }).end();
    });
    await using server = await serve((request, response) => {
      if (request.url === '/last') {
        seen.push(request.headers.authorization);
        response.end(big);
      } else if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      } else {
        response.writeHead(307, { location: `http://${other.host}/` }).end();
      }
    });
    using connection = connect({ credentials: login('bot', 'x') });
    await readAll(connection.client.repository(server.host, 'a/b').getBlob(bigBlob));
    expect(seen).toEqual([undefined]);
  });

  test('an expired presigned URL: the registry is asked for another one', async () => {
    let asked = 0;
    await using storage = await serve((request, response) => {
      response
        .writeHead(request.url === '/2' ? 200 : 403)
        .end(request.url === '/2' ? big : '<Error>expired</Error>');
    });
    await using server = await serve((_, response) => {
      asked += 1;
      response.writeHead(307, { location: `http://${storage.host}/${asked}` }).end();
    });
    using connection = connect();
    const body = await readAll(connection.client.repository(server.host, 'a/b').getBlob(bigBlob));
    expect(body.equals(big)).toBe(true);
    expect(asked).toBe(2);
  });

  test('a 401 from behind a redirect is no challenge, and nobody waits for its outcome', async () => {
    await using storage = await serve((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="phishing"' }).end();
    });
    await using server = await serve((request, response) => {
      if (request.url?.includes('/blobs/') === true) {
        response.writeHead(307, { location: `http://${storage.host}/` }).end();
      } else {
        response.end('{"tags":["x"]}');
      }
    });
    using connection = connect({ credentials: login('bot', 'x'), retry: { attempts: 2 } });
    const repository = connection.client.repository(server.host, 'a/b');
    const [blob, tags] = await Promise.allSettled([
      readAll(repository.getBlob(bigBlob)),
      repository.listTags(),
    ]);
    expect(blob).toMatchObject({ status: 'rejected', reason: { status: 401, temporary: true } });
    expect(tags).toEqual({ status: 'fulfilled', value: ['x'] });
  });

  test('from https to http: refused', async () => {
    await using plain = await serve((_, response) => void response.end(big));
    await using registry = await startRegistry({
      tls: true,
      faults: [{ method: 'GET', action: { status: 307, headers: { location: `http://${plain.host}/` } } }],
    });
    using connection = connect({ ca: registry.ca ?? '' });
    await expect(
      readAll(connection.client.repository(registry.host, 'a/b').getBlob(bigBlob)),
    ).rejects.toThrow('refused, as the connection must stay encrypted');
  });
});

test('fault 18: a redirect loop ends', async () => {
  let requests = 0;
  await using server = await serve((_, response) => {
    requests += 1;
    response.writeHead(307, { location: '/again' }).end();
  });
  using connection = connect();
  await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toThrow(
    'redirects more than 10 times',
  );
  expect(requests).toBe(11);
});
