import type { VulnerabilityGate } from '@container-kit/policy';
import type { ProfileName } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { openRegistry, type Registry, type SeededImage, seedImage, seedIndex } from '../record/support.ts';
import { after, CRITICAL, HOUR, judge, reportOf, scannedAt } from './attached-question.ts';
import { attachBundle, tagEnvelopes } from './attestations.ts';
import { openFolder } from './support.ts';

async function seedTwo(registry: Registry) {
  const amd64 = await seedImage(registry.registry, 'amd64');
  const arm64 = await seedImage(registry.registry, 'arm64', { architecture: 'arm64' });
  const entry = (image: SeededImage, architecture: string) => {
    return { ...image, platform: { os: 'linux', architecture } };
  };
  const index = await seedIndex(registry.registry, [entry(amd64, 'amd64'), entry(arm64, 'arm64')]);
  return { amd64, arm64, index };
}

const PROFILES: readonly ProfileName[] = ['strict', 'ghcr', 'distribution2'];

describe.each(PROFILES)('a fresh verdict attached in a registry of profile %s', (profile) => {
  it.each([
    ['a referrer', attachBundle],
    ['a layer under the tag of cosign', tagEnvelopes],
  ])('opens the gate without a scan: as %s', async (_name, attach) => {
    await using registry = await openRegistry(profile);
    const image = await seedImage(registry.registry, 'app');
    const attestation = await attach(registry, image, { result: reportOf(image) });
    expect(await judge(registry, image)).toMatchObject({
      scanned: false,
      status: 'pass',
      evidence: `found nothing; the gate asks for no critical; attached verdict, made 3 hours ago: ${attestation}`,
      details: [],
      attestations: [attestation],
    });
  });
});

describe('an attached verdict', () => {
  it('closes the gate without a scan when it is bad', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image, CRITICAL) });
    expect(await judge(registry, image)).toMatchObject({
      scanned: false,
      status: 'fail',
      reason: 'violated',
      evidence: expect.stringContaining('found 1 critical; the gate asks for no critical; attached verdict'),
      details: ['critical: CVE-1 in openssl 3.0.1, fixed in 3.0.2'],
    });
  });

  it('is not looked for without a key', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image) });
    registry.registry.clearRequests();
    expect(await judge(registry, image, { withoutKey: true })).toMatchObject({ scanned: true, details: [] });
    expect(registry.registry.requests.filter(({ path }) => /referrers|\.att/.test(path))).toEqual([]);
  });

  it('is not looked for when there are report files', async () => {
    await using registry = await openRegistry();
    await using folder = await openFolder();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image) });
    const reports = [await folder.write('report.json', reportOf(image, CRITICAL))];
    registry.registry.clearRequests();
    expect(await judge(registry, image, { reports })).toMatchObject({ scanned: false, reason: 'violated' });
    expect(registry.registry.requests.filter(({ path }) => /referrers|\.att/.test(path))).toEqual([]);
  });

  it.each<[string, Partial<VulnerabilityGate>, number, boolean]>([
    ['as old as the usual limit', {}, 24, true],
    ['older than the usual limit', {}, 24.1, false],
    ['older than the limit of the gate', { maxAge: 2 * HOUR }, 2.1, false],
    ['older than usual, within the limit of the gate', { maxAge: 48 * HOUR }, 47, true],
    ['of a clock that is a little fast', {}, -0.05, true],
  ])('counts only while it is fresh: %s', async (_name, rule, hoursAgo, counts) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, scannedAt(image, 3 - hoursAgo));
    const result = await judge(registry, image, { rule });
    expect([result.status, result.scanned]).toEqual(['pass', !counts]);
    if (!counts)
      expect(result.details).toEqual([expect.stringMatching(/^not taken: .*; at most \S+ \w+ are allowed$/)]);
  });

  it('is as old as its report, whenever that was put into the attestation', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image, [], after(-30)) });
    expect(await judge(registry, image)).toMatchObject({
      scanned: true,
      details: [expect.stringContaining('at most 1 day are allowed')],
    });
  });
});

describe('of several verdicts', () => {
  it.each([
    ['referrers', attachBundle, attachBundle],
    ['a referrer and a tag', attachBundle, tagEnvelopes],
    ['a tag and a referrer', tagEnvelopes, attachBundle],
  ])('the newest counts: %s', async (_name, attachOlder, attachNewer) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const other = await seedImage(registry.registry, 'other', { labels: { other: 'yes' } });
    await attachOlder(registry, image, scannedAt(image, 0));
    await attachNewer(registry, image, scannedAt(image, 1, CRITICAL));
    expect(await judge(registry, image)).toMatchObject({ scanned: false, reason: 'violated' });
    const good = await attachOlder(registry, other, scannedAt(other, 2));
    await attachNewer(registry, other, scannedAt(other, 1, CRITICAL));
    expect(await judge(registry, other)).toMatchObject({ status: 'pass', attestations: [good] });
  });

  it('all count that were made at the same time', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await tagEnvelopes(registry, image, scannedAt(image, 1, CRITICAL), scannedAt(image, 1));
    expect(await judge(registry, image)).toMatchObject({ scanned: false, reason: 'violated' });
  });

  it.each<[string, number, boolean]>([
    ['newer', 2, true],
    ['of the same time', 1, true],
    ['older', 0, false],
  ])('none counts beside one of the same key that cannot be judged and is %s', async (_name, at, scanned) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, scannedAt(image, 1));
    await attachBundle(registry, image, { ...scannedAt(image, at), result: { SchemaVersion: 3 } });
    expect((await judge(registry, image)).scanned).toBe(scanned);
  });

  it('one that is too old needs no word beside a fresh one', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await tagEnvelopes(registry, image, scannedAt(image, 1), scannedAt(image, -40, CRITICAL));
    expect(await judge(registry, image)).toMatchObject({ scanned: false, status: 'pass', details: [] });
  });
});

describe('an image of several platforms', () => {
  it('needs a verdict about each, wherever they hang', async () => {
    await using registry = await openRegistry();
    const { amd64, arm64, index } = await seedTwo(registry);
    const first = await attachBundle(registry, index, { result: reportOf(amd64) });
    expect(await judge(registry, index)).toMatchObject({
      scanned: true,
      details: ['attached verdicts were not taken: there is none about linux/arm64'],
    });
    const second = await attachBundle(registry, arm64, { result: reportOf(arm64) });
    expect(await judge(registry, index)).toMatchObject({
      scanned: false,
      status: 'pass',
      attestations: [first, second],
    });
  });

  it('fails for the newest verdict about one of them', async () => {
    await using registry = await openRegistry();
    const { amd64, arm64, index } = await seedTwo(registry);
    await tagEnvelopes(registry, index, scannedAt(amd64, 2), scannedAt(arm64, 0));
    await attachBundle(registry, arm64, scannedAt(arm64, 1, CRITICAL));
    expect(await judge(registry, index)).toMatchObject({
      scanned: false,
      reason: 'violated',
      evidence: expect.stringContaining('made 2 hours ago'),
    });
  });

  it('is not covered by a report about another platform than the subject', async () => {
    await using registry = await openRegistry();
    const { amd64, arm64, index } = await seedTwo(registry);
    await attachBundle(registry, arm64, { result: reportOf(amd64) });
    expect(await judge(registry, index)).toMatchObject({
      scanned: true,
      details: [expect.stringContaining('about another platform than its subject')],
    });
  });
});

describe('a registry that fails', () => {
  it.each([
    ['the list of referrers', /referrers/, 403],
    ['the tag of cosign', /\.att/, 403],
    ['an attestation', /blobs/, 500],
    ['an attestation that is gone', /blobs/, 404],
  ])('is no reason to scan instead, nor to take what is left: %s', async (_name, path, status) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image) });
    await tagEnvelopes(registry, image, { result: reportOf(image) });
    registry.registry.fail({ path, times: 100, action: { status } });
    expect(await judge(registry, image)).toMatchObject({
      scanned: false,
      status: 'fail',
      reason: 'undecided',
      evidence: expect.stringMatching(new RegExp(`could not be decided: .*${status}`)),
    });
  });
});
