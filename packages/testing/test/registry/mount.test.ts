import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, locationOf, pushBlob, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';

const UPLOADS = '/v2/conformance/repo1/blobs/uploads/';

describe.each(STORAGES)('mounting blobs on %s (end-11)', (storage) => {
  it.each([
    ['with from', '&from=conformance/repo2'],
    ['without from', ''],
    ['with an empty from', '&from='],
  ])('mounts %s', async (_, from) => {
    const registry = await start(storage);
    const bytes = bytesOf(512);
    const digest = await pushBlob(registry, 'conformance/repo2', bytes);
    const answer = await call(registry, 'POST', `${UPLOADS}?mount=${digest}${from}`);
    expect([answer.status, answer.headers['docker-content-digest']]).toEqual([201, digest]);
    expect((await call(registry, 'GET', locationOf(answer))).body.equals(bytes)).toBe(true);
    expect(registry.openUploads).toBe(0);
    // What was mounted does not depend on its source any more.
    expect((await call(registry, 'DELETE', `/v2/conformance/repo2/blobs/${digest}`)).status).toBe(202);
    expect((await call(registry, 'GET', locationOf(answer))).body.equals(bytes)).toBe(true);
  });

  it('mounts sha512', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, 'conformance/repo2', bytesOf(512), 'sha512');
    expect((await call(registry, 'POST', `${UPLOADS}?mount=${digest}&from=conformance/repo2`)).status).toBe(
      201,
    );
  });

  it.each(['&from=conformance/repo2', '&from=nowhere', ''])(
    'opens an upload for an absent blob%s',
    async (from) => {
      const registry = await start(storage);
      await pushBlob(registry, 'conformance/repo2', bytesOf(1));
      const bytes = bytesOf(512);
      const digest = digestOf(bytes);
      const answer = await call(registry, 'POST', `${UPLOADS}?mount=${digest}${from}`);
      expect([answer.status, registry.openUploads]).toEqual([202, 1]);
      expect((await call(registry, 'PUT', locationOf(answer, digest), { body: bytes })).status).toBe(201);
    },
  );

  it('does not mount what only a third repository has', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, 'conformance/repo3', bytesOf(512));
    const answer = await call(registry, 'POST', `${UPLOADS}?mount=${digest}&from=conformance/repo2`);
    expect(answer.status).toBe(202);
  });

  it('refuses a digest that is none', async () => {
    const registry = await start(storage);
    const answer = await call(registry, 'POST', `${UPLOADS}?mount=sha256:x&from=conformance/repo2`);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
  });
});
