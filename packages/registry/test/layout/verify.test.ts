import { readFile, rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type Descriptor,
  DigestMismatchError,
  digestOf,
  LayoutError,
  MEDIA_TYPE,
  openLayout,
  verifyLayout,
} from '../../src/index.ts';
import { readAll } from '../support/content.ts';
import { LayoutBuilder, twoPlatforms, verify } from '../support/layout.ts';

describe('verifyLayout', () => {
  test('finds everything, each once, children before parents', async () => {
    const { layout, root } = await twoPlatforms();
    await using _ = layout;
    const graph = await verify(layout, root.digest);
    expect(graph.root.descriptor).toMatchObject({ digest: root.digest });
    expect(graph.manifests).toHaveLength(3);
    expect(graph.manifests.at(-1)?.descriptor.digest).toBe(root.digest);
    expect(graph.blobs).toHaveLength(5);
    expect(graph.blobBytes).toBe(graph.blobs.reduce((sum, { size }) => sum + size, 0));
    expect(digestOf(graph.root.bytes)).toBe(root.digest);
  });

  test('gives the content of a blob any number of times', async () => {
    const { layout: builder } = await twoPlatforms(600_000);
    await using _ = builder;
    const layout = await openLayout(builder.path);
    const [blob] = (await verifyLayout(layout)).blobs;
    const descriptor = blob as Descriptor;
    const content = layout.openBlob(descriptor);
    const expected = await readFile(builder.file(descriptor.digest));
    expect((await readAll(content)).equals(expected)).toBe(true);
    expect((await readAll(content)).equals(expected)).toBe(true);
  });

  test('takes one image under several names', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    await builder.roots({ ...image, annotations: { 'org.opencontainers.image.ref.name': 'a' } }, image);
    expect((await verify(builder)).root.descriptor.digest).toBe(image.digest);
  });

  test('asks which one when there are several images', async () => {
    await using builder = await LayoutBuilder.create();
    const one = await builder.image([{ seed: 'a', size: 10 }]);
    const two = await builder.image([{ seed: 'b', size: 10 }]);
    await builder.roots(one, two);
    await expect(verify(builder)).rejects.toThrow(`say which one: ${one.digest}, ${two.digest}`);
    expect((await verify(builder, two.digest)).root.descriptor.digest).toBe(two.digest);
    await expect(verify(builder, digestOf(Buffer.from('')))).rejects.toThrow('does not list sha256:e3b0');
  });

  test('visits a manifest that two indexes share once', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    const left = await builder.index([image], { annotations: { side: 'left' } });
    const right = await builder.index([image], { annotations: { side: 'right' } });
    const root = await builder.index([left, right]);
    await builder.roots(root);
    const graph = await verify(builder);
    expect(graph.manifests.map(({ descriptor }) => descriptor.digest)).toEqual([
      image.digest,
      left.digest,
      right.digest,
      root.digest,
    ]);
  });

  test('takes unknown media types as opaque blobs, in an index and in an image', async () => {
    await using builder = await LayoutBuilder.create();
    const odd = await builder.blob('cache', 'application/vnd.example.cache.v0');
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    // A layer stays a blob even when it calls itself a manifest.
    const layer = await builder.blob('no manifest', MEDIA_TYPE.ociManifest);
    const config = await builder.blob('{}', MEDIA_TYPE.ociEmpty);
    const artifact = await builder.json(
      { schemaVersion: 2, mediaType: MEDIA_TYPE.ociManifest, config, layers: [layer] },
      MEDIA_TYPE.ociManifest,
    );
    await builder.roots(await builder.index([image, odd, artifact]));
    const graph = await verify(builder);
    const blobs = graph.blobs.map(({ digest }) => digest);
    expect(blobs).toContain(odd.digest);
    expect(blobs).toContain(layer.digest);
    expect(graph.manifests).toHaveLength(3);
  });

  test('leaves non-distributable layers where they are', async () => {
    await using builder = await LayoutBuilder.create();
    const foreign = {
      mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
      digest: digestOf(Buffer.from('elsewhere')),
      size: 9,
      urls: ['https://example.com/layer'],
    };
    const config = await builder.blob('{}', MEDIA_TYPE.ociConfig);
    const image = await builder.json(
      { schemaVersion: 2, mediaType: MEDIA_TYPE.ociManifest, config, layers: [foreign] },
      MEDIA_TYPE.ociManifest,
    );
    await builder.roots(image);
    const graph = await verify(builder);
    expect(graph.foreign.map(({ digest }) => digest)).toEqual([foreign.digest]);
    expect(graph.blobs.map(({ digest }) => digest)).toEqual([config.digest]);
  });
});

describe('fault 29: what is missing or contradicts itself is refused', () => {
  test('a missing child manifest', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const [child] = (await verify(layout)).manifests;
    await rm(layout.file(child?.descriptor.digest ?? ''));
    await expect(verify(layout)).rejects.toThrow('does not exist');
  });

  test('a missing blob', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const [blob] = (await verify(layout)).blobs;
    await rm(layout.file(blob?.digest ?? ''));
    await expect(verify(layout)).rejects.toThrow(LayoutError);
  });

  test('two sizes for one digest', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    await builder.roots(await builder.index([image, { ...image, size: image.size + 1 }]));
    await expect(verify(builder)).rejects.toThrow('two descriptors give it different sizes');
  });

  test('two media types for one manifest', async () => {
    await using builder = await LayoutBuilder.create();
    const config = await builder.blob('{}', MEDIA_TYPE.ociConfig);
    // Without a mediaType field both descriptors could be right.
    const image = await builder.json({ schemaVersion: 2, config, layers: [] }, MEDIA_TYPE.ociManifest);
    await builder.roots(await builder.index([image, { ...image, mediaType: MEDIA_TYPE.dockerManifest }]));
    await expect(verify(builder)).rejects.toThrow('different media types');
  });

  test('a media type that the child itself denies', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    await builder.roots(await builder.index([{ ...image, mediaType: MEDIA_TYPE.dockerManifest }]));
    await expect(verify(builder)).rejects.toThrow('contradicts');
  });

  test('embedded data that is not the content', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    await builder.roots({ ...image, data: Buffer.from('something else').toString('base64') });
    await expect(verify(builder)).rejects.toThrow(DigestMismatchError);
  });

  test('Docker schema 1', async () => {
    await using builder = await LayoutBuilder.create();
    const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    await builder.roots(await builder.blob('{"schemaVersion":1}', mediaType));
    await expect(verify(builder)).rejects.toThrow('schema 1 is not supported');
  });

  test('a root that is no manifest', async () => {
    await using builder = await LayoutBuilder.create();
    await builder.roots(await builder.blob('x', 'text/plain'));
    await expect(verify(builder)).rejects.toThrow('is no manifest');
  });

  test('fault 27: indexes nested without end', async () => {
    await using builder = await LayoutBuilder.create();
    let root = await builder.image([{ seed: 'a', size: 10 }]);
    for (let depth = 0; depth < 60; depth += 1) {
      root = await builder.index([root], { annotations: { depth: String(depth) } });
    }
    await builder.roots(root);
    await expect(verify(builder)).rejects.toThrow('nested deeper than 8');
  });
});
