import { EMPTY_POLICY } from '@container-kit/policy';
import { fallbackTag, MEDIA_TYPE } from '@container-kit/registry';
import { circumstancesOf, type Inventory, neededReads } from '@container-kit/retention';
import { describe, expect, it } from 'vitest';
import { MemoryEdgeCache } from '../src/index.ts';
import { reading } from './support/ghcr.ts';
import { expected, REPOSITORY, startOci } from './support/oci.ts';

const CREATED = new Date('2025-03-04T05:06:07Z');

describe('what is read of a registry that lists tags only', () => {
  it('is what tags lead to, with the times that images say', async () => {
    const { provider, images } = await startOci();
    const { index, children } = await images.multi('one', 2, { tags: ['v1', 'latest'], created: CREATED });
    const single = await images.image('two', { tags: ['v2'], created: CREATED, labels: { hold: 'yes' } });
    const { versions, doubts } = await provider.readInventory(REPOSITORY, reading());
    expect(doubts).toEqual([]);
    expect([...versions.keys()].sort()).toEqual(
      [index, single, ...children].map(({ digest }) => digest).sort(),
    );
    expect(versions.get(index.digest)).toMatchObject({
      tags: ['latest', 'v1'],
      id: undefined,
      content: { manifest: { created: CREATED.getTime() } },
    });
    expect(versions.get(single.digest)?.content).toMatchObject({
      manifest: { created: CREATED.getTime(), labels: { hold: 'yes' } },
    });
  });

  it('is all that bytes are made of, although what may go shows only when times are known', async () => {
    const { provider, images } = await startOci();
    const { children } = await images.multi('one', 2, { tags: ['v1'], created: CREATED });
    await images.image('two', { tags: ['v2'], created: new Date() });
    const circumstances = circumstancesOf(
      {
        registry: 'registry.example',
        policy: EMPTY_POLICY.retention,
        inputs: { minKeep: 1 },
        now: new Date(),
      },
      REPOSITORY,
    );
    const needed = (inventory: Inventory) => neededReads(inventory, circumstances, 'all');
    const { versions } = await provider.readInventory(REPOSITORY, reading({ depth: 'all', needed }));
    expect(children.map(({ digest }) => versions.get(digest)?.content.kind)).toEqual([
      'manifest',
      'manifest',
    ]);
  });

  it('takes one request for each tag, and nothing again of what the cache knows', async () => {
    const { provider, images, requests } = await startOci();
    for (let at = 0; at < 5; at += 1)
      await images.image(`image ${at}`, { tags: [`v${at}`], created: CREATED });
    const known = new MemoryEdgeCache();
    await provider.readInventory(REPOSITORY, reading({ known }));
    expect([requests('GET', /manifests/), requests('GET', /blobs/), requests('HEAD', /./)]).toEqual([
      5, 5, 0,
    ]);
    await provider.readInventory(REPOSITORY, reading({ known }));
    expect([requests('GET', /manifests/), requests('GET', /blobs/)]).toEqual([10, 5]);
  });

  it.each(['strict', 'distribution2'] as const)(
    'has what refers to images and their children: %s',
    async (profile) => {
      const { provider, images, registry } = await startOci({ profile });
      const { index, children } = await images.multi('one', 1, { tags: ['v1'] });
      const [child = index] = children;
      const signature = await images.image('signature', { subject: child });
      const nested = await images.image('signature of it', { subject: signature });
      if (profile === 'distribution2') {
        for (const [subject, referrer] of [
          [child, signature],
          [signature, nested],
        ] as const) {
          const list = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [referrer] };
          await registry.putManifest(REPOSITORY, list, { tags: [fallbackTag(subject.digest)] });
        }
      }
      const { versions } = await provider.readInventory(REPOSITORY, reading());
      expect(versions.has(signature.digest)).toBe(true);
      expect(versions.has(nested.digest)).toBe(true);
    },
  );

  it('asks a registry without the list of referrers once', async () => {
    const { provider, images, requests } = await startOci({ profile: 'distribution2' });
    for (let at = 0; at < 9; at += 1) await images.image(`image ${at}`, { tags: [`v${at}`] });
    await provider.readInventory(REPOSITORY, reading());
    expect(requests('GET', /referrers/)).toBe(1);
  });

  it('leaves out images of Docker’s schema 1, which so stay', async () => {
    const { provider, images, registry } = await startOci({ capabilities: { accept: 'ignored' } });
    const { digest } = await images.image('one', { tags: ['v1'] });
    const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    await registry.putManifest(REPOSITORY, { schemaVersion: 1 }, { tags: ['old'], mediaType });
    const { versions, doubts } = await provider.readInventory(REPOSITORY, reading());
    expect([...versions.keys()]).toEqual([digest]);
    expect(doubts).toEqual([]);
  });

  it('of a repository without tags is nothing', async () => {
    const { provider, images } = await startOci();
    await images.image('untagged');
    expect((await provider.readInventory(REPOSITORY, reading())).versions.size).toBe(0);
  });

  it('of an unknown repository is an error', async () => {
    const { provider } = await startOci();
    await expect(provider.readInventory('no/thing', reading())).rejects.toMatchObject({ status: 404 });
  });
});

describe('deleting from an OCI registry', () => {
  it('takes a manifest that is as the plan saw it', async () => {
    const { provider, images, registry } = await startOci();
    const { digest } = await images.image('one', { tags: ['v1', 'old'] });
    const plan = await expected(provider, digest);
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({ outcome: 'deleted' });
    expect(await provider.deleteVersion(REPOSITORY, { ...plan, tags: [] })).toEqual({ outcome: 'absent' });
    expect(registry.manifests(REPOSITORY)).toEqual([]);
  });

  it('leaves it when a tag has moved or gone', async () => {
    const { provider, images, registry } = await startOci();
    const { digest } = await images.image('one', { tags: ['v1', 'old'] });
    const plan = await expected(provider, digest);
    const other = await images.image('two', { tags: ['old'] });
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({
      outcome: 'drifted',
      reason: `the tag old is now at ${other.digest}`,
    });
    await registry.removeManifest(REPOSITORY, registry.manifest(REPOSITORY, 'old')?.digest ?? 'sha256:');
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({
      outcome: 'drifted',
      reason: 'the tag old is gone',
    });
    expect(registry.manifest(REPOSITORY, 'v1')?.digest).toBe(digest);
  });

  it('rewrites the fallback tag of a subject when a referrer goes', async () => {
    const { provider, images, registry } = await startOci({ profile: 'distribution2' });
    const subject = await images.image('one', { tags: ['v1'] });
    const referrers = [await images.image('a', { subject }), await images.image('b', { subject })];
    const list = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: referrers };
    const tag = fallbackTag(subject.digest);
    await registry.putManifest(REPOSITORY, list, { tags: [tag] });
    const plan = await expected(provider, referrers[0]?.digest ?? '');
    expect(await provider.deleteVersion(REPOSITORY, plan)).toEqual({ outcome: 'deleted' });
    expect(registry.manifest(REPOSITORY, tag)?.references.map(({ digest }) => digest)).toEqual([
      referrers[1]?.digest,
    ]);
  });

  it('that is turned off is an outcome', async () => {
    const { provider, images } = await startOci({
      capabilities: { deleteManifest: 'refused', deleteTag: 'refused' },
    });
    const { digest } = await images.image('one', { tags: ['v1', 'v2'] });
    const plan = await expected(provider, digest);
    expect(await provider.deleteVersion(REPOSITORY, plan)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('deletes no manifests'),
    });
    expect(await provider.untag(REPOSITORY, 'v1', plan)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('deletes no tags'),
    });
  });

  it('takes one tag off', async () => {
    const { provider, images, registry } = await startOci();
    const { digest } = await images.image('one', { tags: ['v1', 'old'] });
    const plan = await expected(provider, digest);
    expect(await provider.untag(REPOSITORY, 'old', plan)).toEqual({ outcome: 'deleted' });
    expect(await provider.untag(REPOSITORY, 'old', plan)).toMatchObject({ outcome: 'drifted' });
    expect(registry.tags(REPOSITORY)).toEqual(['v1']);
  });

  it('puts right what a registry destroys that deletes the image with a tag', async () => {
    const target = await startOci({
      onRequest: async ({ method, path }) => {
        const image = target.registry.manifest(REPOSITORY, 'old');
        if (method !== 'DELETE' || image === undefined || !path.endsWith('/old')) return;
        await target.registry.removeManifest(REPOSITORY, image.digest);
      },
    });
    const { digest } = await target.images.image('one', { tags: ['v1', 'old'] });
    const plan = await expected(target.provider, digest);
    expect(await target.provider.untag(REPOSITORY, 'old', plan)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('put back'),
    });
    expect(target.registry.manifest(REPOSITORY, 'v1')?.digest).toBe(digest);
  });

  it('can not be undone', async () => {
    const { provider, images } = await startOci();
    const { digest } = await images.image('one');
    await expect(provider.restoreVersion(REPOSITORY, { digest, id: 1 })).rejects.toThrow("can't restore");
  });
});

describe('arrivals at an OCI registry', () => {
  it('are new tags, and tags that moved to an old digest', async () => {
    const { provider, images } = await startOci();
    const old = await images.image('old', { tags: ['old'] });
    await images.image('new', { tags: ['prod'] });
    const seen = await provider.readInventory(REPOSITORY, reading());
    expect((await provider.arrivalsSince(REPOSITORY, seen)).versions.size).toBe(0);
    await images.image('old', { tags: ['prod'] });
    const fresh = await images.image('fresh', { tags: ['fresh'] });
    const { versions } = await provider.arrivalsSince(REPOSITORY, seen);
    expect(versions.get(old.digest)).toMatchObject({ tags: ['old', 'prod'] });
    expect(versions.get(fresh.digest)?.content.kind).toBe('manifest');
  });

  it('are read as far as indexes lead', async () => {
    const { provider, images } = await startOci();
    await images.image('kept', { tags: ['kept'] });
    const { index } = await images.multi('inner', 1);
    const seen = await provider.readInventory(REPOSITORY, reading());
    const outer = await images.index([index], { tags: ['new'] });
    const { versions } = await provider.arrivalsSince(REPOSITORY, seen);
    expect([...versions.keys()].sort()).toEqual([outer.digest, index.digest].sort());
    expect(versions.get(index.digest)?.content.kind).toBe('manifest');
  });

  it('of very many tags some are looked at each time, and all in turn', async () => {
    const { provider, images, requests } = await startOci();
    for (let at = 0; at < 700; at += 1)
      await images.image('one', { tags: [`v${String(at).padStart(3, '0')}`] });
    const seen = await provider.readInventory(REPOSITORY, reading());
    await images.image('two', { tags: ['v650'] });
    expect((await provider.arrivalsSince(REPOSITORY, seen)).versions.size).toBe(0);
    expect(requests('HEAD', /manifests/)).toBe(500);
    expect((await provider.arrivalsSince(REPOSITORY, seen)).versions.size).toBe(1);
  });
});

describe('repositories of an OCI registry', () => {
  it('are names; globs can not be found out', async () => {
    const { provider } = await startOci();
    expect(await provider.listRepositories(['a/b', 'a/b', 'c'])).toEqual(['a/b', 'c']);
    await expect(provider.listRepositories(['a/*'])).rejects.toMatchObject({ fix: 'name each repository' });
  });
});
