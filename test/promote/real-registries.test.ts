import { startRegistry } from '@container-kit/testing';
import { type RealRegistry, startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test, vi } from 'vitest';
import { output } from '../build-push/harness.ts';
import { promote } from './harness.ts';
import { createKeyPair, environmentOf, pushSignedImage, type SignedImage } from './signed-image.ts';
import { type ImageView, manifestsIn, viewOf, withoutListing } from './views.ts';

// Each test starts some hundred programs.
vi.setConfig({ testTimeout: 300_000 });

describeWith(
  ['cosign', 'crane', 'oras', 'registry2', 'registry3', 'olareg'],
  'crane, oras and cosign see at the destination what they see at the source',
  (tools) => {
    const start: Readonly<Record<string, () => Promise<RealRegistry>>> = {
      'docker-registry 2.8': () => startDistribution(tools.registry2),
      'distribution 3': () => startDistribution(tools.registry3),
      olareg: () => startOlareg(tools.olareg),
      'the in-process registry': () => startRegistry(),
      'the in-process registry as ghcr.io': () => startRegistry({ profile: 'ghcr' }),
    };

    /** Promotes, and returns the digests of the records that were left. */
    async function promoted(source: string, destination: string): Promise<readonly string[]> {
      const result = await promote({ source, destination });
      expect(result.outputs.outcome, result.log).toBe('promoted');
      expect(result.violations).toEqual([]);
      return [...result.log.matchAll(/attestation (sha256:[0-9a-f]{64})/g)].map(([, digest = '']) => digest);
    }

    async function expectWhole({ digest, nodes }: SignedImage, reference: string): Promise<void> {
      const env = environmentOf(tools);
      expect(await output(tools.crane, ['digest', reference], env)).toBe(digest);
      const name = reference.slice(0, reference.lastIndexOf(':'));
      for (const node of nodes) await output(tools.crane, ['validate', '--remote', `${name}@${node}`], env);
    }

    const names = Object.keys(start);
    const ring = names.map((name, at) => [name, names[(at + 1) % names.length] ?? name]);
    test.each(ring)('30 manifests, from %s to %s', async (from, to) => {
      await using one = (await start[from]?.()) as RealRegistry;
      await using two = (await start[to]?.()) as RealRegistry;
      const source = `${one.host}/team/app`;
      const image = await pushSignedImage(tools, source, '1.0');
      const before = await viewOf(tools, image, source);
      expect(before.referrers.flatMap(manifestsIn)).toHaveLength(20);
      expect(Object.keys(before.cosignTags)).toHaveLength(10);

      for (const name of [`${two.host}/production/app`, `${one.host}/production/app`]) {
        const records = await promoted(`${source}:1.0`, `${name}:stable`);
        expect(records).toHaveLength(1);
        await expectWhole(image, `${name}:stable`);
        const after = await viewOf(tools, image, name, records);
        expect(typesIn(after)).toEqual(TYPES);
        if (typesIn(before).length === TYPES.length) expect(after).toEqual(before);
        else expect(withoutListing(after)).toEqual(withoutListing(before));
      }

      const records = await promoted(`${source}:1.0`, `${source}:stable`);
      await expectWhole(image, `${source}:stable`);
      expect(await viewOf(tools, image, source, records)).toEqual(before);
      const stranger = { ...image, nodes: [image.digest], key: await createKeyPair(tools) };
      await expect(viewOf(tools, stranger, source)).rejects.toThrow(/invalid signature|no matching/);
    });
  },
);

/** Types of the artifacts that refer to the image, as a destination must list them. */
const TYPES = [
  ...Array(10).fill('application/vnd.dev.sigstore.bundle.v0.3+json'),
  ...Array(5).fill('application/spdx+json'),
].sort();

function typesIn({ referrers }: ImageView): readonly (string | undefined)[] {
  const known = new Set<string | undefined>(TYPES);
  const types = referrers.flatMap(manifestsIn).map(({ artifactType }) => artifactType);
  return types.filter((type) => known.has(type)).sort();
}
