import { describe, expect, it } from 'vitest';
import { digestOf, type TestRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, eventually, openUpload, pushBlob, STORAGES, start } from './fixture.ts';
import { type Answer, codesOf, type Sent } from './http.ts';

const REPOSITORY = 'owner/image';
const bytes = bytesOf(200_000);

async function withBlob(registry: TestRegistry): Promise<string> {
  return `/v2/${REPOSITORY}/blobs/${await pushBlob(registry, REPOSITORY, bytes)}`;
}

/** Sends a request, and goes away once `enough` holds. The promise settles as it does for any client that gives up. */
async function leaveWhen(
  registry: TestRegistry,
  method: string,
  path: string,
  enough: (received: number) => boolean,
  sent: Sent = {},
): Promise<Answer> {
  const leave = new AbortController();
  let received = 0;
  const onBytes = (count: number): void => {
    received += count;
  };
  const pending = call(registry, method, path, { ...sent, onBytes, signal: leave.signal });
  pending.catch(() => {});
  await eventually(() => enough(received), true);
  leave.abort();
  return pending;
}

describe.each(STORAGES)('a fault on %s', (storage) => {
  it('answers with a status, headers and a body', async () => {
    const registry = await start(storage);
    registry.fail({ action: { status: 503, headers: { 'Retry-After': '7' }, body: { errors: [] } } });
    registry.fail({ action: { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>' } });
    registry.fail({ action: { status: 502 } });
    const json = await call(registry, 'GET', '/v2/');
    expect([json.status, json.headers['retry-after'], json.body.toString()]).toEqual([
      503,
      '7',
      '{"errors":[]}',
    ]);
    const html = await call(registry, 'GET', '/v2/');
    expect([html.status, html.headers['content-type'], html.body.toString()]).toEqual([
      200,
      'text/html',
      '<html>',
    ]);
    const empty = await call(registry, 'GET', '/v2/');
    expect([empty.status, empty.headers['content-length']]).toEqual([502, '0']);
  });

  it('cuts the connection before anything is done', async () => {
    const registry = await start(storage);
    registry.fail({ method: 'POST', action: 'reset' });
    await expect(call(registry, 'POST', `/v2/${REPOSITORY}/blobs/uploads/`)).rejects.toThrow(
      /ECONNRESET|hang up/,
    );
    expect([registry.openUploads, registry.requests[0]?.status]).toEqual([0, undefined]);
  });

  it('cuts the connection after everything is done', async () => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    registry.fail({ method: 'PUT', action: 'lost-ack' });
    const digest = digestOf(bytes);
    await expect(call(registry, 'PUT', `${location}&digest=${digest}`, { body: bytes })).rejects.toThrow();
    expect((await registry.blob(REPOSITORY, digest))?.equals(bytes)).toBe(true);
  });

  it.each([
    ['GET', undefined],
    ['PUT', bytes],
  ])('never answers a %s', async (method, body) => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.clearRequests();
    registry.fail({ action: 'stall' });
    const stalled = (): boolean => registry.requests[0]?.fault === 'stall';
    await expect(leaveWhen(registry, method, path, stalled, body && { body })).rejects.toThrow();
    expect(registry.requests[0]?.status).toBeUndefined();
    expect((await call(registry, 'GET', path)).status).toBe(200);
  });

  it('stops in the middle of a body and keeps the connection', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { stallAfter: 5000 } });
    const answer = await leaveWhen(registry, 'GET', path, (received) => received >= 5000);
    expect([answer.status, answer.complete]).toEqual([200, false]);
    expect(answer.body.equals(bytes.subarray(0, 5000))).toBe(true);
  });

  it.each([0, 1, 70_000])('truncates a body after %i bytes', async (truncate) => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { truncate } });
    const answer = await call(registry, 'GET', path);
    expect([answer.status, answer.complete]).toEqual([200, false]);
    expect(answer.headers['content-length']).toBe(String(bytes.length));
    expect(answer.body.equals(bytes.subarray(0, truncate))).toBe(true);
  });

  it('ends a chunked body early as if it were whole', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { truncate: 1000, cleanly: true } });
    const answer = await call(registry, 'GET', path);
    expect([answer.complete, answer.headers['transfer-encoding'], answer.body.length]).toEqual([
      true,
      'chunked',
      1000,
    ]);
  });

  it('flips one bit on the way, not in the storage', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { corrupt: true } });
    const { body } = await call(registry, 'GET', path);
    const changed = [...body.keys()].filter((index) => body[index] !== bytes[index]);
    expect([body.length, changed]).toEqual([bytes.length, [bytes.length / 2]]);
    expect((await call(registry, 'GET', path)).body.equals(bytes)).toBe(true);
  });

  it('adds bytes to a body', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { append: 'extra' } });
    const answer = await call(registry, 'GET', path);
    expect(answer.body.equals(Buffer.concat([bytes, Buffer.from('extra')]))).toBe(true);
    expect([answer.complete, answer.headers['content-length']]).toEqual([true, String(bytes.length + 5)]);
  });

  it('sends a body slowly', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { slow: 10 } });
    const answer = await leaveWhen(registry, 'GET', path, (received) => received > 0);
    expect([answer.complete, answer.body.length < 1000]).toEqual([false, true]);
    registry.fail({ action: { slow: 50_000_000 } });
    expect((await call(registry, 'GET', path)).body.equals(bytes)).toBe(true);
  });

  it('changes headers', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({
      action: { setHeaders: { 'Docker-Content-Digest': 'sha256:lie', 'Accept-Ranges': undefined } },
    });
    const { headers } = await call(registry, 'GET', path);
    expect([headers['docker-content-digest'], headers['accept-ranges']]).toEqual(['sha256:lie', undefined]);
  });

  it('delays and then goes on', async () => {
    const registry = await start(storage);
    const path = await withBlob(registry);
    registry.fail({ action: { delayMs: 5 } });
    expect((await call(registry, 'GET', path)).body.equals(bytes)).toBe(true);
    expect(registry.requests.at(-1)?.fault).toBe('delayMs');
  });
});

describe('429', () => {
  it('tells the wait by header, in whole seconds', async () => {
    const registry = await start('memory');
    registry.fail({ action: { throttle: 1200 } });
    const answer = await call(registry, 'GET', '/v2/');
    expect([answer.status, answer.headers['retry-after'], codesOf(answer)]).toEqual([
      429,
      '2',
      ['TOOMANYREQUESTS'],
    ]);
  });

  it('tells it only in the text on ghcr', async () => {
    const registry = await start('memory', { profile: 'ghcr' });
    registry.fail({ action: { throttle: 12.5 } });
    const answer = await call(registry, 'GET', '/v2/');
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, undefined]);
    expect(answer.body.toString()).toContain('retry-after: 12.5ms, allowed: 2000/minute');
  });
});

describe('which requests a fault strikes', () => {
  async function statuses(
    registry: TestRegistry,
    count: number,
    method = 'GET',
    path = '/v2/',
  ): Promise<number[]> {
    const found = [];
    for (let index = 0; index < count; index++) {
      found.push((await call(registry, method, path)).status);
    }
    return found;
  }

  it('is the next one by default', async () => {
    const registry = await start('memory');
    registry.fail({ action: { status: 500 } });
    expect(await statuses(registry, 3)).toEqual([500, 200, 200]);
  });

  it('is so many, after so many', async () => {
    const registry = await start('memory');
    registry.fail({ times: 2, after: 1, action: { status: 500 } });
    expect(await statuses(registry, 5)).toEqual([200, 500, 500, 200, 200]);
  });

  it('is every one when times is Infinity, until they are cleared', async () => {
    const registry = await start('memory', {
      faults: [{ times: Number.POSITIVE_INFINITY, action: { status: 500 } }],
    });
    expect(await statuses(registry, 4)).toEqual([500, 500, 500, 500]);
    registry.clearFaults();
    expect(await statuses(registry, 1)).toEqual([200]);
  });

  it('depends on the method, and on path and query', async () => {
    const registry = await start('memory');
    registry.fail({ method: 'HEAD', path: /\?n=1$/g, times: 2, action: { status: 500 } });
    expect(await statuses(registry, 1, 'GET', '/v2/?n=1')).toEqual([200]);
    expect(await statuses(registry, 1, 'HEAD', '/v2/?n=2')).toEqual([200]);
    expect(await statuses(registry, 3, 'HEAD', '/v2/?n=1')).toEqual([500, 500, 200]);
  });

  it('does not depend on the order of the fields of an action', async () => {
    const registry = await start('memory');
    registry.fail({ action: { body: 'no', headers: { 'X-A': 'b' }, status: 500 } });
    expect(await statuses(registry, 2)).toEqual([500, 200]);
    expect(registry.requests[0]?.fault).toBe('status');
  });

  it('is none when the action is none', async () => {
    const registry = await start('memory');
    expect(() => registry.fail({ action: {} as never })).toThrow(/{} is not a fault/);
  });

  it('goes by the order in which faults were added', async () => {
    const registry = await start('memory');
    registry.fail({ action: { status: 500 } });
    registry.fail({ action: { status: 502 } });
    expect(await statuses(registry, 3)).toEqual([500, 502, 200]);
  });

  it('lets a fault of the answer wait for one that succeeds', async () => {
    const registry = await start('memory');
    registry.fail({ path: /blobs/, action: { truncate: 1 } });
    const digest = await registry.putBlob(REPOSITORY, 'abc');
    expect((await call(registry, 'GET', `/v2/other/blobs/${digest}`)).complete).toBe(true);
    expect((await call(registry, 'HEAD', `/v2/${REPOSITORY}/blobs/${digest}`)).complete).toBe(true);
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`)).complete).toBe(false);
  });

  it('includes the token service', async () => {
    const registry = await start('memory', { auth: { kind: 'bearer', users: { u: 'p' } } });
    registry.fail({ path: /^\/token/, action: { status: 500 } });
    expect((await call(registry, 'GET', '/token?service=container-kit-test')).status).toBe(500);
  });
});

describe('onRequest', () => {
  it('sees each request first, and may change things', async () => {
    const seen: string[] = [];
    const registry = await start('memory', {
      onRequest: async ({ method, path }) => {
        seen.push(`${method} ${path}`);
        await registry.putBlob(REPOSITORY, 'just in time');
      },
    });
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list`)).status).toBe(200);
    expect(seen).toEqual([`GET /v2/${REPOSITORY}/tags/list`]);
  });

  it('may answer instead', async () => {
    const registry = await start('memory', {
      onRequest: () => ({ status: 418, headers: { 'X-A': ['1', '2'] } }),
    });
    const answer = await call(registry, 'GET', '/v2/');
    expect([answer.status, answer.headers['x-a']]).toEqual([418, '1, 2']);
  });
});

it('latency is added to every request', async () => {
  const registry = await start('memory', { latencyMs: 1 });
  expect((await call(registry, 'GET', '/v2/')).status).toBe(200);
});
