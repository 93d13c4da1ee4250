import { Agent } from 'node:http';
import { describe, expect, it } from 'vitest';
import { bytesOf, call, eventually, openUpload, start } from './fixture.ts';

describe('the request log', () => {
  it('keeps requests in the order of arrival with what was sent and received', async () => {
    const registry = await start('memory');
    const location = await openUpload(registry, 'a');
    await call(registry, 'PATCH', location, { body: bytesOf(70_000), headers: { 'X-Test': 'yes' } });
    const digest = await registry.putBlob('a', bytesOf(90_000));
    await call(registry, 'GET', `/v2/a/blobs/${digest}?x=1`);
    await call(registry, 'HEAD', `/v2/a/blobs/${digest}`);
    const seen = registry.requests.map(({ method, status, bytesReceived, bytesSent }) => [
      method,
      status,
      bytesReceived,
      bytesSent,
    ]);
    expect(seen).toEqual([
      ['POST', 202, 0, 0],
      ['PATCH', 202, 70_000, 0],
      ['GET', 200, 0, 90_000],
      ['HEAD', 200, 0, 0],
    ]);
    expect(registry.requests[1]?.headers['x-test']).toBe('yes');
    expect(registry.requests[2]?.path).toBe(`/v2/a/blobs/${digest}?x=1`);
    registry.clearRequests();
    expect(registry.requests).toEqual([]);
  });

  it.each([
    [undefined, 'none', undefined],
    ['Basic dTpw', 'basic', 'Basic <redacted>'],
    ['bearer abc', 'bearer', 'bearer <redacted>'],
    ['Digest x y', 'other', 'Digest <redacted>'],
  ])('tells of the credential %s only that it is %s', async (sent, credential, shown) => {
    const registry = await start('memory');
    await call(registry, 'GET', '/v2/', { headers: sent === undefined ? {} : { Authorization: sent } });
    expect(registry.requests[0]).toMatchObject({ credential });
    expect(registry.requests[0]?.headers.authorization).toBe(shown);
  });

  it('counts what is in flight at once', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const registry = await start('memory', { onRequest: () => gate });
    const pending = [1, 2, 3].map(() => call(registry, 'GET', '/v2/'));
    await eventually(() => registry.requests.length, 3);
    release();
    await Promise.all(pending);
    expect(registry.requests.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3]);
    await call(registry, 'GET', '/v2/');
    expect(registry.requests[3]?.inFlight).toBe(1);
  });

  it('keeps connections open, so that a client can use them again', async () => {
    const registry = await start('memory');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await call(registry, 'GET', '/v2/', { agent });
    // The body is refused unread; the connection must still serve the next request.
    const refused = await call(registry, 'PUT', '/v2/a/manifests/-x', { agent, body: bytesOf(5_000_000) });
    const next = await call(registry, 'GET', '/v2/', { agent });
    expect([refused.status, next.status]).toEqual([400, 200]);
    agent.destroy();
  });

  it('notes a bug of the registry itself', async () => {
    const registry = await start('memory', {
      onRequest: () => {
        throw new Error('a bug');
      },
    });
    await expect(call(registry, 'GET', '/v2/')).rejects.toThrow();
    expect(registry.requests[0]?.error?.message).toBe('a bug');
    registry.clearRequests();
  });
});

describe('a registry seen from inside', () => {
  it('tells what it holds', async () => {
    const registry = await start('memory');
    const blob = await registry.putBlob('b', 'text');
    const manifest = { schemaVersion: 2, manifests: [] };
    const digest = await registry.putManifest('a', manifest, { tags: ['v2', 'v1'] });
    expect(registry.repositories()).toEqual(['a', 'b']);
    expect([registry.tags('a'), registry.manifests('a'), registry.blobs('b')]).toEqual([
      ['v1', 'v2'],
      [digest],
      [blob],
    ]);
    expect(registry.manifest('a', 'v1')).toEqual(registry.manifest('a', digest));
    expect(registry.manifest('a', 'v1')?.bytes.toString()).toBe(JSON.stringify(manifest));
    expect((await registry.blob('b', blob))?.toString()).toBe('text');
    const absent = [
      registry.manifest('a', 'v3'),
      await registry.blob('a', blob),
      await registry.blob('b', 'x'),
    ];
    expect([registry.tags('c'), ...absent]).toEqual([[], undefined, undefined, undefined]);
  });

  it('can be seeded with lies and with what is no manifest', async () => {
    const registry = await start('memory');
    const lie = `sha256:${'0'.repeat(64)}` as const;
    await registry.putBlob('a', 'text', lie);
    expect((await call(registry, 'GET', `/v2/a/blobs/${lie}`)).body.toString()).toBe('text');
    await registry.putManifest('a', Buffer.from([0xff]), {
      tags: ['junk'],
      digest: lie,
      mediaType: 'text/junk',
    });
    const junk = await call(registry, 'GET', '/v2/a/manifests/junk');
    expect([junk.body, junk.headers['content-type'], junk.headers['docker-content-digest']]).toEqual([
      Buffer.from([0xff]),
      'text/junk',
      lie,
    ]);
  });

  it('goes back to the start', async () => {
    const registry = await start('memory');
    await registry.putBlob('a', 'x');
    await registry.putManifest('a', { schemaVersion: 2, manifests: [] }, { tags: ['v1'] });
    await openUpload(registry, 'a');
    registry.fail({ action: 'reset' });
    await registry.reset();
    expect([registry.repositories(), registry.openUploads, registry.requests]).toEqual([[], 0, []]);
    expect((await call(registry, 'GET', '/v2/a/tags/list')).status).toBe(404);
  });
});
