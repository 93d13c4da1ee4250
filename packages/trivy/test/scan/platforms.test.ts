import { type Descriptor, digestOf, LayoutWriter } from '@container-kit/registry';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { listPlatforms } from '../../src/scan/platforms.ts';

const OCI = 'application/vnd.oci.image';
const MANIFEST = `${OCI}.manifest.v1+json`;
const UNKNOWN = { os: 'unknown', architecture: 'unknown' };

/** An empty layout, and what puts manifests into it. */
async function openLayout() {
  const writer = await LayoutWriter.open(testFolder('layout'));
  const store = async (mediaType: string, json: object): Promise<Descriptor> => {
    const bytes = Buffer.from(JSON.stringify(json));
    const digest = digestOf(bytes);
    await writer.storeManifest(bytes, mediaType, { digest });
    return { mediaType, digest, size: bytes.length };
  };
  const image = async (config: object, type = `${OCI}.config.v1+json`): Promise<Descriptor> =>
    store(MANIFEST, { schemaVersion: 2, mediaType: MANIFEST, config: await store(type, config), layers: [] });
  const index = (...manifests: readonly object[]): Promise<Descriptor> =>
    store(`${OCI}.index.v1+json`, { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests });
  return { writer, image, index };
}

describe('what is scanned of an image', () => {
  test('its platforms in their order, each once; no attestations and no artifacts', async () => {
    const { writer, image, index } = await openLayout();
    const amd64 = { ...(await image({ n: 1 })), platform: { os: 'linux', architecture: 'amd64' } };
    const arm64 = {
      ...(await image({ n: 2 })),
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    };
    const artifact = await image({ n: 3 }, 'application/vnd.oci.empty.v1+json');
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const attestation = { ...(await image({ n: 4 })), platform: UNKNOWN, annotations };
    const root = await index(arm64, artifact, amd64, attestation, amd64);
    expect(await listPlatforms(writer, root.digest)).toEqual([
      { name: 'linux/arm64/v8', digest: arm64.digest },
      { name: 'linux/amd64', digest: amd64.digest },
    ]);
  });

  test('what calls itself an attestation and has a platform, and what hides its platform', async () => {
    const { writer, image, index } = await openLayout();
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const liar = {
      ...(await image({ n: 1 })),
      platform: { os: 'linux', architecture: 'amd64' },
      annotations,
    };
    const hidden = { ...(await image({ n: 2 })), platform: UNKNOWN };
    const root = await index(liar, hidden);
    expect((await listPlatforms(writer, root.digest)).map(({ digest }) => digest)).toEqual([
      liar.digest,
      hidden.digest,
    ]);
  });

  test('an image without an index has the platform that its configuration says', async () => {
    const { writer, image } = await openLayout();
    const { digest } = await image({ os: 'linux', architecture: 'arm', variant: 'v7' });
    expect(await listPlatforms(writer, digest, ['linux/arm'])).toEqual([{ name: 'linux/arm/v7', digest }]);
    const silent = await image({});
    expect(await listPlatforms(writer, silent.digest)).toEqual([{ name: undefined, digest: silent.digest }]);
    await expect(listPlatforms(writer, silent.digest, ['linux/arm'])).rejects.toThrow(
      'has no platform linux/arm: it has unknown',
    );
  });

  test('nothing of an artifact', async () => {
    const { writer, image, index } = await openLayout();
    const artifact = await image({}, 'application/vnd.example+json');
    for (const { digest } of [artifact, await index(artifact), await index()]) {
      await expect(listPlatforms(writer, digest)).rejects.toMatchObject({
        name: 'ScanError',
        kind: 'source',
      });
    }
  });

  test('names of platforms cannot speak to the runner', async () => {
    const { writer, image, index } = await openLayout();
    const child = {
      ...(await image({})),
      platform: { os: 'linux', architecture: 'x\n::error::boom ##[add-mask]e' },
    };
    const { digest } = await index(child);
    const failure = listPlatforms(writer, digest, ['linux/amd64']);
    await expect(failure).rejects.toThrow('it has linux/x');
    await expect(failure).rejects.not.toThrow(/\n|##\[/);
  });
});
