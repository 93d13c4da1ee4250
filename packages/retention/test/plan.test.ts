import { describe, expect, test } from 'vitest';
import { circumstancesOf, neededReads } from '../src/index.ts';
import {
  codeOf,
  DAY,
  digestOf,
  gone,
  inventoryOf,
  NOTHING_STAYS,
  NOW,
  patterns,
  planOf,
  policyOf,
  referrerTag,
  type Written,
} from './support/inventory.ts';

describe('the rule', () => {
  const images = (count: number, days: (index: number) => number): Record<string, Written> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`i${index}`, { tags: [`t${index}`], days: days(index) }]),
    );

  test('5 young and 12 old ones, the newest 10 stay: 7 go', () => {
    const manifests = images(17, (index) => (index < 5 ? index : 40 + index));
    const plan = planOf(inventoryOf(manifests));
    expect(gone(plan, manifests).toSorted()).toEqual(['i10', 'i11', 'i12', 'i13', 'i14', 'i15', 'i16']);
    expect(codeOf(plan, 'i9')).toBe('min-keep');
    expect(codeOf(plan, 'i16')).toBe('expired');
  });

  test('an index goes with all that hangs on it, and shared parts stay', () => {
    const manifests: Record<string, Written> = {
      old: { tags: ['v1'], children: ['a', 'b', { name: 'att', about: digestOf('a'), platform: undefined }] },
      a: { content: { kind: 'unread' } },
      b: { content: { kind: 'unread' } },
      att: { content: { kind: 'unread' } },
      sig: { tags: [referrerTag('old', '.sig')] },
      sbom: { subject: 'a' },
      keep: { tags: ['latest'], children: ['b', 'c'] },
      c: {},
    };
    const plan = planOf(inventoryOf(manifests), { minKeep: 0 });
    expect(new Set(gone(plan, manifests))).toEqual(new Set(['old', 'a', 'att', 'sig', 'sbom']));
    expect(plan.keep.map(({ tags }) => tags)).toEqual([['latest']]);
  });

  test('nothing is read when nothing can go', () => {
    const manifests = images(5, () => 3);
    const unread = Object.fromEntries(
      Object.entries(manifests).map(([name, written]) => [
        name,
        { ...written, content: { kind: 'unread' } as const },
      ]),
    );
    const circumstances = circumstancesOf({ registry: 'ghcr.io', policy: policyOf(), now: NOW }, 'org/app');
    expect(neededReads(inventoryOf(unread), circumstances)).toEqual([]);
    expect(
      neededReads(
        inventoryOf(unread),
        circumstancesOf(
          {
            registry: 'ghcr.io',
            policy: policyOf({ ...NOTHING_STAYS, protectedTags: patterns() }),
            now: new Date(NOW.getTime() + DAY),
          },
          'org/app',
        ),
      ),
    ).toHaveLength(5);
  });
});
