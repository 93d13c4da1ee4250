import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, startRegistry } from '../../src/registry/index.ts';
import { bytesOf, call, openUpload, pushBlob, pushManifest, temporaryDirectory } from './fixture.ts';
import { jsonOf } from './http.ts';
import { describeBytes, OCI_MANIFEST, pushImageBlobs } from './images.ts';

const REPOSITORY = 'deep/er/name';

async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a registry on disk', () => {
  it('has everything again after a restart', async () => {
    const directory = await temporaryDirectory();
    const subject = describeBytes(OCI_MANIFEST, bytesOf(4));
    let image: Awaited<ReturnType<typeof pushImageBlobs>>;
    let strong: string;
    {
      await using first = await startRegistry({ storage: { directory } });
      image = await pushImageBlobs(first, REPOSITORY, { subject });
      await pushManifest(first, REPOSITORY, image.digest, image.bytes, OCI_MANIFEST, '?tag=v1&tag=v2');
      await call(first, 'DELETE', `/v2/${REPOSITORY}/manifests/v2`);
      strong = await pushBlob(first, 'other', bytesOf(9), 'sha512');
    }
    await using second = await startRegistry({ storage: { directory } });
    expect(second.repositories()).toEqual([REPOSITORY, 'other']);
    expect([second.tags(REPOSITORY), second.blobs('other')]).toEqual([['v1'], [strong]]);
    const pulled = await call(second, 'GET', `/v2/${REPOSITORY}/manifests/v1`);
    expect([pulled.body.equals(image.bytes), pulled.headers['content-type']]).toEqual([true, OCI_MANIFEST]);
    const referrers = await call(second, 'GET', `/v2/${REPOSITORY}/referrers/${subject.digest}`);
    expect(jsonOf<{ manifests: unknown[] }>(referrers).manifests).toHaveLength(1);
    expect((await pushManifest(second, REPOSITORY, 'v3', image.bytes, OCI_MANIFEST)).status).toBe(201);
  });

  it('keeps one file of content that many repositories hold, until the last lets go', async () => {
    const directory = await temporaryDirectory();
    await using registry = await startRegistry({ storage: { directory } });
    const bytes = bytesOf(50);
    const digest = await pushBlob(registry, 'a', bytes);
    await pushBlob(registry, 'b', bytes);
    const file = join(directory, 'blobs', 'sha256', digest.slice('sha256:'.length));
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await call(registry, 'DELETE', `/v2/a/blobs/${digest}`);
    expect(await filesOf(join(directory, 'blobs'))).toEqual([file]);
    await call(registry, 'DELETE', `/v2/b/blobs/${digest}`);
    expect(await filesOf(directory)).toEqual([]);
  });

  it('shows no content of an upload that is not complete, and drops it at the next start', async () => {
    const directory = await temporaryDirectory();
    await using registry = await startRegistry({ storage: { directory } });
    const location = await openUpload(registry, 'a');
    await call(registry, 'PATCH', location, { body: bytesOf(10) });
    expect(await readdir(join(directory, 'staging'))).toHaveLength(1);
    expect(await filesOf(join(directory, 'repositories'))).toEqual([]);
    await using other = await startRegistry({ storage: { directory } });
    expect([await readdir(join(directory, 'staging')), other.openUploads]).toEqual([[], 0]);
  });

  it('leaves nothing of an upload that failed, was cancelled, or was open at the end', async () => {
    const directory = await temporaryDirectory();
    {
      await using registry = await startRegistry({ storage: { directory } });
      const bad = await openUpload(registry, 'a');
      await call(registry, 'PUT', `${bad}&digest=${digestOf(bytesOf(5))}`, { body: bytesOf(10) });
      await call(registry, 'DELETE', await openUpload(registry, 'a'));
      await call(registry, 'PATCH', await openUpload(registry, 'a'), { body: bytesOf(10) });
    }
    expect(await filesOf(directory)).toEqual([]);
  });

  it('refuses a directory that holds something else', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'repositories'), { recursive: true });
    await writeFile(join(directory, 'repositories', 'notes.txt'), 'mine');
    await expect(startRegistry({ storage: { directory } })).rejects.toThrow(
      /notes\.txt.*directory of its own/,
    );
  });
});
