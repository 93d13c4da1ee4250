/** Histories in which other cleanup actions lost or broke tags that had to stay. */
import { describe, expect, test } from 'vitest';
import { protectArrivals, recheck, verifyClosure } from '../../src/index.ts';
import {
  codeOf,
  DAY,
  digestOf,
  gone,
  inventoryOf,
  NOTHING_STAYS,
  patterns,
  planOf,
  referrerTag,
  type Written,
} from '../support/inventory.ts';

type Manifests = Readonly<Record<string, Written>>;

const OLD_INDEX: Manifests = {
  index: { tags: ['v1'], children: ['amd64', 'arm64'] },
  amd64: {},
  arm64: {},
};
const LATEST: Manifests = { latest: { tags: ['latest'], days: 1 } };

describe('tags that have to stay', () => {
  test('A: a child has a tag of its own, and the old index goes', () => {
    const manifests = { ...OLD_INDEX, ...LATEST, amd64: { tags: ['keep-amd64'] } };
    const plan = planOf(inventoryOf(manifests), {
      ...NOTHING_STAYS,
      protectedTags: patterns('latest', 'keep-*'),
    });
    expect(new Set(gone(plan, manifests))).toEqual(new Set(['index', 'arm64']));
  });

  test('O: the same when the rules of age and number let the index go', () => {
    const manifests = { ...OLD_INDEX, ...LATEST, amd64: { tags: ['prod'] } };
    const plan = planOf(inventoryOf(manifests), { minKeep: 1, protectedTags: patterns('prod') });
    expect(new Set(gone(plan, manifests))).toEqual(new Set(['index', 'arm64']));
    expect(codeOf(plan, 'amd64')).toBe('protected-tag');
  });

  test('a tagged child of an index that stays is reachable, whatever its own tag says', () => {
    const manifests = { index: { tags: ['latest'], children: ['amd64'] }, amd64: { tags: ['old-amd64'] } };
    const plan = planOf(inventoryOf(manifests), NOTHING_STAYS);
    expect(gone(plan, manifests)).toEqual([]);
    const kept = plan.keep.find(({ tags }) => tags.includes('old-amd64'));
    expect(kept?.reason).toMatchObject({ code: 'reachable', path: [digestOf('index'), digestOf('amd64')] });
  });

  test('B: an index in an index, in whatever order they are listed', () => {
    const manifests: Manifests = {
      outer: { tags: ['latest'], children: ['inner'] },
      inner: { children: ['image'] },
      image: {},
      old: { tags: ['old'] },
    };
    const plan = planOf(inventoryOf(manifests), NOTHING_STAYS);
    expect(gone(plan, manifests)).toEqual(['old']);
    const reversed = Object.fromEntries(Object.entries(manifests).reverse());
    expect(gone(planOf(inventoryOf(reversed), NOTHING_STAYS), manifests)).toEqual(['old']);
  });

  test('C: one version answers 404: it is left alone, and all others are cleaned', () => {
    const manifests = {
      ...OLD_INDEX,
      ...LATEST,
      ghost: { tags: ['ghost'], content: { kind: 'missing' } },
      lonely: {},
    } as const;
    const plan = planOf(inventoryOf(manifests), NOTHING_STAYS);
    expect(new Set(gone(plan, manifests))).toEqual(new Set(['index', 'amd64', 'arm64', 'lonely']));
    expect(plan.quarantine.map(({ tags }) => tags)).toEqual([['ghost']]);
  });

  test('F: a protected and a passing tag on one digest', () => {
    const manifests = { both: { tags: ['latest', 'pr-7'] } };
    expect(codeOf(planOf(inventoryOf(manifests), NOTHING_STAYS), 'both')).toBe('protected-tag');
  });

  test('H: 5 young and 12 old ones, 30 days, keep 10: the oldest 7 go', () => {
    const manifests = Object.fromEntries(
      Array.from({ length: 17 }, (_, index) => [
        `i${index}`,
        { tags: [`t${index}`], days: index < 5 ? index : 35 + index },
      ]),
    );
    expect(gone(planOf(inventoryOf(manifests)), manifests)).toEqual([
      'i16',
      'i15',
      'i14',
      'i13',
      'i12',
      'i11',
      'i10',
    ]);
  });

  test('I: a referrer by subject and one by tag of an image that stays, and of a child', () => {
    const manifests = {
      index: { tags: ['latest'], children: ['amd64'] },
      amd64: {},
      sbom: { subject: 'index' },
      bundle: { subject: 'amd64' },
      sig: { tags: [referrerTag('index', '.sig')] },
      list: { tags: [referrerTag('amd64')], children: [{ name: 'bundle', platform: undefined }] },
      sigOfSig: { subject: 'sig' },
    };
    expect(gone(planOf(inventoryOf(manifests), NOTHING_STAYS), manifests)).toEqual([]);
  });

  test('M: a child of an index that goes and of one that stays', () => {
    const manifests = { ...OLD_INDEX, latest: { tags: ['latest'], children: ['arm64'] } };
    const plan = planOf(inventoryOf(manifests), NOTHING_STAYS);
    expect(gone(plan, manifests)).toEqual(['index', 'amd64']);
  });

  test('an old digest that was tagged again today is young', () => {
    const manifests = { ...LATEST, promoted: { tags: ['prod'], days: 400, updated: 0 } };
    expect(codeOf(planOf(inventoryOf(manifests), { minKeep: 0 }), 'promoted')).toBe('young');
  });

  test('an index goes before what it lists, and signatures before what they sign', () => {
    const manifests = {
      ...OLD_INDEX,
      ...LATEST,
      sig: { tags: [referrerTag('index', '.sig')] },
      of: { subject: 'arm64' },
    };
    const order = gone(planOf(inventoryOf(manifests), NOTHING_STAYS), manifests);
    const place = (name: string): number => order.indexOf(name);
    expect(order).toHaveLength(5);
    expect(place('sig')).toBeLessThan(place('index'));
    expect(place('index')).toBeLessThan(Math.min(place('amd64'), place('arm64')));
    expect(place('of')).toBeLessThan(place('arm64'));
  });
});

describe('what others do meanwhile', () => {
  const manifests: Manifests = { ...OLD_INDEX, ...LATEST, single: {} };
  const seen = inventoryOf(manifests);
  const plan = planOf(seen, NOTHING_STAYS);

  test('E: a candidate gets a tag right before it goes', () => {
    const arrivals = inventoryOf({ single: { tags: ['v2'], updated: 0 } });
    const { plan: left, spared } = protectArrivals(plan, seen, arrivals);
    expect(spared.map(({ deletion, skip }) => [deletion.digest, skip?.code])).toEqual([
      [digestOf('single'), 'needed'],
    ]);
    expect(new Set(gone(left, manifests))).toEqual(new Set(['index', 'amd64', 'arm64']));
    const fresh = inventoryOf({ ...manifests, single: { tags: ['v2'], updated: 0 } });
    const skipped = recheck(plan, fresh).filter(({ skip }) => skip !== undefined);
    expect(skipped).toMatchObject([{ deletion: { digest: digestOf('single') }, skip: { code: 'drifted' } }]);
  });

  test('E2: a new index lists an old child', () => {
    const arrival: Manifests = { fresh: { tags: ['v2'], days: 0, children: ['amd64'] } };
    const { plan: left } = protectArrivals(plan, seen, inventoryOf(arrival));
    expect(new Set(gone(left, manifests))).toEqual(new Set(['index', 'arm64', 'single']));
    const checked = recheck(plan, inventoryOf({ ...manifests, ...arrival }));
    expect(
      checked
        .filter(({ skip }) => skip !== undefined)
        .map(({ deletion, skip }) => [deletion.digest, skip?.path]),
    ).toEqual([[digestOf('amd64'), [digestOf('fresh'), digestOf('amd64')]]]);
  });

  test('an arrival that cannot be read may lead anywhere', () => {
    const arrivals = inventoryOf({
      fresh: { tags: ['v2'], days: 0, content: { kind: 'unreadable', reason: 'HTTP 500' } },
    });
    expect(protectArrivals(plan, seen, arrivals).plan.delete).toEqual([]);
  });

  test('K: a listing that is not sure of itself deletes nothing', () => {
    const doubtful = inventoryOf(manifests, { doubts: ['the tag v9 is not in the listing'] });
    expect(planOf(doubtful, NOTHING_STAYS)).toMatchObject({ delete: [], brake: { code: 'doubts' } });
    expect(recheck(plan, doubtful).every(({ skip }) => skip?.code === 'doubts')).toBe(true);
  });

  test('the proof names what is missing and what of that this run has deleted', () => {
    const after = inventoryOf({
      ...LATEST,
      fresh: { tags: ['v2'], days: 0, children: ['amd64', 'never'] },
      arm64: {},
    });
    const proof = verifyClosure(seen, after, plan.delete);
    expect(proof.broken).toEqual([
      {
        digest: digestOf('fresh'),
        tags: ['v2'],
        missing: [digestOf('amd64'), digestOf('never')].sort(),
        deletedByUs: [digestOf('amd64')],
      },
    ]);
    expect(proof.restore).toEqual([digestOf('amd64')]);
  });

  test('the proof restores a signature whose image has stayed after all', () => {
    const signed = { ...OLD_INDEX, ...LATEST, sig: { subject: 'index' } };
    const before = inventoryOf(signed);
    const { sig: _, ...left } = signed;
    const { delete: deleted } = planOf(before, NOTHING_STAYS);
    expect(verifyClosure(before, inventoryOf(left), deleted).restore).toEqual([digestOf('sig')]);
    expect(verifyClosure(before, inventoryOf(LATEST), deleted)).toEqual({
      broken: [],
      restore: [],
      unproved: [],
    });
  });
});

describe('time', () => {
  const many = (count: number, written: (index: number) => Written): Manifests =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`i${index}`, { tags: [`t${index}`], ...written(index) }]),
    );

  test.each([
    ['before the first image', Date.parse('1980-01-01T00:00:00Z')],
    ['in the future', Date.parse('2027-01-01T00:00:00Z')],
    ['unknown', undefined],
  ])('a time %s is no age', (_, created) => {
    const manifests = { ...LATEST, odd: { tags: ['odd'], days: undefined, times: { created } } };
    const plan = planOf(inventoryOf(manifests), { minKeep: 0, protectedTags: [] });
    expect(codeOf(plan, 'odd')).toBe('unknown-time');
    expect(plan.keep.find(({ tags }) => tags.includes('odd'))?.time).toBeUndefined();
  });

  test('a registry that lost its database: all of one second, and nothing goes', () => {
    const plan = planOf(inventoryOf(many(20, () => ({ days: 60 }))));
    expect(plan).toMatchObject({ delete: [], brake: { code: 'time-sanity' } });
    expect(plan.brake?.text).toContain('20 of 20 images have the same time');
    expect(codeOf(plan, 'i3')).toMatch(/^(braked|min-keep)$/);
  });

  test('most ages unknown: nothing goes', () => {
    const plan = planOf(inventoryOf(many(20, (index) => ({ days: index < 12 ? undefined : 40 + index }))), {
      minKeep: 0,
    });
    expect(plan).toMatchObject({
      delete: [],
      brake: { code: 'time-sanity', text: 'the age of 12 of 20 images is unknown' },
    });
  });

  test('an unknown age takes no place among the newest', () => {
    const manifests = many(6, (index) => ({ days: index < 2 ? undefined : 40 + index }));
    expect(gone(planOf(inventoryOf(manifests), { minKeep: 3 }), manifests)).toEqual(['i5']);
  });

  test('the image says when it was made, where the registry does not', () => {
    const created = Date.parse('2026-11-25T12:00:00Z') - 90 * DAY;
    const manifests = { ...LATEST, old: { tags: ['old'], days: undefined, created } };
    expect(codeOf(planOf(inventoryOf(manifests), { minKeep: 0 }), 'old')).toBe('expired');
  });

  test('nothing without a tag goes within a day, whatever the rules say', () => {
    const manifests = { ...LATEST, fresh: { days: 0.5 }, old: { days: 2 } };
    expect(gone(planOf(inventoryOf(manifests), { minKeep: 0, maxAge: 0 }), manifests)).toEqual(['old']);
  });
});
