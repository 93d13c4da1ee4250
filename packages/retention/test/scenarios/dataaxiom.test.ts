/**
 * What the tests of dataaxiom/ghcr-cleanup-action expect, by their names, as far as it follows from our rule as well. Where
 * we differ, and stay on the safe side, the title says so.
 */
import type { RetentionSettings } from '@container-kit/policy';
import { describe, expect, test } from 'vitest';
import {
  DAY,
  inventoryOf,
  NOTHING_STAYS,
  patterns,
  planOf,
  referrerTag,
  type Written,
} from '../support/inventory.ts';

/** It stays in all of their tests. */
const DUMMY: Written = { tags: ['dummy'], days: 0.01 };

function remaining(
  manifests: Readonly<Record<string, Written>>,
  settings: RetentionSettings,
): readonly string[] {
  const all = { ...manifests, dummy: DUMMY };
  const { protectedTags = [] } = settings;
  const plan = planOf(inventoryOf(all), {
    ...NOTHING_STAYS,
    ...settings,
    protectedTags: [...protectedTags, ...patterns('dummy')],
  });
  const goes = new Set<string>(plan.delete.map(({ digest }) => digest));
  const { versions } = inventoryOf(all);
  return Object.keys(manifests).filter((_, index) => !goes.has([...versions.keys()][index] ?? ''));
}

const five = (extra: Partial<Written> = {}): Readonly<Record<string, Written>> => ({
  '1.33': { tags: ['1.33'], days: 50, children: ['a', 'b'], ...extra },
  '1.34': { tags: ['1.34'], days: 40 },
  '1.35': { tags: ['1.35'], days: 30 },
  '1.36': { tags: ['1.36'], days: 20 },
  a: {},
  b: {},
});

describe('images with tags', () => {
  test('1a, 1b: untagged ones go, tagged ones stay', () => {
    const manifests = { '1.33': { children: ['a'] }, a: {}, '1.34': { tags: ['1.34'] } };
    expect(remaining(manifests, { maxAge: 3650 * DAY, untagged: { grace: 0, maxAge: 0 } })).toEqual(['1.34']);
  });

  test('2a, 2b: only what a pattern names may go', () => {
    expect(remaining(five(), { candidates: patterns('/^1\\.3[56]$/') })).toEqual(['1.33', '1.34', 'a', 'b']);
  });

  test('3a, 3b: of tagged ones the newest 2, while untagged ones stay', () => {
    const manifests = { ...five(), loose: {} };
    const settings = { groups: [{ tags: patterns('1.*'), keep: 2 }], untagged: { action: 'keep' } } as const;
    expect(remaining(manifests, settings)).toEqual(['1.35', '1.36', 'loose']);
  });

  test('3c: of release candidates the newest 2', () => {
    const rc = (days: number, tag: string): Written => ({ tags: [tag], days });
    const manifests = {
      rc33: rc(9, 'a-rc33'),
      rc34: rc(8, 'a-rc34'),
      rc35: rc(7, 'a-rc35'),
      rc36: rc(6, 'a-rc36'),
      old: rc(99, '1.34'),
    };
    const groups = [{ tags: patterns('*-rc*'), keep: 2 }];
    expect(remaining(manifests, { groups, candidates: patterns('*-rc*') })).toEqual(['rc35', 'rc36', 'old']);
  });

  test('7a, 7b: an image with a tag that stays stays, one whose tags may all go goes', () => {
    const manifests = { one: { tags: ['tag1', 'tag2', 'tag3'] }, two: { tags: ['tagA', 'tagB'] } };
    expect(remaining(manifests, { protectedTags: patterns('tag3') })).toEqual(['one']);
  });

  test('7a: the tags that may go are taken off', () => {
    const { untag } = planOf(inventoryOf({ one: { tags: ['tag1', 'tag2', 'tag3'] } }), {
      ...NOTHING_STAYS,
      protectedTags: patterns('tag3'),
      candidates: patterns('tag*'),
    });
    expect(untag.map(({ tag }) => tag)).toEqual(['tag1', 'tag2']);
  });

  test('8a: the newest 1 stays, and untagged ones go', () => {
    const manifests = { ...five(), loose: { days: 60 } };
    expect(remaining(manifests, { groups: [{ tags: patterns('1.*'), keep: 1 }] })).toEqual(['1.36']);
  });

  test('8c: keep nothing, and only what is protected is left', () => {
    expect(remaining({ ...five(), loose: {} }, {})).toEqual([]);
  });

  test('9a: older than 30 years: all stay', () => {
    expect(remaining(five(), { maxAge: 30 * 365 * DAY })).toEqual(Object.keys(five()));
  });

  test('9b: older than a second, untagged only: the tagged ones stay', () => {
    const manifests = { ...five(), loose: { days: 2 } };
    expect(remaining(manifests, { candidates: patterns('none'), maxAge: 1000 })).toEqual(Object.keys(five()));
  });
});

describe('broken images', () => {
  test('6a, 6c: of an index that is not whole, what is left goes with it', () => {
    expect(
      remaining(
        { ...five(), '1.33': { tags: ['1.33'], children: ['a', 'gone'] } },
        { candidates: patterns('1.33') },
      ),
    ).toEqual([
      '1.34',
      '1.35',
      '1.36',
      // Nothing lists it in this test any more, and it is untagged.
    ]);
  });

  test('6b differs: an image without bytes is left alone and reported', () => {
    const ghost: Written = { tags: ['ghost'], content: { kind: 'missing' } };
    expect(remaining({ ghost }, {})).toEqual(['ghost']);
  });

  test('6d: orphaned sha256-… tags go', () => {
    const manifests = {
      sig: { tags: [referrerTag('gone', '.sig')] },
      list: { tags: [referrerTag('gone')], children: ['x'] },
      x: {},
    };
    expect(remaining(manifests, { minKeep: 10, maxAge: 30 * DAY })).toEqual([]);
  });
});

describe('referrers', () => {
  const attested = (
    name: string,
    tags: readonly string[],
    days: number,
  ): Readonly<Record<string, Written>> => ({
    [name]: {
      tags,
      days,
      children: [`${name}-amd64`, { name: `${name}-att`, platform: undefined, about: undefined }],
    },
    [`${name}-amd64`]: { days },
    [`${name}-att`]: { days, subject: `${name}-amd64` },
    [`${name}-list`]: {
      tags: [referrerTag(name)],
      days,
      children: [{ name: `${name}-bundle`, platform: undefined }],
    },
    [`${name}-bundle`]: { subject: name, days },
    [`${name}-sig`]: { tags: [referrerTag(name, '.sig')], days },
  });

  test('attestation-tagged, cosign: an image goes with its attestations and signatures', () => {
    expect(remaining(attested('old', ['test'], 60), {})).toEqual([]);
  });

  test('attestation-untagged: the old image goes with its own, the tagged one stays whole', () => {
    const manifests = { ...attested('old', [], 60), ...attested('new', ['test'], 1) };
    const left = remaining(manifests, { protectedTags: patterns('test') });
    expect(left).toEqual(Object.keys(attested('new', ['test'], 1)));
  });

  test('cosign-oci11, bare-oci11-referrer: bundle and list of referrers survive a cleanup of untagged ones', () => {
    const manifests = { ...attested('image', ['test'], 60), bare: { subject: 'image-amd64' } };
    expect(remaining(manifests, { protectedTags: patterns('test') })).toEqual(Object.keys(manifests));
  });

  test('shared-images-tagged, -untagged: what another image shares stays', () => {
    const shared = (tags: readonly string[]): Readonly<Record<string, Written>> => ({
      image1: { tags: ['image1'], children: ['amd64', 'arm64'] },
      image2: { tags, children: ['amd64', '386'] },
      amd64: {},
      arm64: {},
      '386': {},
    });
    for (const tags of [['image2'], []]) {
      expect(new Set(remaining(shared(tags), { protectedTags: patterns('image1') }))).toEqual(
        new Set(['image1', 'amd64', 'arm64']),
      );
    }
  });
});
