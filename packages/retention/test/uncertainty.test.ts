import { describe, expect, test } from 'vitest';
import {
  codeOf,
  digestOf,
  gone,
  inventoryOf,
  NOTHING_STAYS,
  patterns,
  planOf,
  type Written,
} from './support/inventory.ts';

const OPEN = { ...NOTHING_STAYS, protectedTags: patterns('latest') };
const UNREADABLE = { kind: 'unreadable', reason: 'HTTP 500' } as const;
const LATEST: Readonly<Record<string, Written>> = { latest: { tags: ['latest'], days: 1 } };

describe('a manifest that cannot be read', () => {
  test('keeps what was there before it: it may be its part, tagged or not', () => {
    const manifests = {
      ...LATEST,
      broken: { tags: ['v1'], days: 50, content: UNREADABLE },
      before: { days: 51 },
      'v1-amd64': { tags: ['v1-amd64'], days: 51 },
      after: { tags: ['after'], days: 49 },
      loose: { days: 40 },
    };
    const plan = planOf(inventoryOf(manifests), OPEN);
    expect(gone(plan, manifests)).toEqual(['after', 'loose']);
    expect(codeOf(plan, 'v1-amd64')).toBe('unread-parent');
    expect(plan.quarantine).toEqual([
      {
        digest: digestOf('broken'),
        tags: ['v1'],
        reason: { code: 'unreadable', text: 'what hangs on it is unknown: HTTP 500' },
      },
    ]);
  });

  test('keeps no more than its bytes mention, when there are bytes', () => {
    const content = { ...UNREADABLE, mentions: [digestOf('part')] };
    const manifests = { ...LATEST, broken: { tags: ['v1'], content }, part: {}, other: {} };
    expect(gone(planOf(inventoryOf(manifests), OPEN), manifests)).toEqual(['other']);
  });

  test('keeps everything when nobody knows when it came', () => {
    const manifests = {
      ...LATEST,
      broken: { tags: ['v1'], days: undefined, content: UNREADABLE },
      other: {},
    };
    expect(gone(planOf(inventoryOf(manifests), OPEN), manifests)).toEqual([]);
  });

  test('inside an index that goes, keeps the whole of it', () => {
    const manifests = {
      ...LATEST,
      outer: {
        tags: ['v1'],
        children: [{ name: 'inner', mediaType: 'application/vnd.oci.image.index.v1+json' }, 'a'],
      },
      inner: { content: { ...UNREADABLE, mentions: [] } },
      a: {},
      other: { tags: ['other'] },
    };
    const plan = planOf(inventoryOf(manifests), OPEN);
    expect(gone(plan, manifests)).toEqual(['other']);
    expect(codeOf(plan, 'outer')).toBe('unreadable');
  });

  test('does not matter when an index says that it is the image of a platform', () => {
    const manifests = { ...LATEST, index: { tags: ['v1'], children: ['a'] }, a: { content: UNREADABLE } };
    expect(gone(planOf(inventoryOf(manifests), OPEN), manifests)).toEqual(['index', 'a']);
  });

  test('was perhaps only not asked for: the same, when something would go', () => {
    const manifests = {
      ...LATEST,
      odd: { tags: ['odd'], content: { kind: 'unread' } },
      older: { days: 200 },
    } as const;
    expect(gone(planOf(inventoryOf(manifests), OPEN), manifests)).toEqual([]);
    const { quarantine, keep } = planOf(inventoryOf({ ...LATEST, odd: manifests.odd }), { minKeep: 10 });
    expect([quarantine, keep.length]).toEqual([[], 2]);
  });
});

describe('limits', () => {
  const manifests = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `i${index}`,
      { tags: index % 2 === 0 ? [`t${index}`] : [], days: 40 + index },
    ]),
  );
  const all = { ...LATEST, ...manifests };

  test.each([
    [{ maxDelete: 4 }, 'max-delete', '5 tagged of 6 tagged images would go, more than 4'],
    [{ maxDeletePercent: 80 }, 'max-delete-percent', '5 tagged of 6 tagged images would go, more than 80 %'],
    [{ minRemaining: 2 }, 'min-remaining', '1 of 11 images would remain, and at least 2 must'],
  ])('%j', (brakes, code, text) => {
    const plan = planOf(inventoryOf(all), { ...OPEN, brakes });
    expect(plan).toMatchObject({ delete: [], brake: { code, text } });
    expect(plan.keep.filter(({ reason }) => reason.code === 'braked')).toHaveLength(10);
  });

  test('untagged ones are counted apart, as a share of all', () => {
    const untagged = Object.fromEntries(
      Object.entries(all).filter(([, { tags = [] }]) => tags.length === 0 || tags[0] === 'latest'),
    );
    const plan = (maxDeletePercent: number) =>
      planOf(inventoryOf(untagged), { ...OPEN, brakes: { maxDeletePercent } });
    expect(plan(84).delete).toHaveLength(5);
    expect(plan(83).brake?.text).toBe('5 untagged of 6 images would go, more than 83 %');
  });

  test('cap: as many as may go, oldest first', () => {
    const plan = planOf(inventoryOf(all), { ...OPEN, brakes: { maxDelete: 2, onLimit: 'cap' } });
    expect(gone(plan, all)).toEqual(['i9', 'i8', 'i7', 'i6']);
    expect(codeOf(plan, 'i5')).toBe('capped');
    expect(plan.brake).toBeUndefined();
  });

  test('the last tagged image stays, the newest of them', () => {
    const plan = planOf(inventoryOf(manifests), { ...OPEN, protectedTags: [] });
    expect(plan.keep.map(({ tags, reason }) => [tags, reason.code])).toEqual([[['t0'], 'last-tagged']]);
  });
});
