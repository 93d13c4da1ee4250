import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { pushGraph } from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { LayoutBuilder, twoPlatforms } from '../support/layout.ts';
import { ORDERLY, prepare, to } from '../support/push.ts';

describe('order', () => {
  test('blobs, children, root, and only then tags', async () => {
    const { layout: builder, root } = await twoPlatforms();
    await using _ = builder;
    await using registry = await startRegistry(ORDERLY);
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1', 'a/c:2'),
      client: connection.client,
    });
    const kinds = registry.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path }) => {
        if (path.includes('/blobs/')) {
          return 'blob';
        }
        const reference = path.split('/').at(-1) ?? '';
        return reference === root.digest
          ? 'root'
          : reference.startsWith('sha256:')
            ? 'child'
            : `tag ${reference}`;
      });
    expect(kinds.slice(0, 5)).toEqual(Array(5).fill('blob'));
    expect(kinds.slice(5, -2).toSorted()).toEqual(['child', 'child', 'child', 'child', 'root', 'root']);
    expect(kinds.slice(-2)).toEqual(['tag 1', 'tag 2']);
    expect(registry.requests.slice(-2).map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  test('a subject is there before what refers to it', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    const config = await builder.blob('{}', 'application/vnd.oci.empty.v1+json');
    const signature = await builder.json(
      {
        schemaVersion: 2,
        mediaType: image.mediaType,
        artifactType: 'application/example',
        config,
        layers: [config],
        subject: { mediaType: image.mediaType, digest: image.digest, size: image.size },
      },
      image.mediaType,
    );
    const root = await builder.index([signature, image]);
    await builder.roots(root);
    await using registry = await startRegistry(ORDERLY);
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
    });
    expect(registry.manifests('a/b')).toEqual([image.digest, signature.digest, root.digest]);
  });

  test('opaque entries of an index go as blobs', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    const opaque = await builder.blob('cache', 'application/vnd.example.cache.v0');
    await builder.roots(await builder.index([image, opaque]));
    await using registry = await startRegistry({ capabilities: { missingReferences: 'accepted' } });
    using connection = connect();
    await pushGraph({
      ...(await prepare(builder)),
      destinations: to(registry, 'a/b:1'),
      client: connection.client,
    });
    expect(registry.blobs('a/b')).toContain(opaque.digest);
  });
});
