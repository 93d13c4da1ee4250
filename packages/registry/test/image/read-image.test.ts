import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { type Descriptor, LayoutSource, LayoutWriter, MEDIA_TYPE, readImage } from '../../src/index.ts';
import { start } from '../support/graph.ts';
import type { Seed } from '../support/seed.ts';

const UNKNOWN = { os: 'unknown', architecture: 'unknown' };

function attestationOf(about: string) {
  return {
    platform: UNKNOWN,
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': about,
    },
  };
}

function image(seed: Seed, content: string, fields: object = {}): Promise<Descriptor> {
  return seed.image([{ seed: content, size: 8 }], { fields });
}

function index(seed: Seed, manifests: readonly object[]): Promise<Descriptor> {
  return seed.manifest({ manifests }, MEDIA_TYPE.ociIndex);
}

describe('reading an image', () => {
  it('of one platform finds it, without a name', async () => {
    await using started = await start();
    const { digest } = await image(started.seed, 'app', { annotations: { a: 'b' } });
    expect(await readImage(started.source, digest)).toMatchObject({
      digest,
      annotations: { a: 'b' },
      platforms: [{ name: undefined, digest, config: { mediaType: MEDIA_TYPE.ociConfig } }],
      attestations: [],
    });
  });

  it('of several finds all in the order of the index, with the attestations of BuildKit apart', async () => {
    await using started = await start();
    const amd64 = await image(started.seed, 'amd64');
    const arm64 = await image(started.seed, 'arm64');
    const attestation = await image(started.seed, 'attestation');
    const root = await index(started.seed, [
      { ...attestation, ...attestationOf(amd64.digest) },
      { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
    ]);
    const { platforms, attestations } = await readImage(started.source, root.digest);
    expect(platforms.map(({ name, digest }) => [name, digest])).toEqual([
      ['linux/arm64/v8', arm64.digest],
      ['linux/amd64', amd64.digest],
    ]);
    expect(attestations).toMatchObject([{ digest: attestation.digest, about: amd64.digest }]);
  });

  it('does not believe a platform that calls itself an attestation', async () => {
    await using started = await start();
    const app = await image(started.seed, 'app');
    const root = await index(started.seed, [
      { ...app, ...attestationOf('x'), platform: { os: 'linux', architecture: 'amd64' } },
    ]);
    const { platforms, attestations } = await readImage(started.source, root.digest);
    expect([platforms.length, attestations.length]).toEqual([1, 0]);
  });

  it('goes into nested indexes, reads each manifest once, and leaves out what is none', async () => {
    await using started = await start();
    const app = await image(started.seed, 'app');
    const inner = await index(started.seed, [app, app]);
    const outer = await index(started.seed, [inner, app, { ...app, mediaType: 'text/plain' }]);
    started.registry.clearRequests();
    const { platforms } = await readImage(started.source, outer.digest);
    expect(platforms.map(({ digest }) => digest)).toEqual([app.digest]);
    expect(started.registry.requests.filter(({ path }) => path.includes('/manifests/'))).toHaveLength(3);
  });

  it('refuses indexes that are nested too deep', async () => {
    await using started = await start();
    let root = await index(started.seed, []);
    for (let depth = 0; depth < 5; depth += 1) root = await index(started.seed, [root]);
    await expect(readImage(started.source, root.digest)).rejects.toThrow(/nested deeper than 4/);
  });

  it('fails when a child is not there, and says which index names it', async () => {
    await using started = await start();
    const missing = { mediaType: MEDIA_TYPE.ociManifest, digest: `sha256:${'0'.repeat(64)}`, size: 2 };
    const { digest } = await index(started.seed, [missing]);
    await expect(readImage(started.source, digest)).rejects.toMatchObject({
      name: 'MissingManifestError',
      missing: missing.digest,
      parent: digest,
    });
  });

  it('from a layout, whose files do not tell what they are', async () => {
    await using started = await start();
    const arm64 = await image(started.seed, 'arm64');
    const root = await index(started.seed, [{ ...arm64, platform: { os: 'linux', architecture: 'arm64' } }]);
    const folder = testFolder('read-image');
    const writer = await LayoutWriter.open(folder);
    for (const { digest, mediaType } of [arm64, root]) {
      const fetched = await started.source.findManifest(digest);
      await writer.storeManifest(fetched?.bytes ?? new Uint8Array(), mediaType, { digest });
    }
    const source = await LayoutSource.open(folder);
    const { platforms } = await readImage(source, root.digest);
    expect(platforms).toMatchObject([{ name: 'linux/arm64', digest: arm64.digest }]);
  });
});
