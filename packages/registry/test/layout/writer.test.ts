import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test } from 'vitest';
import {
  DigestMismatchError,
  digestOf,
  executeCopy,
  LayoutError,
  LayoutSource,
  LayoutWriter,
  MEDIA_TYPE,
  openLayout,
  parseReference,
  planCopy,
  TagMovedError,
  verifyLayout,
  walkGraph,
} from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { blobOf } from '../support/content.ts';
import { twoPlatforms } from '../support/layout.ts';
import { seedGraph } from '../support/seed.ts';

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] }),
);
const change = {
  tag: 'v1',
  from: null,
  to: digestOf(manifest),
  bytes: manifest,
  mediaType: MEDIA_TYPE.ociIndex,
} as const;

describe('a layout to write to', () => {
  test('from a registry: what was copied verifies, with referrers and cosign tags', async () => {
    await using from = await startRegistry();
    const { seed, root } = await seedGraph(from, 'a/b', { referrers: 2, cosign: true });
    using connection = connect();
    const { client } = connection;
    const layout = testFolder('layout-writer');
    const source = parseReference(seed.name('v1'));
    const plan = await planCopy({ client, source, destinations: [{ layout, tag: 'v1' }] });
    const [result] = await executeCopy(plan, { client });
    expect(result?.blobs).toMatchObject({ uploaded: seed.blobs.size, mounted: 0 });
    const verified = await verifyLayout(await openLayout(layout), { rootDigest: root.digest });
    expect(verified.manifests).toHaveLength(3);
    const graph = await walkGraph(await LayoutSource.open(layout), 'v1');
    expect(graph.nodes.map(({ descriptor }) => descriptor.digest).sort()).toEqual([...seed.manifests].sort());
    expect((await filesIn(layout)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('the same again writes nothing', async () => {
    await using from = await startRegistry();
    const { seed } = await seedGraph(from, 'a/b');
    using connection = connect();
    const { client } = connection;
    const destinations = [{ layout: testFolder('layout-writer'), tag: 'v1' }];
    const source = parseReference(seed.name('v1'));
    await executeCopy(await planCopy({ client, source, destinations }), { client });
    const plan = await planCopy({ client, source, destinations });
    expect(plan.destinations[0]).toMatchObject({ bytes: 0, manifests: { write: [] }, blobs: { stream: [] } });
  });

  test('from a layout to a layout and a registry at once', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    await using to = await startRegistry();
    using connection = connect();
    const { client } = connection;
    const folder = testFolder('layout-writer');
    const destinations = [{ layout: folder, tag: 'x' }, parseReference(`${to.host}/c/d:x`)];
    const source = { layout: builder.path, digest: root.digest };
    await executeCopy(await planCopy({ client, source, destinations }), { client });
    expect(to.manifest('c/d', 'x')?.digest).toBe(root.digest);
    expect((await verifyLayout(await openLayout(folder))).root.descriptor.digest).toBe(root.digest);
  });

  test('wrong content twice: no file', async () => {
    const folder = testFolder('layout-writer');
    const writer = await LayoutWriter.open(folder);
    const { expected } = blobOf('right', 1000);
    const wrong = blobOf('wrong', 1000);
    await expect(writer.uploadBlob(expected, wrong.open)).rejects.toBeInstanceOf(DigestMismatchError);
    expect(await writer.hasBlob(expected.digest)).toBe(false);
    expect(await filesIn(join(folder, 'blobs'))).toEqual([]);
  });

  test('wrong content once: read again', async () => {
    const writer = await LayoutWriter.open(testFolder('layout-writer'));
    const right = blobOf('right', 1000);
    const wrong = blobOf('wrong', 1000);
    const answers = [wrong, right];
    const open = () => (answers.shift() ?? right).open();
    expect(await writer.uploadBlob(right.expected, open)).toBe('uploaded');
    expect(await writer.uploadBlob(right.expected, open)).toBe('exists');
  });

  test('tags move only from where they are expected; other entries stay', async () => {
    const folder = testFolder('layout-writer');
    const writer = await LayoutWriter.open(folder);
    await writer.moveTag(change).catch(() => undefined);
    await writer.storeManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'v1' });
    await writer.storeManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'v2' });
    const next = Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [], x: 1 }),
    );
    const move = { ...change, to: digestOf(next), bytes: next };
    await expect(writer.moveTag(move)).rejects.toBeInstanceOf(TagMovedError);
    await writer.storeManifest(next, MEDIA_TYPE.ociIndex, { digest: digestOf(next) });
    await writer.moveTag({ ...move, from: digestOf(manifest) });
    expect((await writer.findManifest('v1'))?.descriptor.digest).toBe(digestOf(next));
    expect(await writer.listTags()).toEqual(['v2', 'v1']);
  });

  test('what is in a layout that exists stays in its index', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    const writer = await LayoutWriter.open(builder.path);
    await writer.storeManifest(manifest, MEDIA_TYPE.ociIndex, { tag: 'v1' });
    const index = JSON.parse(await readFile(join(builder.path, 'index.json'), 'utf8'));
    expect(index.manifests).toMatchObject([{ digest: root.digest }, { digest: digestOf(manifest) }]);
  });

  test('a folder that is something else is refused', async () => {
    const folder = testFolder('layout-writer');
    await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"9.0.0"}');
    await expect(LayoutWriter.open(folder)).rejects.toBeInstanceOf(LayoutError);
  });
});

describe('a layout to read from', () => {
  test('tags, digests, and what is not there', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    await builder.roots({ ...root, annotations: { 'org.opencontainers.image.ref.name': 'v1' } });
    const source = await LayoutSource.open(builder.path);
    expect((await source.findManifest('v1'))?.descriptor).toMatchObject({
      digest: root.digest,
      mediaType: root.mediaType,
    });
    expect(await source.findManifest('v2')).toBeUndefined();
    expect(await source.findManifest(`sha256:${'0'.repeat(64)}`)).toBeUndefined();
    expect([await source.hasTag('v1'), await source.hasTag('v2')]).toEqual([true, false]);
  });

  test('a manifest that was changed is noticed', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    await writeFile(builder.file(root.digest), '{}');
    const source = await LayoutSource.open(builder.path);
    await expect(source.findManifest(root.digest)).rejects.toBeInstanceOf(DigestMismatchError);
  });

  test('fault 29: a child that is missing is named', async () => {
    const { layout: builder } = await twoPlatforms();
    await using _ = builder;
    const absent = { mediaType: MEDIA_TYPE.ociManifest, digest: `sha256:${'0'.repeat(64)}`, size: 5 };
    const index = await builder.index([absent]);
    await builder.roots(index);
    const source = await LayoutSource.open(builder.path);
    await expect(walkGraph(source, index.digest)).rejects.toThrow(
      `the manifest ${absent.digest} that the index`,
    );
  });
});
