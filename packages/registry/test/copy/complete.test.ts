import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { FallbackTagError, fallbackTag, MEDIA_TYPE, walkGraph } from '../../src/index.ts';
import { connect } from '../support/client.ts';
import { copy, expectAll } from '../support/copy.ts';
import { failure, pair, rootTags, shape } from '../support/copy-pair.ts';
import { Seed, seedGraph } from '../support/seed.ts';

describe('every registry gets the whole graph', () => {
  test.each(['strict', 'ghcr', 'hub', 'harbor', 'distribution2', 'ecr', 'legacy-no-digest-header'] as const)(
    'to %s',
    async (profile) => {
      await using pairing = await pair({ profile });
      const { to, seed, root, client, name } = pairing;
      await copy(client, seed.name('v1'), [name]);
      await expectAll(seed, to, 'c/d');
      expect(to.manifest('c/d', 'v1')?.digest).toBe(root.digest);
      const there = await walkGraph(client.repository(to.host, 'c/d'), 'v1');
      expect(there.nodes.map(({ descriptor }) => descriptor.digest).sort()).toEqual(
        [...seed.manifests].sort(),
      );
      expect(to.openUploads).toBe(0);
    },
  );

  test.each(['strict', 'harbor', 'distribution2', 'ecr'] as const)(
    'within %s, from one repository to another',
    async (profile) => {
      await using registry = await startRegistry({ profile });
      const fallback = profile === 'distribution2';
      const { seed } = await seedGraph(registry, 'a/b', { ...shape, fallback });
      using connection = connect();
      await copy(connection.client, seed.name('v1'), [`${registry.host}/c/d:v1`, `${registry.host}/c/e:v1`]);
      await expectAll(seed, registry, 'c/d');
      await expectAll(seed, registry, 'c/e');
      const there = await walkGraph(connection.client.repository(registry.host, 'c/e'), 'v1');
      expect(there.nodes).toHaveLength(seed.manifests.length);
    },
  );

  test.each([{}, { profile: 'ghcr' }] as const)(
    'artifact manifests of early OCI 1.1 come along, to %j',
    async (options) => {
      await using from = await startRegistry(options);
      await using to = await startRegistry(options);
      const seed = new Seed(from, 'a/b');
      const image = await seed.image([{ seed: 'x', size: 10 }], { tags: ['v1'] });
      const sbom = await seed.artifact(image, 'application/spdx+json');
      const signature = await seed.artifact(sbom, 'application/vnd.cncf.notary.signature');
      await seed.fallbackTags();
      using connection = connect();
      await copy(connection.client, seed.name('v1'), [`${to.host}/c/d:v1`]);
      await expectAll(seed, to, 'c/d');
      const listed = await connection.client.repository(to.host, 'c/d').listReferrers(sbom.digest);
      expect(listed.map(({ descriptor }) => descriptor)).toMatchObject([
        { digest: signature.digest, artifactType: 'application/vnd.cncf.notary.signature' },
      ]);
    },
  );

  test('referrers stay where the fallback tag of the destination had others', async () => {
    await using pairing = await pair({ profile: 'ghcr' });
    const { to, seed, root, client, name } = pairing;
    const theirs = new Seed(to, 'c/d');
    const own = await theirs.referrer(root, 'application/vnd.theirs');
    await theirs.fallbackTags();
    await copy(client, seed.name('v1'), [name]);
    const listed = await client.repository(to.host, 'c/d').listReferrers(root.digest);
    expect(listed).toHaveLength(3);
    expect(listed.map(({ descriptor }) => descriptor.digest)).toContain(own.digest);
  });

  test('a destination whose fallback tag holds an image: nothing is tagged, and the tag is named', async () => {
    await using pairing = await pair({ profile: 'ghcr' });
    const { to, seed, root, client, name } = pairing;
    await new Seed(to, 'c/d').image([{ seed: 'y', size: 4 }], { tags: [fallbackTag(root.digest)] });
    const error = await failure(copy(client, seed.name('v1'), [name]));
    expect(error).toBeInstanceOf(FallbackTagError);
    expect(rootTags(to)).toEqual([]);
  });

  test('referrers and cosign tags stay at home when they are not wanted', async () => {
    await using pairing = await pair();
    const { to, seed, client, name } = pairing;
    await copy(client, seed.name('v1'), [name], { referrers: 'none', cosignTags: 'none' });
    expect(to.manifests('c/d')).toHaveLength(3);
    expect(to.tags('c/d')).toEqual(['v1']);
  });
});

describe('cosign tags that the destination has already', () => {
  async function withTheirs(text: string) {
    const pairing = await pair();
    const theirs = new Seed(pairing.to, 'c/d');
    const signature = await theirs.cosign(pairing.root, 'sig', text);
    return { ...pairing, signature, tag: `${pairing.root.digest.replace(':', '-')}.sig` };
  }

  test('signatures of its own are kept, and the plan says so', async () => {
    await using pairing = await withTheirs('by somebody else');
    const { to, seed, client, name, signature, tag } = pairing;
    const { plan, results } = await copy(client, seed.name('v1'), [name]);
    expect(to.manifest('c/d', tag)?.digest).toBe(signature.digest);
    expect(plan.destinations[0]?.manifests.keep).toHaveLength(1);
    expect(results[0]?.manifests.kept).toBe(1);
  });

  test('what only adds to them takes their place', async () => {
    await using pairing = await pair();
    const { from, to, seed, root, client, name } = pairing;
    await copy(client, seed.name('v1'), [name]);
    const tag = `${root.digest.replace(':', '-')}.sig`;
    const before = JSON.parse(from.manifest('a/b', tag)?.bytes.toString() ?? '');
    const added = await seed.blob('a second signature', 'application/vnd.dev.cosign.simplesigning.v1+json');
    const both = await seed.manifest(
      { ...before, layers: [...before.layers, added] },
      MEDIA_TYPE.ociManifest,
      [tag],
    );
    await copy(client, seed.name('v1'), [name]);
    expect(to.manifest('c/d', tag)?.digest).toBe(both.digest);
  });
});
