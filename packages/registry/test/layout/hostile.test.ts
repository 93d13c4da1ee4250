import { copyFile, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Descriptor,
  DigestMismatchError,
  LayoutError,
  MEDIA_TYPE,
  openLayout,
} from '../../src/index.ts';
import { blobPath } from '../../src/layout/files.ts';
import { LayoutBuilder, twoPlatforms, verify } from '../support/layout.ts';

describe('fault 35: hostile layouts', () => {
  test('a flipped bit, in a blob and in a manifest', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const graph = await verify(layout);
    for (const digest of [graph.blobs[0]?.digest ?? '', graph.manifests[0]?.descriptor.digest ?? '']) {
      const file = layout.file(digest);
      const bytes = await readFile(file);
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8(spoilt.readUInt8(5) ^ 1, 5);
      await writeFile(file, spoilt);
      await expect(verify(layout)).rejects.toThrow(DigestMismatchError);
      await writeFile(file, bytes);
    }
  });

  test('a wrong size', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const file = layout.file((await verify(layout)).blobs[0]?.digest ?? '');
    await truncate(file, 999);
    await expect(verify(layout)).rejects.toThrow('has 999 bytes where its descriptor says 1000');
  });

  test('a symbolic link in place of a blob, even to the right bytes', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const file = layout.file((await verify(layout)).blobs[0]?.digest ?? '');
    await copyFile(file, join(layout.path, 'copy'));
    await rm(file);
    await symlink('../../copy', file);
    await expect(verify(layout)).rejects.toThrow('is a symbolic link');
  });

  test.each(['blobs', 'blobs/sha256'])('a symbolic link in place of %s', async (folder) => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    await rename(join(layout.path, folder), join(layout.path, 'elsewhere'));
    await symlink(join(layout.path, 'elsewhere'), join(layout.path, folder));
    await expect(openLayout(layout.path)).rejects.toThrow('is not a folder');
  });

  test.each(['index.json', 'oci-layout'])('a symbolic link in place of %s', async (name) => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    await rename(join(layout.path, name), join(layout.path, 'elsewhere'));
    await symlink('elsewhere', join(layout.path, name));
    await expect(openLayout(layout.path)).rejects.toThrow('is a symbolic link');
  });

  test('a folder in place of a blob', async () => {
    const { layout } = await twoPlatforms();
    await using _ = layout;
    const file = layout.file((await verify(layout)).blobs[0]?.digest ?? '');
    await rm(file);
    await mkdir(file);
    await expect(verify(layout)).rejects.toThrow('is not a regular file');
  });

  test.each(['../../../etc/passwd', `sha256:../../../${'a'.repeat(54)}`, `sha256/${'a'.repeat(64)}`])(
    'the digest %s',
    async (digest) => {
      await using builder = await LayoutBuilder.create();
      await builder.roots({ mediaType: MEDIA_TYPE.ociManifest, digest, size: 1 });
      await expect(openLayout(builder.path)).rejects.toThrow('is no sha256 or sha512 digest');
    },
  );

  test('a manifest of 64 MB by its descriptor is not even opened', async () => {
    await using builder = await LayoutBuilder.create();
    const image = await builder.image([{ seed: 'a', size: 10 }]);
    await builder.roots({ ...image, size: 64_000_000 });
    await expect(verify(builder)).rejects.toThrow('its descriptor says 64000000 bytes, more than 4194304');
  });

  test.each([
    ['not a folder at all', async (path: string) => await rm(path, { recursive: true }), 'does not exist'],
    ['no marker', async (path: string) => await rm(join(path, 'oci-layout')), 'does not exist'],
    [
      'a marker of the future',
      async (path: string) => await writeFile(join(path, 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}'),
      'imageLayoutVersion 1',
    ],
    [
      'a marker that is not JSON',
      async (path: string) => await writeFile(join(path, 'oci-layout'), '1.0.0'),
      'is not JSON',
    ],
    [
      'a huge marker',
      async (path: string) => await writeFile(join(path, 'oci-layout'), ' '.repeat(5000)),
      'more than 4096',
    ],
    [
      'an index that is not JSON',
      async (path: string) => await writeFile(join(path, 'index.json'), '{'),
      'index.json',
    ],
    [
      'an empty index',
      async (path: string) => await writeFile(join(path, 'index.json'), '{"schemaVersion":2,"manifests":[]}'),
      'does not list any image',
    ],
  ])('%s', async (_, spoil, problem) => {
    const { layout } = await twoPlatforms();
    await using builder = layout;
    await spoil(builder.path);
    await expect(verify(builder)).rejects.toThrow(LayoutError);
    await expect(verify(builder)).rejects.toThrow(problem);
  });

  test('no digest leads out of the folder', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let path: string;
        try {
          path = blobPath('/layout', text as Descriptor['digest']);
        } catch {
          return;
        }
        expect(path).toMatch(/^\/layout\/blobs\/sha(256|512)\/[0-9a-f]+$/);
      }),
    );
  });
});
