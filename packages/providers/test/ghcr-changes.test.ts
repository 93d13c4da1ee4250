import { isoTime } from '@container-kit/retention';
import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import type { ExpectedVersion } from '../src/index.ts';
import { DAY, type Ghcr, NAME, reading, startGhcr } from './support/ghcr.ts';

/** What a plan that is made now expects. */
async function planned({ provider }: Ghcr): Promise<(digest: string) => ExpectedVersion> {
  const { versions } = await provider.readInventory(NAME, reading());
  return (wanted) => {
    const version = [...versions.values()].find(({ digest }) => digest === wanted);
    if (version === undefined) return expect.fail(`there is no ${wanted}`);
    const { digest, id, tags, times } = version;
    return { digest, id, tags, updatedAt: isoTime(times.updated) };
  };
}

describe('deleting a version', () => {
  it('works once, and finds it gone the second time', async () => {
    const ghcr = await startGhcr();
    const { provider, images, registry } = ghcr;
    const { digest } = await images.image('one', { tags: ['v1'] });
    await images.image('two', { tags: ['v2'] });
    const expected = (await planned(ghcr))(digest);
    expect(await provider.deleteVersion(NAME, expected)).toEqual({ outcome: 'deleted' });
    expect(await provider.deleteVersion(NAME, expected)).toEqual({ outcome: 'absent' });
    expect(registry.tags(NAME)).toEqual(['v2']);
  });

  it('is not done when CI has tagged it meanwhile (scenario E)', async () => {
    const ghcr = await startGhcr();
    const { provider, images, registry, github } = ghcr;
    const { digest } = await images.image('candidate');
    await images.image('two', { tags: ['v2'] });
    const expected = (await planned(ghcr))(digest);
    github.interrupt({ path: /versions\/\d+$/ }, async () => {
      await images.image('candidate', { tags: ['prod'] });
    });
    expect(await provider.deleteVersion(NAME, expected)).toEqual({
      outcome: 'drifted',
      reason: 'its tags are now prod',
    });
    expect(registry.manifest(NAME, 'prod')?.digest).toBe(digest);
  });

  it('is not done when a tag came and went, or it lost its tag', async () => {
    const ghcr = await startGhcr();
    const { provider, images, clock } = ghcr;
    const { digest } = await images.image('one', { tags: ['v1'] });
    const other = await images.image('two');
    const expect1 = await planned(ghcr);
    clock.ms += DAY;
    await images.image('one', { tags: ['v1'] });
    expect(await provider.deleteVersion(NAME, expect1(digest))).toMatchObject({
      outcome: 'drifted',
      reason: 'it was touched at 2026-01-03T00:00:00.000Z',
    });
    await images.image('two', { tags: ['v1'] });
    expect(await provider.deleteVersion(NAME, expect1(digest))).toMatchObject({
      reason: 'it has no tags any more',
    });
    expect(await provider.deleteVersion(NAME, expect1(other.digest))).toMatchObject({ outcome: 'drifted' });
  });

  it('the refusals of GitHub are outcomes', async () => {
    const ghcr = await startGhcr();
    const { provider, images, github } = ghcr;
    const { digest } = await images.image('one', { tags: ['v1'] });
    const popular = await images.image('two');
    github.package(NAME).setVisibility('public');
    github.package(NAME).setDownloads(popular.digest, 5001);
    const expected = await planned(ghcr);
    expect(await provider.deleteVersion(NAME, expected(digest))).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('last tagged version'),
    });
    expect(await provider.deleteVersion(NAME, expected(popular.digest))).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('5,000 downloads'),
    });
  });

  it('names the right that is missing', async () => {
    const ghcr = await startGhcr();
    const { provider, images, github } = ghcr;
    const { digest } = await images.image('one');
    const expected = (await planned(ghcr))(digest);
    github.package(NAME).setJobRole('write');
    await expect(provider.deleteVersion(NAME, expected)).rejects.toMatchObject({
      missingPermission: 'packages: write',
    });
  });

  it('survives an answer that gets lost, and can be undone for 30 days', async () => {
    const ghcr = await startGhcr();
    const { provider, images, github, registry } = ghcr;
    const { digest } = await images.image('one', { tags: ['v1'] });
    await images.image('two', { tags: ['v2'] });
    const expected = (await planned(ghcr))(digest);
    github.loseAnswer({ method: 'DELETE', action: BAD_GATEWAY });
    expect(await provider.deleteVersion(NAME, expected)).toEqual({ outcome: 'absent' });
    await provider.restoreVersion(NAME, { digest, id: expected.id ?? 0 });
    expect(registry.manifest(NAME, 'v1')?.digest).toBe(digest);
  });

  it('needs the id of the Packages API', async () => {
    const { provider, images } = await startGhcr();
    const { digest } = await images.image('one');
    const expected = { digest, id: undefined, tags: [], updatedAt: undefined };
    await expect(provider.deleteVersion(NAME, expected)).rejects.toThrow('has no id');
  });
});

describe('taking one tag off', () => {
  async function tagged() {
    const ghcr = await startGhcr();
    const { digest } = await ghcr.images.image('one', { tags: ['v1', 'nightly', 'old'] });
    return { ...ghcr, digest, expected: (await planned(ghcr))(digest) };
  }

  it('leaves the digest with its other tags, and nothing else behind', async () => {
    const { provider, registry, github, digest, expected } = await tagged();
    expect(await provider.untag(NAME, 'nightly', expected)).toEqual({ outcome: 'deleted' });
    expect(await provider.untag(NAME, 'old', expected)).toEqual({ outcome: 'deleted' });
    expect(await provider.untag(NAME, 'old', expected)).toEqual({ outcome: 'absent' });
    expect(registry.tags(NAME)).toEqual(['v1']);
    expect(github.package(NAME).versions.map((version) => version.digest)).toEqual([digest]);
  });

  it('does not touch a tag that moves just before', async () => {
    const { provider, images, registry, expected } = await tagged();
    const other = await images.image('two', { tags: ['nightly'] });
    expect(await provider.untag(NAME, 'nightly', expected)).toEqual({ outcome: 'absent' });
    expect(registry.manifest(NAME, 'nightly')?.digest).toBe(other.digest);
  });

  it('does not touch a tag that moves after the last look at the version', async () => {
    const { provider, images, registry, github, expected } = await tagged();
    github.interrupt({ path: /versions\/\d+$/, when: 'answered' }, async () => {
      await images.image('two', { tags: ['nightly'] });
    });
    expect(await provider.untag(NAME, 'nightly', expected)).toEqual({
      outcome: 'drifted',
      reason: 'the tag nightly has moved',
    });
    expect(registry.tags(NAME)).toEqual(['nightly', 'old', 'v1']);
  });

  it('puts the tag back when GitHub refuses', async () => {
    const { provider, registry, github, digest, expected } = await tagged();
    github.fail({
      method: 'DELETE',
      action: { status: 403, body: { message: 'Resource not accessible by integration' } },
    });
    await expect(provider.untag(NAME, 'nightly', expected)).rejects.toMatchObject({ status: 403 });
    expect(registry.manifest(NAME, 'nightly')?.digest).toBe(digest);
    const message = 'You cannot delete the last tagged version of a package.';
    github.fail({ method: 'DELETE', action: { status: 400, body: { message } } });
    expect(await provider.untag(NAME, 'nightly', expected)).toMatchObject({ outcome: 'blocked' });
    expect(registry.manifest(NAME, 'nightly')?.digest).toBe(digest);
  });
});

describe('arrivals', () => {
  it('are none, for one request', async () => {
    const { provider, images, pages } = await startGhcr();
    for (let at = 0; at < 120; at += 1) await images.image(`image ${at}`, { tags: [`v${at}`] });
    const seen = await provider.readInventory(NAME, reading({ needed: () => [] }));
    const before = pages();
    expect((await provider.arrivalsSince(NAME, seen)).versions.size).toBe(0);
    expect(pages()).toBe(before + 1);
  });

  it('have their manifests read, and the old indexes below them (scenario E2)', async () => {
    const { provider, images } = await startGhcr();
    const { index: old, children } = await images.multi('old', 2);
    await images.image('kept', { tags: ['v1'] });
    const seen = await provider.readInventory(NAME, reading({ needed: () => [] }));
    const arrived = await images.index([old], { tags: ['v2'] });
    const { versions } = await provider.arrivalsSince(NAME, seen);
    expect(versions.get(arrived.digest)?.content).toMatchObject({
      manifest: { children: [{ digest: old.digest }] },
    });
    expect(versions.get(old.digest)?.content).toMatchObject({
      manifest: { children: children.map(({ digest }) => ({ digest })) },
    });
    expect(versions.size).toBe(2);
  });

  it('are also versions on the newest pages that were tagged anew', async () => {
    const { provider, images, clock } = await startGhcr();
    const { digest } = await images.image('one');
    const seen = await provider.readInventory(NAME, reading());
    clock.ms += DAY;
    await images.image('one', { tags: ['prod'] });
    expect((await provider.arrivalsSince(NAME, seen)).versions.get(digest)).toMatchObject({ tags: ['prod'] });
  });

  it('are looked for as far as all is new', async () => {
    const { provider, images, pages } = await startGhcr();
    await images.image('old', { tags: ['old'] });
    const seen = await provider.readInventory(NAME, reading());
    for (let at = 0; at < 205; at += 1) await images.image(`image ${at}`, { tags: [`v${at}`] });
    const before = pages();
    expect((await provider.arrivalsSince(NAME, seen)).versions.size).toBe(205);
    expect(pages()).toBe(before + 3);
  });
});

describe('repositories', () => {
  it('are names as they stand, and globs below an owner for whom the token may list', async () => {
    const ghcr = await startGhcr({ actor: 'mona', scopes: ['read:packages'] });
    for (const name of ['octo/app', 'octo/team/api', 'octo/web']) {
      await ghcr.registry.putManifest(name, { schemaVersion: 2, config: {}, layers: [] });
    }
    expect(await ghcr.provider.listRepositories(['octo/none', 'octo/*', 'octo/team/**'])).toEqual([
      'octo/none',
      'octo/app',
      'octo/web',
      'octo/team/api',
    ]);
  });

  it('can not be globs with the token of a job, nor without an owner', async () => {
    const { provider, images } = await startGhcr();
    await images.image('one');
    await expect(provider.listRepositories(['octo/*'])).rejects.toMatchObject({
      fix: expect.stringContaining('name each package'),
    });
    await expect(provider.listRepositories(['*/app'])).rejects.toThrow('has no owner');
  });
});
