import { describe, expect, test } from 'vitest';
import { explain, simulate } from '../src/index.ts';
import {
  digestOf,
  inventoryOf,
  NOTHING_STAYS,
  NOW,
  patterns,
  policyOf,
  type Written,
} from './support/inventory.ts';

const input = {
  registry: 'ghcr.io',
  policy: policyOf({ ...NOTHING_STAYS, protectedTags: patterns('latest') }),
  now: NOW,
};

describe('explain', () => {
  const manifests: Readonly<Record<string, Written>> = {
    latest: { tags: ['latest'], days: 1, children: ['amd64'] },
    amd64: { days: 1 },
    sig: { subject: 'amd64', days: 1 },
    old: { tags: ['old'], children: ['part'] },
    part: {},
    ghost: { tags: ['ghost'], content: { kind: 'missing' } },
  };
  const inventory = inventoryOf(manifests);
  const ask = (target: string) => explain(inventory, input, target);

  test('a tag that stays: the rule', () => {
    expect(ask('latest')).toMatchObject({
      decision: 'keep',
      digest: digestOf('latest'),
      reason: { code: 'protected-tag', text: 'tag latest is protected by latest' },
      rank: 1,
      time: '2026-11-24T12:00:00.000Z',
      policy: 'default',
    });
  });

  test('what hangs on it: the path', () => {
    expect(ask(digestOf('sig'))).toMatchObject({
      decision: 'keep',
      reason: { code: 'reachable' },
      path: [digestOf('latest'), digestOf('amd64'), digestOf('sig')],
      root: { code: 'protected-tag' },
    });
  });

  test('what goes, and what goes along', () => {
    expect(ask('old')).toMatchObject({ decision: 'delete', reason: { code: 'expired' }, path: [], rank: 2 });
    const { decision, reason } = ask(digestOf('part'));
    expect([decision, reason.text]).toEqual(['delete', `hangs on ${digestOf('old')}, which goes`]);
  });

  test('what cannot be read, and what is not there', () => {
    expect(ask('ghost')).toMatchObject({ decision: 'quarantine', reason: { code: 'missing' } });
    expect(ask('v9')).toMatchObject({ decision: 'absent', digest: undefined });
    expect(ask(digestOf('v9'))).toMatchObject({ decision: 'absent' });
  });

  test('the first digits of a digest are enough, when only one begins like that', () => {
    expect(ask(digestOf('old').slice(0, 19))).toMatchObject({ digest: digestOf('old') });
    expect(ask(digestOf('old').slice(7, 19))).toMatchObject({ digest: digestOf('old') });
    expect(ask('sha256:')).toMatchObject({ decision: 'absent' });
  });
});

describe('simulate', () => {
  const rules = { ...input, policy: policyOf({ minKeep: 2, maxAge: 10 * 86_400_000, protectedTags: [] }) };

  test('tells on which day what would have gone, and who would have missed it', () => {
    const inventory = inventoryOf({
      new: { tags: ['c'], days: 5 },
      next: { tags: ['d'], days: 15 },
      missed: { tags: ['a'], days: 40, updated: 3 },
      pulled: { tags: ['p'], days: 38, pulled: 2 },
      gone: { tags: ['b'], days: 30 },
    });
    const { deleted, days, braked } = simulate(inventory, rules, 60);
    expect(deleted.map(({ tags, at, missedAt }) => [tags, at.slice(0, 10), missedAt?.slice(0, 10)])).toEqual([
      // Ten days old, and two that are newer: first on the day after.
      [['a'], '2026-10-27', '2026-11-22'],
      [['p'], '2026-11-10', '2026-11-23'],
      [['b'], '2026-11-20', undefined],
    ]);
    expect(days.map(({ remaining }) => remaining)).toEqual([2, 2, 2]);
    expect(braked).toEqual([]);
  });

  test('a rule that would never have deleted anything says so', () => {
    expect(simulate(inventoryOf({ a: { tags: ['a'] } }), rules, 90)).toEqual({
      days: [],
      deleted: [],
      braked: [],
    });
  });

  test('a brake that would have bitten is told', () => {
    const manifests = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`i${index}`, { tags: [`t${index}`], days: 20 }]),
    );
    const { deleted, braked } = simulate(inventoryOf(manifests), rules, 3);
    expect(deleted).toEqual([]);
    expect(braked).toHaveLength(4);
    expect(braked[0]?.text).toContain('8 of 8 images have the same time');
  });
});
