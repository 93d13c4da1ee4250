import { describe, expect, test } from 'vitest';
import { gone, inventoryOf, NOTHING_STAYS, patterns, planOf, type Written } from './support/inventory.ts';

const OPEN = { ...NOTHING_STAYS, protectedTags: patterns('latest') };

describe('bytes that a plan frees', () => {
  const base = { base: 1000 };
  const manifests: Readonly<Record<string, Written>> = {
    latest: { tags: ['latest'], days: 1, size: 10, blobs: { ...base, new: 100 } },
    old: { tags: ['old'], size: 20, blobs: { ...base, old: 200, both: 300 } },
    older: { tags: ['older'], size: 30, blobs: { both: 300 } },
  };

  test('what a kept image shares is not freed, and what two share that go counts once', () => {
    expect(planOf(inventoryOf(manifests), OPEN).bytes).toEqual({
      freed: 20 + 30 + 200 + 300,
      kept: 1110,
      exact: true,
    });
  });

  test('when something that stays was not read, it may share any blob', () => {
    const unread = {
      ...manifests,
      index: { tags: ['latest2'], days: 1, size: 5, children: ['part'] },
      part: { content: { kind: 'unread' } },
    } as const;
    const plan = planOf(inventoryOf(unread), { ...OPEN, protectedTags: patterns('latest*') });
    expect(plan.bytes).toEqual({ freed: 50, kept: 1115, exact: false });
  });

  test('when only what goes was not read, the rest is counted, and the size that its index says', () => {
    const unread = {
      ...manifests,
      index: { tags: ['i'], size: 5, children: ['part'] },
      part: { content: { kind: 'unread' } },
    } as const;
    expect(planOf(inventoryOf(unread), OPEN).bytes).toEqual({
      freed: 550 + 5 + 500,
      kept: 1110,
      exact: false,
    });
  });
});

describe('a storage budget', () => {
  const manifests = {
    latest: { tags: ['latest'], days: 1, size: 0, blobs: { base: 1000 } },
    a: { tags: ['a'], days: 10, size: 0, blobs: { base: 1000, a: 100 } },
    b: { tags: ['b'], days: 20, size: 0, children: ['part'] },
    part: { days: 20, size: 0, blobs: { base: 1000, b: 100 } },
    c: { tags: ['c'], days: 30, size: 0, blobs: { c: 100 } },
  };

  test.each([
    [5000, []],
    [1299, ['c']],
    [1200, ['c']],
    [1199, ['c', 'b', 'part']],
    [999, ['c', 'b', 'part', 'a']],
  ])('of %d bytes', (maxSize, goes) => {
    expect(gone(planOf(inventoryOf(manifests), { ...OPEN, maxSize }), manifests)).toEqual(goes);
  });
});
