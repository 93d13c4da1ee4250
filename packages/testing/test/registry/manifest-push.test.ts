import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, locationOf, pushManifest, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';
import {
  describeBytes,
  manifestOf,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER,
  OCI_MANIFEST,
  pushImageBlobs,
} from './images.ts';

const REPOSITORY = 'conformance/repo1';

describe.each(STORAGES)('pushing manifests on %s', (storage) => {
  it.each(['tag', 'digest'])('takes one by %s and gives back the very bytes (end-7a)', async (kind) => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    // White space that a parser would lose.
    const bytes = Buffer.from(`\n ${image.bytes.toString().replaceAll('":', '" : ')}\n\n`);
    const digest = digestOf(bytes);
    const answer = await pushManifest(
      registry,
      REPOSITORY,
      kind === 'tag' ? 'v1' : digest,
      bytes,
      OCI_MANIFEST,
    );
    expect([answer.status, answer.headers['docker-content-digest']]).toEqual([201, digest]);
    expect([answer.headers['oci-subject'], answer.headers['oci-tag']]).toEqual([undefined, undefined]);
    const pulled = await call(registry, 'GET', locationOf(answer), { headers: { Accept: OCI_MANIFEST } });
    expect([pulled.status, pulled.body.equals(bytes)]).toEqual([200, true]);
    expect(registry.tags(REPOSITORY)).toEqual(kind === 'tag' ? ['v1'] : []);
  });

  it('moves a tag that exists', async () => {
    const registry = await start(storage);
    const images = [await pushImageBlobs(registry, REPOSITORY), await pushImageBlobs(registry, REPOSITORY)];
    for (const image of images) {
      expect((await pushManifest(registry, REPOSITORY, 'latest', image.bytes, OCI_MANIFEST)).status).toBe(
        201,
      );
      expect(registry.manifest(REPOSITORY, 'latest')?.digest).toBe(image.digest);
    }
    expect(registry.manifests(REPOSITORY)).toEqual(images.map(({ digest }) => digest));
  });

  it('sets the tags of a push by digest and says so (end-7b)', async () => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    const tags = Array.from({ length: 12 }, (_, index) => `tag-${index}`);
    const query = `?${tags.map((tag) => `tag=${tag}`).join('&')}`;
    const answer = await pushManifest(registry, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST, query);
    expect([answer.status, answer.headers['oci-tag']]).toEqual([201, tags.join(', ')]);
    expect(registry.tags(REPOSITORY)).toEqual([...tags].sort());
  });

  it('refuses a tag parameter that is no tag, whole', async () => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    const query = '?tag=good&tag=-bad';
    const answer = await pushManifest(registry, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST, query);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['MANIFEST_INVALID']]);
    expect(registry.manifests(REPOSITORY)).toEqual([]);
  });

  it('takes sha512, also with tags', async () => {
    const registry = await start(storage);
    const { bytes } = await pushImageBlobs(registry, REPOSITORY);
    const digest = digestOf(bytes, 'sha512');
    const answer = await pushManifest(registry, REPOSITORY, digest, bytes, OCI_MANIFEST, '?tag=strong');
    expect([answer.status, answer.headers['docker-content-digest']]).toEqual([201, digest]);
    const pulled = await call(registry, 'GET', `/v2/${REPOSITORY}/manifests/strong`);
    expect([pulled.headers['docker-content-digest'], pulled.body.equals(bytes)]).toEqual([digest, true]);
  });

  it('refuses bytes that do not have the digest', async () => {
    const registry = await start(storage);
    const { bytes, digest } = await pushImageBlobs(registry, REPOSITORY);
    const padded = Buffer.concat([bytes, Buffer.from('  ')]);
    const answer = await pushManifest(registry, REPOSITORY, digest, padded, OCI_MANIFEST);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
  });

  it.each(['sha256:baddigeststring', `sha256:${'A'.repeat(64)}`, `md5:${'0'.repeat(32)}`])(
    'refuses %s as a digest',
    async (reference) => {
      const registry = await start(storage);
      const { bytes } = await pushImageBlobs(registry, REPOSITORY);
      const answer = await pushManifest(registry, REPOSITORY, reference, bytes, OCI_MANIFEST);
      expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
    },
  );

  it.each(['-v1', '.v1', 'a%2Fb', 'a%0Ab', 'a'.repeat(129), '%C3%A9'])(
    'refuses %s as a tag',
    async (reference) => {
      const registry = await start(storage);
      const { bytes } = await pushImageBlobs(registry, REPOSITORY);
      const answer = await pushManifest(registry, REPOSITORY, reference, bytes, OCI_MANIFEST);
      expect([answer.status, codesOf(answer)]).toEqual([400, ['MANIFEST_INVALID']]);
    },
  );

  it.each(['v', '_', 'A.b-c_D', 'a'.repeat(128), '1.0.0'])('takes %s as a tag', async (tag) => {
    const registry = await start(storage);
    const { bytes } = await pushImageBlobs(registry, REPOSITORY);
    expect((await pushManifest(registry, REPOSITORY, tag, bytes, OCI_MANIFEST)).status).toBe(201);
  });

  it('takes 4 MiB and answers one byte more with 413', async () => {
    const registry = await start(storage);
    const { bytes } = await pushImageBlobs(registry, REPOSITORY);
    const limit = 4 * 1024 * 1024;
    const largest = Buffer.concat([bytes, Buffer.alloc(limit - bytes.length, ' ')]);
    expect((await pushManifest(registry, REPOSITORY, 'large', largest, OCI_MANIFEST)).status).toBe(201);
    const pulled = await call(registry, 'GET', `/v2/${REPOSITORY}/manifests/large`);
    expect([pulled.headers['content-length'], pulled.body.equals(largest)]).toEqual([String(limit), true]);
    const larger = Buffer.concat([largest, Buffer.from(' ')]);
    const answer = await pushManifest(registry, REPOSITORY, 'larger', larger, OCI_MANIFEST);
    expect([answer.status, codesOf(answer)]).toEqual([413, ['SIZE_INVALID']]);
  });

  describe('with references to content that is absent', () => {
    const config = describeBytes(OCI_CONFIG, bytesOf(10));
    const layer = describeBytes(OCI_LAYER, bytesOf(10));
    const image = manifestOf({ mediaType: OCI_MANIFEST, config, layers: [layer] });
    const index = manifestOf({ mediaType: OCI_INDEX, manifests: [describeBytes(OCI_MANIFEST, bytesOf(10))] });

    it.each([image, index])('takes it, as the conformance suite asks', async ({ mediaType, bytes }) => {
      const registry = await start(storage);
      expect((await pushManifest(registry, REPOSITORY, 'v1', bytes, mediaType)).status).toBe(201);
    });

    it.each([image, index])('can refuse it, naming all of it', async ({ mediaType, bytes }) => {
      const registry = await start(storage, { capabilities: { missingReferences: 'refused' } });
      const answer = await pushManifest(registry, REPOSITORY, 'v1', bytes, mediaType);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['MANIFEST_BLOB_UNKNOWN']]);
      const named = mediaType === OCI_MANIFEST ? [config.digest, layer.digest] : [];
      expect(named.every((digest) => answer.body.includes(digest))).toBe(true);
    });

    it('is not appeased by another repository that has it', async () => {
      const registry = await start(storage, { capabilities: { missingReferences: 'refused' } });
      const { bytes } = await pushImageBlobs(registry, 'conformance/repo2');
      expect((await pushManifest(registry, REPOSITORY, 'v1', bytes, OCI_MANIFEST)).status).toBe(404);
    });

    it('takes an index of blobs, as BuildKit writes for its cache', async () => {
      const registry = await start(storage);
      const content = bytesOf(20);
      await registry.putBlob(REPOSITORY, content);
      const { bytes } = manifestOf({ mediaType: OCI_INDEX, manifests: [describeBytes(OCI_LAYER, content)] });
      expect((await pushManifest(registry, REPOSITORY, 'cache', bytes, OCI_INDEX)).status).toBe(201);
    });
  });

  describe('on a condition (RFC 9110 section 13)', () => {
    it('writes a tag only while it is where If-Match says', async () => {
      const registry = await start(storage);
      const images = [await pushImageBlobs(registry, REPOSITORY), await pushImageBlobs(registry, REPOSITORY)];
      const [first, second] = images;
      const put = (image: typeof first, condition: Record<string, string>) =>
        call(registry, 'PUT', `/v2/${REPOSITORY}/manifests/v1`, {
          headers: { 'Content-Type': OCI_MANIFEST, ...condition },
          body: image?.bytes ?? '',
        });
      expect((await put(first, { 'If-Match': '*' })).status).toBe(412);
      expect((await put(first, { 'If-None-Match': '*' })).status).toBe(201);
      expect((await put(second, { 'If-None-Match': '*' })).status).toBe(412);
      expect((await put(second, { 'If-Match': `"${second?.digest}"` })).status).toBe(412);
      const { etag } = (await call(registry, 'HEAD', `/v2/${REPOSITORY}/manifests/v1`)).headers;
      expect(etag).toBe(`"${first?.digest}"`);
      expect((await put(second, { 'If-Match': `"sha256:x", ${etag}` })).status).toBe(201);
      expect((await put(first, { 'If-None-Match': `"${second?.digest}"` })).status).toBe(412);
      expect((await put(first, { 'If-None-Match': `"${first?.digest}"` })).status).toBe(201);
    });
  });
});
