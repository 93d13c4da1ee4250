import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '@container-kit/registry';
import { writeSampleLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { verifyImage } from '../src/verify-image.ts';

const PLATFORMS = {
  'linux/amd64': [{ 'shared.txt': 'shared' }, { 'arch.txt': 'amd64' }],
  'linux/arm64': [{ 'shared.txt': 'shared' }, { 'arch.txt': 'arm64' }],
};

async function sample() {
  const folder = testFolder('layout');
  const root = await writeSampleLayout(folder, PLATFORMS);
  const blob = (digest: string) => join(folder, 'blobs', ...digest.split(':'));
  const index = JSON.parse(await readFile(blob(root.digest), 'utf8'));
  const manifests: { digest: string; size: number }[] = index.manifests;
  return { folder, root, blob, manifests, metadata: { 'containerimage.digest': root.digest } };
}

describe('verifyImage', () => {
  it('describes an image of two platforms; what they share counts once', async () => {
    const { folder, root, manifests, metadata } = await sample();
    const { report, graph } = await verifyImage(folder, metadata);
    expect(report).toMatchObject({ digest: root.digest, mediaType: root.mediaType, attestations: 0 });
    expect(report.platforms).toEqual([
      { platform: 'linux/amd64', digest: manifests[0]?.digest, layers: 2, bytes: expect.any(Number) },
      { platform: 'linux/arm64', digest: manifests[1]?.digest, layers: 2, bytes: expect.any(Number) },
    ]);
    // Two configs, two layers of their own, one that is shared.
    expect(graph.blobs).toHaveLength(5);
    const sum = report.platforms.reduce((total, { bytes }) => total + bytes, root.size);
    const shared = graph.blobs.map(({ size }) => size);
    expect(report.bytes).toBeLessThan(sum);
    expect(report.bytes).toBeGreaterThan(shared.reduce((total, size) => total + size, 0));
  });

  it('counts attestations apart from platforms', async () => {
    const { folder, blob, root, manifests } = await sample();
    const index = JSON.parse(await readFile(blob(root.digest), 'utf8'));
    index.manifests[1].annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    index.manifests[1].platform = { os: 'unknown', architecture: 'unknown' };
    const digest = await replaceRoot(folder, index);
    const { report } = await verifyImage(folder, { 'containerimage.digest': digest });
    expect(report.platforms.map((one) => one.digest)).toEqual([manifests[0]?.digest]);
    expect(report.attestations).toBe(1);
  });

  it('takes the platform of a plain manifest from its config', async () => {
    const { folder, manifests } = await sample();
    const [first] = manifests;
    const descriptor = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: first?.digest,
      size: first?.size,
    };
    await writeFile(
      join(folder, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }),
    );
    const { report } = await verifyImage(folder, { 'containerimage.digest': first?.digest });
    expect(report.digest).toBe(first?.digest);
    expect(report.platforms).toMatchObject([{ platform: 'linux/amd64', digest: first?.digest }]);
  });

  it('refuses a layout that is not the image that buildx reports', async () => {
    const { folder } = await sample();
    const other = { 'containerimage.digest': digestOf(Buffer.from('something else')) };
    await expect(verifyImage(folder, other)).rejects.toThrow(/OCI layout/);
  });

  it.each([[undefined], [null], ['text'], [{}], [{ 'containerimage.digest': 7 }]])(
    'wants to know what buildx built: %o',
    async (metadata) => {
      const { folder } = await sample();
      await expect(verifyImage(folder, metadata)).rejects.toThrow(
        'buildx does not say which digest it built',
      );
    },
  );

  it('finds one byte too many in a blob', async () => {
    const { folder, metadata, manifests, blob } = await sample();
    const manifest = JSON.parse(await readFile(blob(manifests[1]?.digest ?? ''), 'utf8'));
    await appendFile(blob(manifest.layers[0].digest), 'x');
    await expect(verifyImage(folder, metadata)).rejects.toThrow(
      / has \d+ bytes where its descriptor says \d+$/,
    );
  });

  it('finds a blob that is missing', async () => {
    const { folder, metadata, manifests, blob } = await sample();
    await rm(blob(manifests[0]?.digest ?? ''));
    await expect(verifyImage(folder, metadata)).rejects.toThrow('does not exist');
  });
});

/** Makes another index the root of the layout. */
async function replaceRoot(folder: string, index: object): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(index));
  const digest = digestOf(bytes);
  await writeFile(join(folder, 'blobs', ...digest.split(':')), bytes);
  const root = { mediaType: 'application/vnd.oci.image.index.v1+json', digest, size: bytes.length };
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  return digest;
}
