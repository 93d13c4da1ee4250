import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, pushManifest, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, pushImageBlobs } from './images.ts';

const REPOSITORY = 'conformance/repo1';
const MANIFESTS = `/v2/${REPOSITORY}/manifests`;

describe.each(STORAGES)('pulling manifests on %s (end-3)', (storage) => {
  it('answers HEAD like GET, by tag and by digest', async () => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    await pushManifest(registry, REPOSITORY, 'v1', image.bytes, OCI_MANIFEST);
    for (const reference of ['v1', image.digest, encodeURIComponent(image.digest)]) {
      const get = await call(registry, 'GET', `${MANIFESTS}/${reference}`);
      const head = await call(registry, 'HEAD', `${MANIFESTS}/${reference}`);
      for (const answer of [get, head]) {
        expect([answer.status, answer.headers['content-type']]).toEqual([200, OCI_MANIFEST]);
        expect(answer.headers['docker-content-digest']).toBe(image.digest);
        expect(answer.headers['content-length']).toBe(String(image.size));
      }
      expect([get.body.equals(image.bytes), head.body.length]).toEqual([true, 0]);
    }
  });

  it.each(['missing-tag', digestOf(bytesOf(10)), digestOf(bytesOf(10), 'sha512')])(
    'answers %s, which is absent, with 404',
    async (reference) => {
      const registry = await start(storage);
      expect(codesOf(await call(registry, 'GET', `${MANIFESTS}/${reference}`))).toEqual(['NAME_UNKNOWN']);
      await pushBlob(registry, REPOSITORY, bytesOf(10));
      const answer = await call(registry, 'GET', `${MANIFESTS}/${reference}`);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['MANIFEST_UNKNOWN']]);
      expect((await call(registry, 'HEAD', `${MANIFESTS}/${reference}`)).status).toBe(404);
    },
  );

  it.each([
    ['sha256:baddigeststring', 'DIGEST_INVALID'],
    ['-tag', 'MANIFEST_INVALID'],
  ])('answers %s, which names nothing, with 400', async (reference, code) => {
    const registry = await start(storage);
    await pushBlob(registry, REPOSITORY, bytesOf(10));
    const answer = await call(registry, 'GET', `${MANIFESTS}/${reference}`);
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
  });

  describe('and the Accept header', () => {
    it.each([
      [undefined, 200],
      ['*/*', 200],
      ['application/*', 200],
      [OCI_MANIFEST, 200],
      [`${OCI_INDEX}, ${OCI_MANIFEST};q=0.5`, 200],
      [OCI_MANIFEST.toUpperCase(), 200],
      [[OCI_INDEX, OCI_MANIFEST], 200],
      [OCI_INDEX, 404],
      [`${DOCKER_LIST},${DOCKER_MANIFEST}`, 404],
      ['text/html', 404],
    ])('%s gives %i', async (accept, status) => {
      const registry = await start(storage);
      const image = await pushImageBlobs(registry, REPOSITORY);
      await pushManifest(registry, REPOSITORY, 'v1', image.bytes, OCI_MANIFEST);
      const headers = accept === undefined ? {} : { Accept: accept };
      expect((await call(registry, 'GET', `${MANIFESTS}/v1`, { headers })).status).toBe(status);
      expect((await call(registry, 'HEAD', `${MANIFESTS}/v1`, { headers })).status).toBe(status);
    });
  });
});
