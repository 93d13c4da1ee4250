import { describe, expect, it } from 'vitest';
import { type Digest, digestOf, type TestRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, locationOf, openUpload, STORAGES, start } from './fixture.ts';
import { type Answer, codesOf } from './http.ts';

const REPOSITORY = 'conformance/repo1';
const ALGORITHMS = ['sha256', 'sha512'] as const;

/** What every way of pushing must lead to: 201, the digest, and a location from which the blob can be pulled. */
async function expectPushed(
  registry: TestRegistry,
  answer: Answer,
  digest: Digest,
  bytes: Buffer,
): Promise<void> {
  expect(answer.status).toBe(201);
  expect(answer.headers['docker-content-digest']).toBe(digest);
  const pulled = await call(registry, 'GET', locationOf(answer));
  expect([pulled.status, pulled.body.equals(bytes)]).toEqual([200, true]);
  const head = await call(registry, 'HEAD', `/v2/${REPOSITORY}/blobs/${digest}`);
  expect([head.status, head.headers['content-length']]).toEqual([200, String(bytes.length)]);
  expect(head.headers['docker-content-digest']).toBe(digest);
}

async function expectNothingPushed(registry: TestRegistry, digest: Digest): Promise<void> {
  expect((await call(registry, 'HEAD', `/v2/${REPOSITORY}/blobs/${digest}`)).status).toBe(404);
  expect(registry.openUploads).toBe(0);
}

/** Sends a blob in chunks of `size` by PATCH; the last one by PUT if asked for. Gives the last location or answer. */
async function patchAll(registry: TestRegistry, bytes: Buffer, size: number): Promise<string> {
  let location = await openUpload(registry, REPOSITORY);
  for (let start = 0; start < bytes.length; start += size) {
    const chunk = bytes.subarray(start, start + size);
    const range = `${start}-${start + chunk.length - 1}`;
    const answer = await call(registry, 'PATCH', location, {
      headers: { 'Content-Range': range },
      body: chunk,
    });
    expect([answer.status, answer.headers.range]).toEqual([202, `0-${start + chunk.length - 1}`]);
    location = locationOf(answer);
  }
  return location;
}

describe.each(STORAGES)('pushing blobs on %s', (storage) => {
  describe.each(ALGORITHMS)('with %s', (algorithm) => {
    const contents = {
      '512 random bytes': bytesOf(512),
      'three million bytes': bytesOf(3_000_000),
      'no bytes at all': Buffer.alloc(0),
      'the empty JSON object': Buffer.from('{}'),
    };

    it.each(Object.entries(contents))('takes %s in a single POST (end-4b)', async (_, bytes) => {
      const registry = await start(storage);
      const digest = digestOf(bytes, algorithm);
      const path = `/v2/${REPOSITORY}/blobs/uploads/?digest=${digest}`;
      await expectPushed(registry, await call(registry, 'POST', path, { body: bytes }), digest, bytes);
      expect(registry.openUploads).toBe(0);
    });

    it.each(Object.entries(contents))('takes %s by POST and PUT (end-4a, 6)', async (_, bytes) => {
      const registry = await start(storage);
      const digest = digestOf(bytes, algorithm);
      const location = await openUpload(registry, REPOSITORY);
      await expectPushed(
        registry,
        await call(registry, 'PUT', `${location}&digest=${digest}`, { body: bytes }),
        digest,
        bytes,
      );
      expect(registry.openUploads).toBe(0);
    });

    it('takes one chunk and a closing PUT (end-5)', async () => {
      const registry = await start(storage);
      const bytes = bytesOf(512);
      const digest = digestOf(bytes, algorithm);
      const location = await patchAll(registry, bytes, 512);
      await expectPushed(
        registry,
        await call(registry, 'PUT', `${location}&digest=${digest}`),
        digest,
        bytes,
      );
    });

    it('takes three chunks and a closing PUT', async () => {
      const registry = await start(storage);
      const bytes = bytesOf(3067);
      const digest = digestOf(bytes, algorithm);
      const location = await patchAll(registry, bytes, 1024);
      await expectPushed(
        registry,
        await call(registry, 'PUT', `${location}&digest=${digest}`),
        digest,
        bytes,
      );
    });

    it('takes the last chunk in the closing PUT', async () => {
      const registry = await start(storage);
      const bytes = bytesOf(3067);
      const digest = digestOf(bytes, algorithm);
      const location = await patchAll(registry, bytes.subarray(0, 2048), 1024);
      const headers = { 'Content-Range': '2048-3066' };
      const sent = { headers, body: bytes.subarray(2048) };
      await expectPushed(
        registry,
        await call(registry, 'PUT', `${location}&digest=${digest}`, sent),
        digest,
        bytes,
      );
    });

    it('takes a stream without Content-Range or Content-Length', async () => {
      const registry = await start(storage);
      const pieces = [bytesOf(1000), bytesOf(70_000), bytesOf(1)];
      const bytes = Buffer.concat(pieces);
      const digest = digestOf(bytes, algorithm);
      const location = await openUpload(registry, REPOSITORY);
      const patched = await call(registry, 'PATCH', location, { body: pieces });
      expect([patched.status, patched.headers.range]).toEqual([202, `0-${bytes.length - 1}`]);
      const put = await call(registry, 'PUT', locationOf(patched, digest));
      await expectPushed(registry, put, digest, bytes);
    });

    it('hashes with the algorithm of digest-algorithm from the start (end-4c)', async () => {
      const registry = await start(storage);
      const bytes = bytesOf(2000);
      const digest = digestOf(bytes, algorithm);
      const opened = await call(
        registry,
        'POST',
        `/v2/${REPOSITORY}/blobs/uploads/?digest-algorithm=${algorithm}`,
      );
      expect(opened.status).toBe(202);
      const patched = await call(registry, 'PATCH', locationOf(opened), { body: bytes });
      await expectPushed(registry, await call(registry, 'PUT', locationOf(patched, digest)), digest, bytes);
    });

    it('refuses bytes that do not have the digest, however they come', async () => {
      const registry = await start(storage);
      const bytes = bytesOf(3067);
      const digest = digestOf(bytes, algorithm);
      const wrong = Buffer.concat([bytes, Buffer.from('oh no')]);
      const uploads = `/v2/${REPOSITORY}/blobs/uploads/`;
      const answers = [
        await call(registry, 'POST', `${uploads}?digest=${digest}`, { body: wrong }),
        await call(registry, 'PUT', `${await openUpload(registry, REPOSITORY)}&digest=${digest}`, {
          body: wrong,
        }),
        await call(registry, 'PUT', `${await patchAll(registry, wrong, 1024)}&digest=${digest}`),
        await call(
          registry,
          'PUT',
          `${await patchAll(registry, wrong.subarray(0, 2048), 1024)}&digest=${digest}`,
          {
            headers: { 'Content-Range': `2048-${wrong.length - 1}` },
            body: wrong.subarray(2048),
          },
        ),
      ];
      for (const answer of answers) {
        expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
      }
      await expectNothingPushed(registry, digest);
    });
  });

  it('refuses an algorithm that nobody registered', async () => {
    const registry = await start(storage);
    const uploads = `/v2/${REPOSITORY}/blobs/uploads/`;
    const location = await openUpload(registry, REPOSITORY);
    const answers = [
      await call(registry, 'POST', `${uploads}?digest-algorithm=md5`),
      await call(registry, 'POST', `${uploads}?digest=md5:d41d8cd98f00b204e9800998ecf8427e`),
      await call(registry, 'PUT', `${location}&digest=md5:d41d8cd98f00b204e9800998ecf8427e`),
      await call(registry, 'PUT', `${location}&digest=sha256:baddigeststring`),
      await call(registry, 'PUT', location),
    ];
    for (const answer of answers) {
      expect([answer.status, codesOf(answer)]).toEqual([400, ['DIGEST_INVALID']]);
    }
  });

  it('takes the same blob twice', async () => {
    const registry = await start(storage);
    const bytes = bytesOf(100);
    const path = `/v2/${REPOSITORY}/blobs/uploads/?digest=${digestOf(bytes)}`;
    expect((await call(registry, 'POST', path, { body: bytes })).status).toBe(201);
    await expectPushed(registry, await call(registry, 'POST', path, { body: bytes }), digestOf(bytes), bytes);
  });

  it('opens an upload also without the slash at the end', async () => {
    const registry = await start(storage);
    expect((await call(registry, 'POST', `/v2/${REPOSITORY}/blobs/uploads`)).status).toBe(202);
  });
});
