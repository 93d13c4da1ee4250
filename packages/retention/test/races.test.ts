/** Random pushes while a plan is carried out. */
import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inventory, mergeInventories, protectArrivals, recheck, verifyClosure } from '../src/index.ts';
import { DAY, digestOf, inventoryOf, NOW, planOf, type Written } from './support/inventory.ts';
import { type Manifests, manifests, settings } from './support/repositories.ts';

const LATER = new Date(NOW.getTime() + DAY / 24);

/** Somebody tags an old manifest, or pushes an index that lists old ones. */
interface Push {
  readonly kind: 'tag' | 'index';
  readonly targets: readonly number[];
}

const push: fc.Arbitrary<Push> = fc.record({
  kind: fc.constantFrom('tag', 'index'),
  targets: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }),
});

/** What is new or changed, as manifests by name. Only what is still there can be tagged or listed. */
function arrivalsOf(pushes: readonly Push[], all: Manifests, isThere: (name: string) => boolean): Manifests {
  const arrivals: Record<string, Written> = {};
  for (const [index, { kind, targets }] of pushes.entries()) {
    const names = targets
      .map((target) => `m${target}`)
      .filter((name) => all[name] !== undefined && isThere(name));
    const [first] = names;
    const tag = `new-${index}`;
    if (first === undefined) continue;
    if (kind === 'index') arrivals[`n${index}`] = { tags: [tag], children: names, days: 0 };
    else arrivals[first] = { ...all[first], tags: [...(all[first]?.tags ?? []), tag], updated: 0 };
  }
  return arrivals;
}

function without(inventory: Inventory, digests: ReadonlySet<Digest>): Inventory {
  const versions = new Map([...inventory.versions].filter(([digest]) => !digests.has(digest)));
  return { ...inventory, versions };
}

describe('whoever pushes what between a plan and its end', () => {
  test('what arrives before a look is protected by it, and the proof finds nothing', () => {
    fc.assert(
      fc.property(
        manifests,
        settings,
        fc.array(push, { minLength: 1, maxLength: 3 }),
        (all, rules, pushes) => {
          const seen = inventoryOf(all);
          const arrivals = inventoryOf(arrivalsOf(pushes, all, () => true));
          const now = { ...mergeInventories(seen, arrivals), readAt: LATER };
          const plan = planOf(seen, rules);
          const looked = protectArrivals(plan, seen, arrivals).plan.delete;
          const checked = recheck(plan, now).filter(({ skip }) => skip === undefined);
          for (const deleted of [looked, checked.map(({ deletion }) => deletion)]) {
            const after = without(now, new Set(deleted.map(({ digest }) => digest)));
            const { broken, restore } = verifyClosure(now, after, deleted);
            expect([broken, restore]).toEqual([[], []]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what arrives after the last look is found by the proof, and restoring that makes all whole', () => {
    fc.assert(
      fc.property(
        manifests,
        settings,
        fc.array(push, { minLength: 1, maxLength: 3 }),
        (all, rules, pushes) => {
          const seen = inventoryOf(all);
          const { delete: deleted } = planOf(seen, rules);
          const goes = new Set(deleted.map(({ digest }) => digest));
          const arrivals = inventoryOf(arrivalsOf(pushes, all, (name) => all[name]?.children === undefined));
          const fresh = mergeInventories(seen, arrivals);
          const arrived = new Set(arrivals.versions.keys());
          const after = without(fresh, new Set([...goes].filter((digest) => !arrived.has(digest))));
          const { restore } = verifyClosure(seen, after, deleted);
          for (const digest of restore) expect(goes.has(digest)).toBe(true);
          const needed = new Set(restore);
          const healed = without(
            fresh,
            new Set([...goes].filter((digest) => !arrived.has(digest) && !needed.has(digest))),
          );
          const proof = verifyClosure(seen, healed, deleted);
          expect(proof.broken).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a chain of 20,000 indexes, each in the next, is followed without end of the stack', () => {
    const long = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `c${index}`,
        index === 0 ? {} : { children: [`c${index - 1}`] },
      ]),
    );
    const before = inventoryOf({ ...long, top: { tags: ['latest'], children: ['c19999'] } });
    expect(planOf(before, { minKeep: 0, maxAge: 0 }).delete).toEqual([]);
    const after = without(before, new Set([digestOf('c0')]));
    const deleted = [{ digest: digestOf('c0') }];
    expect(verifyClosure(before, after, deleted)).toMatchObject({
      broken: [{ tags: ['latest'], missing: [digestOf('c0')] }],
      restore: [digestOf('c0')],
    });
  });
});
