import { describe, expect, it } from 'vitest';
import { readImage } from '../../src/gates/index.ts';
import { MANIFEST, openRegistry, seedImage, seedIndex } from '../record/support.ts';

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

describe('reading an image', () => {
  it('of one platform finds it, without a name', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app', { annotations: { a: 'b' } });
    const read = await readImage(registry.repository(), image.digest);
    expect(read).toMatchObject({
      digest: image.digest,
      annotations: { a: 'b' },
      platforms: [{ name: undefined, digest: image.digest, config: { digest: image.config } }],
      attestations: [],
    });
  });

  it('of several finds all, with the attestations of BuildKit apart', async () => {
    await using registry = await openRegistry();
    const amd64 = await seedImage(registry.registry, 'amd64');
    const arm64 = await seedImage(registry.registry, 'arm64', { architecture: 'arm64' });
    const attestation = await seedImage(registry.registry, 'attestation');
    const index = await seedIndex(registry.registry, [
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
      { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { ...attestation, ...attestationOf(amd64.digest) },
    ]);
    const { platforms, attestations } = await readImage(registry.repository(), index.digest);
    expect(platforms.map(({ name, digest }) => [name, digest]).sort()).toEqual([
      ['linux/amd64', amd64.digest],
      ['linux/arm64/v8', arm64.digest],
    ]);
    expect(attestations).toMatchObject([{ digest: attestation.digest, about: amd64.digest }]);
  });

  it('does not believe a platform that calls itself an attestation', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const index = await seedIndex(registry.registry, [
      { ...image, ...attestationOf('x'), platform: { os: 'linux', architecture: 'amd64' } },
    ]);
    const { platforms, attestations } = await readImage(registry.repository(), index.digest);
    expect([platforms.length, attestations.length]).toEqual([1, 0]);
  });

  it('goes into nested indexes, reads each manifest once, and leaves out what is none', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const inner = await seedIndex(registry.registry, [image, image]);
    const outer = await seedIndex(registry.registry, [inner, image, { ...image, mediaType: 'text/plain' }]);
    registry.registry.clearRequests();
    const { platforms } = await readImage(registry.repository(), outer.digest);
    expect(platforms.map(({ digest }) => digest)).toEqual([image.digest]);
    expect(registry.registry.requests).toHaveLength(3);
  });

  it('refuses indexes that are nested too deep', async () => {
    await using registry = await openRegistry();
    let index = await seedIndex(registry.registry, []);
    for (let depth = 0; depth < 5; depth += 1) index = await seedIndex(registry.registry, [index]);
    await expect(readImage(registry.repository(), index.digest)).rejects.toThrow(/nested deeper than 4/);
  });

  it('fails when a child is not there', async () => {
    await using registry = await openRegistry();
    const missing = { mediaType: MANIFEST, digest: `sha256:${'0'.repeat(64)}`, size: 2 };
    const index = await seedIndex(registry.registry, [missing]);
    await expect(readImage(registry.repository(), index.digest)).rejects.toThrow(/404/);
  });
});
