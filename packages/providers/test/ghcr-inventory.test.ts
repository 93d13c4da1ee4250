import { describe, expect, it } from 'vitest';
import { MemoryEdgeCache } from '../src/index.ts';
import { DAY, NAME, reading, startGhcr } from './support/ghcr.ts';

describe('what is read of a package', () => {
  it('versions with ids, tags and times, and the manifests of roots', async () => {
    const { provider, images, idOf, clock } = await startGhcr();
    const build = await images.multi('one', 2, { tags: ['v1'] });
    clock.ms += DAY;
    const single = await images.image('two', { tags: ['v2', 'latest'] });
    const inventory = await provider.readInventory(NAME, reading());
    expect(inventory).toMatchObject({ repository: NAME, doubts: [], readAt: new Date(clock.ms) });
    expect(inventory.versions.get(single.digest)).toMatchObject({
      id: idOf(single.digest),
      tags: ['latest', 'v2'],
      times: { created: clock.ms, updated: clock.ms, pushed: undefined },
      content: { kind: 'manifest', manifest: { children: [], size: single.size, blobs: [{}, {}] } },
    });
    expect(inventory.versions.get(build.index.digest)?.content).toMatchObject({
      manifest: {
        children: build.children.map(({ digest }, at) => ({ digest, platform: `linux/arch${at}` })),
      },
    });
    expect(inventory.versions.get(build.children[0]?.digest ?? 'x:y')?.content).toEqual({ kind: 'unread' });
  });

  it('takes ⌈N/100⌉ + M + S + U requests, one for the tags, and two to see that nothing moved', async () => {
    const { provider, images, pages, reads } = await startGhcr();
    const [indexes, singles, untagged] = [60, 30, 7];
    for (let at = 0; at < indexes; at += 1) await images.multi(`multi ${at}`, 4, { tags: [`m${at}`] });
    for (let at = 0; at < singles; at += 1) await images.image(`single ${at}`, { tags: [`s${at}`] });
    for (let at = 0; at < untagged; at += 1) await images.image(`untagged ${at}`);
    const known = new MemoryEdgeCache();
    const versions = indexes * 5 + singles + untagged;
    const inventory = await provider.readInventory(NAME, reading({ known }));
    expect(inventory.versions.size).toBe(versions);
    expect(pages()).toBe(Math.ceil(versions / 100) + 2);
    expect(reads('manifests')).toBe(indexes + singles + untagged);
    expect(reads('tags')).toBe(1);
    expect(reads('blobs')).toBe(0);
    await images.image('new', { tags: ['new'] });
    await provider.readInventory(NAME, reading({ known }));
    expect(reads('manifests')).toBe(indexes + singles + untagged + 1);
  });

  it('reads nested indexes and what refers to others, at any depth', async () => {
    const { provider, images } = await startGhcr();
    const { index } = await images.multi('inner', 2);
    const outer = await images.index([await images.index([index])], { tags: ['v1'] });
    const signature = await images.image('signature', { subject: outer });
    const { versions } = await provider.readInventory(NAME, reading());
    expect(versions.get(index.digest)?.content.kind).toBe('manifest');
    expect(versions.get(signature.digest)?.content).toMatchObject({ manifest: { subject: outer.digest } });
  });

  it('reads what the rules ask for and no more', async () => {
    const { provider, images, reads } = await startGhcr();
    await images.image('one', { tags: ['v1'] });
    await provider.readInventory(NAME, reading({ needed: () => [] }));
    expect(reads('manifests')).toBe(0);
  });

  it('with depth "all" reads children and the labels of configurations', async () => {
    const { provider, images } = await startGhcr();
    const created = new Date('2025-01-01T00:00:00Z');
    const { children } = await images.multi('one', 1, { tags: ['v1'], labels: { hold: 'yes' }, created });
    const { versions } = await provider.readInventory(NAME, reading({ depth: 'all' }));
    expect(versions.get(children[0]?.digest ?? 'x:y')?.content).toMatchObject({
      manifest: { labels: { hold: 'yes' }, created: created.getTime() },
    });
  });

  it('a ghost and what makes no sense stay alone', async () => {
    const { provider, images, registry } = await startGhcr();
    const ghost = await images.image('ghost', { tags: ['ghost'] });
    const other = await images.image('other', { tags: ['other'] });
    const odd = { schemaVersion: 2, mediaType: 'application/vnd.odd+json', of: other.digest };
    const oddDigest = await registry.putManifest(NAME, odd, { tags: ['odd'] });
    registry.fail({
      path: new RegExp(`manifests/${ghost.digest}`),
      action: { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] } },
    });
    const { versions } = await provider.readInventory(NAME, reading());
    expect(versions.get(ghost.digest)?.content).toEqual({ kind: 'missing' });
    expect(versions.get(other.digest)?.content.kind).toBe('manifest');
    expect(versions.get(oddDigest)?.content).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining('application/vnd.odd+json'),
      mentions: [other.digest],
    });
  });

  it.each([401, 429])('status %i is no property of a manifest', async (status) => {
    const { provider, images, registry } = await startGhcr();
    await images.image('one', { tags: ['v1'] });
    registry.fail({ path: /manifests/, times: Number.POSITIVE_INFINITY, action: { status } });
    await expect(provider.readInventory(NAME, reading())).rejects.toMatchObject({ status });
  });

  it('ends when it is told to', async () => {
    const { provider, images } = await startGhcr();
    await images.image('one', { tags: ['v1'] });
    const signal = AbortSignal.abort(new Error('time is up'));
    await expect(provider.readInventory(NAME, reading({ signal }))).rejects.toThrow('time is up');
  });
});

describe('a listing that moves', () => {
  it('is read again when a version goes in between: what is kept is not missed', async () => {
    const { provider, images, github } = await startGhcr();
    const digests: string[] = [];
    for (let at = 0; at < 250; at += 1) {
      digests.unshift((await images.image(`image ${at}`, { tags: [`v${at}`] })).digest);
    }
    github.interrupt({ path: /versions/, after: 2 }, () => github.package(NAME).delete(digests[3] ?? ''));
    const { versions, doubts } = await provider.readInventory(NAME, reading({ needed: () => [] }));
    expect(doubts).toEqual([]);
    expect([...versions.keys()].sort()).toEqual(digests.filter((_, at) => at !== 3).sort());
  });

  it('takes what was pushed meanwhile', async () => {
    const { provider, images, github } = await startGhcr();
    await images.image('old', { tags: ['old'] });
    const path = /versions/;
    github.interrupt(
      { path, when: 'answered' },
      async () => void (await images.image('new', { tags: ['new'] })),
    );
    const { versions, doubts } = await provider.readInventory(NAME, reading());
    expect(doubts).toEqual([]);
    expect([...versions.values()].flatMap(({ tags }) => tags).sort()).toEqual(['new', 'old']);
  });

  it('that never agrees with the tags of the registry is in doubt', async () => {
    const { provider, images, registry, pages } = await startGhcr();
    await images.image('one', { tags: ['v1', 'v2'] });
    const body = { name: NAME, tags: ['v1', ...Array.from({ length: 7 }, (_, at) => `x${at}`)] };
    registry.fail({ path: /tags/, times: Number.POSITIVE_INFINITY, action: { status: 200, body } });
    const { doubts } = await provider.readInventory(NAME, reading());
    expect(doubts).toEqual([
      "GitHub's list of versions and the registry's list of tags differ: v2, x0, x1, x2, x3 and 3 more",
    ]);
    expect(pages()).toBe(3);
  });

  it('on a busy package is accepted once its tags agree', async () => {
    const { provider, images, github } = await startGhcr();
    for (let at = 0; at < 120; at += 1) await images.image(`image ${at}`, { tags: [`v${at}`] });
    const path = /versions\?.*page=2/;
    for (const at of [1, 2, 3, 4, 5, 6]) {
      github.interrupt({ path, when: 'answered' }, async () => void (await images.image(`busy ${at}`)));
    }
    const { versions, doubts } = await provider.readInventory(NAME, reading({ needed: () => [] }));
    expect(doubts).toEqual([]);
    expect(versions.size).toBeGreaterThanOrEqual(124);
  });

  it('of a package without tags', async () => {
    const { provider, images } = await startGhcr();
    await images.image('one');
    expect(await provider.readInventory(NAME, reading())).toMatchObject({ doubts: [] });
  });
});
