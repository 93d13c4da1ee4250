import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, pushManifest, STORAGES, start } from './fixture.ts';
import { codesOf } from './http.ts';
import { OCI_MANIFEST, pushImageBlobs } from './images.ts';

const REPOSITORY = 'conformance/repo1';
const MANIFESTS = `/v2/${REPOSITORY}/manifests`;

describe.each(STORAGES)('deleting on %s', (storage) => {
  it('removes a tag and nothing else (end-9)', async () => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    await pushManifest(registry, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST, '?tag=a&tag=b');
    const answer = await call(registry, 'DELETE', `${MANIFESTS}/a`);
    expect([answer.status, answer.body.length]).toEqual([202, 0]);
    expect((await call(registry, 'HEAD', `${MANIFESTS}/a`)).status).toBe(404);
    expect((await call(registry, 'HEAD', `${MANIFESTS}/b`)).status).toBe(200);
    expect((await call(registry, 'HEAD', `${MANIFESTS}/${image.digest}`)).status).toBe(200);
    const again = await call(registry, 'DELETE', `${MANIFESTS}/a`);
    expect([again.status, codesOf(again)]).toEqual([404, ['MANIFEST_UNKNOWN']]);
  });

  it('removes a manifest with every tag that points at it', async () => {
    const registry = await start(storage);
    const image = await pushImageBlobs(registry, REPOSITORY);
    const other = await pushImageBlobs(registry, REPOSITORY);
    await pushManifest(registry, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST, '?tag=a&tag=b');
    await pushManifest(registry, REPOSITORY, 'c', other.bytes, OCI_MANIFEST);
    expect((await call(registry, 'DELETE', `${MANIFESTS}/${image.digest}`)).status).toBe(202);
    for (const reference of ['a', 'b', image.digest]) {
      expect((await call(registry, 'HEAD', `${MANIFESTS}/${reference}`)).status).toBe(404);
    }
    expect(registry.tags(REPOSITORY)).toEqual(['c']);
    expect((await call(registry, 'DELETE', `${MANIFESTS}/${image.digest}`)).status).toBe(404);
  });

  it('removes a blob from its repository only (end-10)', async () => {
    const registry = await start(storage);
    const bytes = bytesOf(100);
    const digest = await pushBlob(registry, REPOSITORY, bytes);
    await pushBlob(registry, 'conformance/repo2', bytes);
    const path = `/v2/${REPOSITORY}/blobs/${digest}`;
    const answer = await call(registry, 'DELETE', path);
    expect([answer.status, (await call(registry, 'HEAD', path)).status]).toEqual([202, 404]);
    expect((await registry.blob('conformance/repo2', digest))?.equals(bytes)).toBe(true);
    const again = await call(registry, 'DELETE', path);
    expect([again.status, codesOf(again)]).toEqual([404, ['BLOB_UNKNOWN']]);
  });

  it('lets a blob come back', async () => {
    const registry = await start(storage);
    const bytes = bytesOf(100);
    const digest = await pushBlob(registry, REPOSITORY, bytes);
    await call(registry, 'DELETE', `/v2/${REPOSITORY}/blobs/${digest}`);
    await pushBlob(registry, REPOSITORY, bytes);
    expect((await registry.blob(REPOSITORY, digest))?.equals(bytes)).toBe(true);
  });

  it('answers 404 NAME_UNKNOWN for a repository that does not exist', async () => {
    const registry = await start(storage);
    for (const reference of ['latest', digestOf(bytesOf(10))]) {
      const answer = await call(registry, 'DELETE', `${MANIFESTS}/${reference}`);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['NAME_UNKNOWN']]);
    }
  });

  it('refuses references that name nothing', async () => {
    const registry = await start(storage);
    expect((await call(registry, 'DELETE', `${MANIFESTS}/sha256:short`)).status).toBe(400);
    expect((await call(registry, 'DELETE', `/v2/${REPOSITORY}/blobs/latest`)).status).toBe(400);
  });

  it('forgets a repository with its last content', async () => {
    const registry = await start(storage);
    const digest = await pushBlob(registry, REPOSITORY, bytesOf(10));
    expect(registry.repositories()).toEqual([REPOSITORY]);
    await call(registry, 'DELETE', `/v2/${REPOSITORY}/blobs/${digest}`);
    expect(registry.repositories()).toEqual([]);
    expect((await call(registry, 'GET', `/v2/${REPOSITORY}/tags/list`)).status).toBe(404);
  });
});
