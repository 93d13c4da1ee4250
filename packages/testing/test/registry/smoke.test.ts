import { expect, it } from 'vitest';
import { digestOf, startRegistry } from '../../src/registry/index.ts';
import { send } from './http.ts';

it('pushes, pulls and fails', async () => {
  for (const tls of [undefined, true] as const) {
    await using registry = await startRegistry(tls === undefined ? {} : { tls });
    const ca = registry.ca === undefined ? {} : { ca: registry.ca };
    const bytes = Buffer.alloc(300_000, 7);
    const digest = digestOf(bytes);
    expect((await send('GET', `${registry.url}/v2/`, ca)).status).toBe(200);
    const post = await send('POST', `${registry.url}/v2/a/b/blobs/uploads/`, ca);
    expect(post.status).toBe(202);
    const put = await send('PUT', new URL(`${post.headers.location}&digest=${digest}`, registry.url), {
      ...ca,
      body: bytes,
    });
    expect(put.status).toBe(201);
    const blob = `${registry.url}/v2/a/b/blobs/${digest}`;
    expect((await send('GET', blob, ca)).body.equals(bytes)).toBe(true);
    registry.fail({ method: 'GET', path: /blobs/, action: { truncate: 1000 } });
    const cut = await send('GET', blob, ca);
    expect([cut.complete, cut.body.length]).toEqual([false, 1000]);
    registry.fail({ method: 'GET', action: { corrupt: true } });
    expect((await send('GET', blob, ca)).body.equals(bytes)).toBe(false);
    registry.fail({ method: 'GET', action: { status: 503 } });
    expect((await send('GET', blob, ca)).status).toBe(503);
    registry.fail({ method: 'GET', action: 'reset' });
    await expect(send('GET', blob, ca)).rejects.toThrow();
    registry.fail({ method: 'GET', action: 'stall' });
    await expect(send('GET', blob, { ...ca, signal: AbortSignal.timeout(200) })).rejects.toThrow();
    expect((await send('GET', blob, ca)).body.equals(bytes)).toBe(true);
    expect(registry.requests.filter((r) => r.error)).toEqual([]);
  }
});
