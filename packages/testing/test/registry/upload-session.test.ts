import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, eventually, locationOf, openUpload, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';

const REPOSITORY = 'conformance/repo1';

describe.each(STORAGES)('an upload session on %s', (storage) => {
  it('tells where it stands (end-13)', async () => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    const fresh = await call(registry, 'GET', location);
    expect([fresh.status, fresh.headers.range, fresh.body.length]).toEqual([204, '0-0', 0]);
    const patched = await call(registry, 'PATCH', locationOf(fresh), { body: bytesOf(1000) });
    const status = await call(registry, 'GET', locationOf(patched));
    expect([status.status, status.headers.range]).toEqual([204, '0-999']);
    // A client that lost an answer asks with the location before.
    expect((await call(registry, 'GET', location)).headers.range).toBe('0-999');
  });

  it.each(['PATCH', 'PUT'])(
    'answers a %s that skips ahead or goes back with 416, and can go on',
    async (method) => {
      const registry = await start(storage);
      const bytes = bytesOf(3000);
      const digest = digestOf(bytes);
      let location = await openUpload(registry, REPOSITORY);
      const ahead = { headers: { 'Content-Range': '1000-1999' }, body: bytes.subarray(1000, 2000) };
      const skipped = await call(registry, method, `${location}&digest=${digest}`, ahead);
      expect([skipped.status, codesOf(skipped)]).toEqual([416, ['BLOB_UPLOAD_INVALID']]);
      const first = { headers: { 'Content-Range': '0-999' }, body: bytes.subarray(0, 1000) };
      location = locationOf(await call(registry, 'PATCH', location, first));
      expect((await call(registry, method, `${location}&digest=${digest}`, first)).status).toBe(416);
      const status = await call(registry, 'GET', location);
      expect([status.status, status.headers.range]).toEqual([204, '0-999']);
      const rest = { headers: { 'Content-Range': '1000-2999' }, body: bytes.subarray(1000) };
      const done = await call(registry, 'PUT', locationOf(status, digest), rest);
      expect([done.status, (await registry.blob(REPOSITORY, digest))?.equals(bytes)]).toEqual([201, true]);
    },
  );

  it.each([
    ['bytes=0-9', 400, 'BLOB_UPLOAD_INVALID'],
    ['bytes 0-9/10', 400, 'BLOB_UPLOAD_INVALID'],
    ['0', 400, 'BLOB_UPLOAD_INVALID'],
    ['0-8', 400, 'SIZE_INVALID'],
    ['0-10', 400, 'SIZE_INVALID'],
  ])('refuses the Content-Range %s for ten bytes', async (range, status, code) => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    const answer = await call(registry, 'PATCH', location, {
      headers: { 'Content-Range': range },
      body: bytesOf(10),
    });
    expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
    expect((await call(registry, 'GET', location)).headers.range).toBe('0-0');
  });

  it('can be cancelled, and is unknown from then on (end-14)', async () => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    await call(registry, 'PATCH', location, { body: bytesOf(10) });
    const cancelled = await call(registry, 'DELETE', location);
    expect([cancelled.status, cancelled.body.length, registry.openUploads]).toEqual([204, 0, 0]);
    for (const method of ['GET', 'PATCH', 'PUT', 'DELETE']) {
      const answer = await call(registry, method, `${location}&digest=${digestOf(Buffer.alloc(0))}`);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['BLOB_UPLOAD_UNKNOWN']]);
    }
  });

  it('belongs to its repository', async () => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    const elsewhere = location.replace(REPOSITORY, 'conformance/repo2');
    expect(codesOf(await call(registry, 'GET', elsewhere))).toEqual(['BLOB_UPLOAD_UNKNOWN']);
  });

  it('wants its query back as it was given', async () => {
    const registry = await start(storage);
    const location = new URL(await openUpload(registry, REPOSITORY), registry.url);
    const lost = await call(registry, 'GET', location.pathname);
    expect([lost.status, codesOf(lost)]).toEqual([400, ['BLOB_UPLOAD_INVALID']]);
    const decoded = await call(registry, 'GET', `${location.pathname}${decodeURIComponent(location.search)}`);
    expect(decoded.status).toBe(400);
    location.searchParams.set('digest', 'x');
    expect((await call(registry, 'GET', `${location.pathname}${location.search}`)).status).toBe(204);
  });

  it('keeps what arrived before the connection broke, and resumes there', async () => {
    const registry = await start(storage);
    const bytes = bytesOf(300_000);
    const digest = digestOf(bytes);
    const location = await openUpload(registry, REPOSITORY);
    registry.fail({ method: 'PATCH', action: { resetUpload: 100_000 } });
    await expect(call(registry, 'PATCH', location, { body: bytes })).rejects.toThrow();
    const status = await call(registry, 'GET', location);
    const offset = Number(status.headers.range?.split('-')[1]) + 1;
    expect(offset).toBeGreaterThanOrEqual(100_000);
    const rest = bytes.subarray(offset);
    const range = `${offset}-${bytes.length - 1}`;
    const sent = rest.length === 0 ? {} : { headers: { 'Content-Range': range }, body: rest };
    expect((await call(registry, 'PUT', locationOf(status, digest), sent)).status).toBe(201);
    expect((await registry.blob(REPOSITORY, digest))?.equals(bytes)).toBe(true);
  });

  it('leaves nothing of a single POST that broke off', async () => {
    const registry = await start(storage);
    const bytes = bytesOf(300_000);
    registry.fail({ method: 'POST', action: { resetUpload: 1 } });
    const path = `/v2/${REPOSITORY}/blobs/uploads/?digest=${digestOf(bytes)}`;
    await expect(call(registry, 'POST', path, { body: bytes })).rejects.toThrow();
    await eventually(() => registry.openUploads, 0);
  });

  it('lets requests that come at once take turns', async () => {
    const registry = await start(storage);
    const location = await openUpload(registry, REPOSITORY);
    const pieces = Array.from({ length: 8 }, () => bytesOf(10_000));
    const answers = await Promise.all(pieces.map((body) => call(registry, 'PATCH', location, { body })));
    const ends = answers.map((answer) => Number(answer.headers.range?.split('-')[1])).sort((a, b) => a - b);
    expect(ends).toEqual(pieces.map((_, index) => (index + 1) * 10_000 - 1));
  });
});
