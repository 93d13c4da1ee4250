import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';

const REPOSITORY = 'conformance/repo1';

describe.each(STORAGES)('pulling blobs on %s', (storage) => {
  it.each(['GET', 'HEAD'])('answers %s for an absent blob with 404', async (method) => {
    const registry = await start(storage);
    const digest = digestOf(bytesOf(10));
    const path = `/v2/${REPOSITORY}/blobs/${digest}`;
    expect((await call(registry, method, path)).status).toBe(404);
    await pushBlob(registry, REPOSITORY, bytesOf(10));
    const answer = await call(registry, method, path);
    expect(answer.status).toBe(404);
    expect(answer.body.length === 0 ? ['BLOB_UNKNOWN'] : codesOf(answer)).toEqual(['BLOB_UNKNOWN']);
  });

  it('keeps the blobs of repositories apart', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, REPOSITORY, bytesOf(10));
    expect((await call(registry, 'GET', `/v2/conformance/repo2/blobs/${digest}`)).status).toBe(404);
  });

  it('answers HEAD like GET, without the body', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, REPOSITORY, bytesOf(1234));
    const get = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`);
    const head = await call(registry, 'HEAD', `/v2/${REPOSITORY}/blobs/${digest}`);
    const names = ['content-type', 'content-length', 'docker-content-digest', 'accept-ranges'];
    expect(names.map((name) => head.headers[name])).toEqual([
      'application/octet-stream',
      '1234',
      digest,
      'bytes',
    ]);
    expect(names.map((name) => get.headers[name])).toEqual(names.map((name) => head.headers[name]));
    expect([get.body.length, head.body.length]).toEqual([1234, 0]);
  });

  it('takes a digest whose colon is percent-encoded', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, REPOSITORY, bytesOf(5));
    const path = `/v2/${REPOSITORY}/blobs/${encodeURIComponent(digest)}`;
    expect((await call(registry, 'GET', path)).status).toBe(200);
  });

  it.each([
    'sha256:abc',
    'sha256',
    'latest',
    `sha256:${'A'.repeat(64)}`,
    `sha256:${'g'.repeat(64)}`,
    `md5:${'a'.repeat(32)}`,
    `sha256:${'a'.repeat(64)}:x`,
    '..%2f..%2fsecret',
  ])('refuses %s as a digest', async (reference) => {
    const registry = await start(storage);
    const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${reference}`);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
  });

  describe('by Range (RFC 9110 section 14)', () => {
    const bytes = bytesOf(2048);

    it.each([
      ['bytes=500-1499', 500, 1499],
      ['bytes=500-', 500, 2047],
      ['bytes=-500', 1548, 2047],
      ['bytes=2000-5000', 2000, 2047],
      ['bytes=-5000', 0, 2047],
      ['bytes=0-0', 0, 0],
      [' bytes=7-7 ', 7, 7],
    ])('answers %s with 206', async (range, start_, end) => {
      const registry = await start(storage);
      const digest = await pushBlob(registry, REPOSITORY, bytes);
      const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`, {
        headers: { Range: range },
      });
      expect([answer.status, answer.headers['content-range']]).toEqual([206, `bytes ${start_}-${end}/2048`]);
      expect(answer.headers['content-length']).toBe(String(end - start_ + 1));
      expect(answer.body.equals(bytes.subarray(start_, end + 1))).toBe(true);
    });

    it.each(['bytes=500-0', 'bytes=5000-10000', 'bytes=2048-', 'bytes=-0'])(
      'answers %s with 416',
      async (range) => {
        const registry = await start(storage);
        const digest = await pushBlob(registry, REPOSITORY, bytes);
        const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`, {
          headers: { Range: range },
        });
        expect([answer.status, answer.headers['content-range']]).toEqual([416, 'bytes */2048']);
      },
    );

    it.each(['bytes=', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,5-6', '0-1'])(
      'ignores %s',
      async (range) => {
        const registry = await start(storage);
        const digest = await pushBlob(registry, REPOSITORY, bytes);
        const path = `/v2/${REPOSITORY}/blobs/${digest}`;
        const answer = await call(registry, 'GET', path, { headers: { Range: range } });
        expect([answer.status, answer.body.equals(bytes)]).toEqual([200, true]);
      },
    );

    it('ignores Range on HEAD', async () => {
      const registry = await start(storage);
      const digest = await pushBlob(registry, REPOSITORY, bytes);
      const sent = { headers: { Range: 'bytes=0-1' } };
      const answer = await call(registry, 'HEAD', `/v2/${REPOSITORY}/blobs/${digest}`, sent);
      expect([answer.status, answer.headers['content-length']]).toEqual([200, '2048']);
    });

    it('has no satisfiable range in an empty blob', async () => {
      const registry = await start(storage);
      const digest = await pushBlob(registry, REPOSITORY, Buffer.alloc(0));
      const sent = { headers: { Range: 'bytes=0-' } };
      const answer = await call(registry, 'GET', `/v2/${REPOSITORY}/blobs/${digest}`, sent);
      expect([answer.status, answer.headers['content-range']]).toEqual([416, 'bytes */0']);
    });
  });

  it('redirects to a store on another port that refuses the credentials of the registry', async () => {
    const registry = await start(storage, { blobStore: 'redirect' });
    const bytes = bytesOf(5000);
    const digest = await pushBlob(registry, REPOSITORY, bytes);
    const path = `/v2/${REPOSITORY}/blobs/${digest}`;
    const redirected = await call(registry, 'GET', path);
    expect([redirected.status, redirected.body.length]).toEqual([307, 0]);
    const target = new URL(String(redirected.headers.location));
    expect(target.host).not.toBe(registry.host);
    expect((await call(registry, 'GET', target.href)).body.equals(bytes)).toBe(true);
    const part = await call(registry, 'GET', target.href, { headers: { Range: 'bytes=1-2' } });
    expect([part.status, part.body.length]).toEqual([206, 2]);
    const withCredentials = await call(registry, 'GET', target.href, {
      headers: { Authorization: 'Bearer x' },
    });
    expect(withCredentials.status).toBe(400);
    target.searchParams.set('X-Signature', 'other');
    expect((await call(registry, 'GET', target.href)).status).toBe(403);
    expect((await call(registry, 'GET', `${target.origin}/other`)).status).toBe(404);
    expect((await call(registry, 'HEAD', path)).headers['content-length']).toBe('5000');
    expect(registry.requests.filter(({ origin }) => origin === 'blob-store')).toHaveLength(5);
  });
});
