import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circumstancesOf, type Inventory, neededReads, parsePlan } from '../src/index.ts';
import { DAY, digestOf, gone, inventoryOf, NOW, patterns, planOf, policyOf } from './support/inventory.ts';
import {
  hasForwardTags,
  type Manifests,
  manifests,
  reachable,
  read,
  settings,
  shuffled,
  unreadOf,
} from './support/repositories.ts';

const RUNS = { numRuns: 500 };

function expectWhole(all: Manifests, goes: ReadonlySet<string>): void {
  for (const [name, { tags = [] }] of Object.entries(all)) {
    if (goes.has(name) || tags.length === 0) continue;
    for (const needed of reachable(all, name)) expect(goes.has(needed), `${needed} of ${name}`).toBe(false);
  }
}

describe('whatever the repository and the rules', () => {
  test('no tag that stays loses anything that it leads to', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        expectWhole(all, new Set(gone(planOf(inventoryOf(all), rules), all)));
      }),
      RUNS,
    );
  });

  test('nothing that stays loses what refers to it', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        const goes = new Set(gone(planOf(inventoryOf(all), rules), all));
        for (const [name, { subject }] of Object.entries(all)) {
          if (subject === undefined || all[subject] === undefined) continue;
          expect(goes.has(name), `${name} refers to ${subject}`).toBe(goes.has(subject));
        }
      }),
      RUNS,
    );
  });

  test('no protected tag and no pin goes', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        for (const { tags, digest } of planOf(inventoryOf(all), rules).delete) {
          expect(rules.pins).not.toContain(digest);
          expect(tags.filter((tag) => rules.protectedTags?.some((pattern) => pattern.matches(tag)))).toEqual(
            [],
          );
        }
      }),
      RUNS,
    );
  });

  test('more protection never deletes more', () => {
    const setting = fc.constantFrom(
      'minKeep',
      'maxAge',
      'protectedTags',
      'pins',
      'groups',
      'candidates',
      'grace',
    );
    fc.assert(
      fc.property(manifests, settings, setting, fc.nat(5), (all, rules, which, more) => {
        const { minKeep = 0, maxAge = 0, protectedTags = [], pins = [], groups = [], untagged = {} } = rules;
        const changed = {
          minKeep: { minKeep: minKeep + more },
          maxAge: { maxAge: maxAge + more * DAY },
          protectedTags: { protectedTags: [...protectedTags, ...patterns('main-*', 'v1')] },
          pins: { pins: [...pins, digestOf(`m${more}`)] },
          groups: { groups: [...groups, { tags: patterns('pr-*'), keep: more }] },
          candidates: { candidates: patterns('v*') },
          grace: { untagged: { ...untagged, grace: (untagged.grace ?? 0) + more * DAY } },
        }[which];
        const plan = planOf(inventoryOf(all), rules);
        // A brake that bites deletes less than the rules say, and the last tag stays only as long as it is the last.
        fc.pre(plan.brake === undefined);
        fc.pre(plan.keep.every(({ reason }) => reason.code !== 'last-tagged'));
        const stricter = gone(planOf(inventoryOf(all), { ...rules, ...changed }), all);
        expect(gone(plan, all)).toEqual(expect.arrayContaining([...stricter]));
      }),
      RUNS,
    );
  });

  test('the same gives the same plan, in whatever order it is listed', () => {
    fc.assert(
      fc.property(manifests, settings, fc.array(fc.nat(), { minLength: 1 }), (all, rules, order) => {
        const inventory = inventoryOf(all);
        const plan = planOf(inventory, rules);
        expect(planOf(shuffled(inventory, order), rules).whole.hash).toBe(plan.whole.hash);
        expect(parsePlan(JSON.stringify(plan.whole))).toEqual(plan.whole);
      }),
      RUNS,
    );
  });

  test('what points at something goes before it, and what hangs on a root goes with it', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        fc.pre(!hasForwardTags(all));
        const plan = planOf(inventoryOf(all), rules);
        const place = new Map<Digest, number>(plan.delete.map(({ digest }, index) => [digest, index]));
        for (const { digest, root, edges } of plan.delete) {
          expect(place.has(root)).toBe(true);
          for (const edge of edges) {
            expect(place.get(edge) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(place.get(digest) ?? 0);
          }
        }
      }),
      RUNS,
    );
  });

  test('everything is in the plan once: it goes, it stays, or hangs on something that stays', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        const plan = planOf(inventoryOf(all), rules);
        const listed = [...plan.delete, ...plan.keep, ...plan.quarantine].map(({ digest }) => digest);
        expect(new Set(listed).size).toBe(listed.length);
        for (const [name, { tags = [] }] of Object.entries(all)) {
          if (tags.some((tag) => !tag.startsWith('sha256-'))) expect(listed).toContain(digestOf(name));
        }
      }),
      RUNS,
    );
  });
});

describe('brakes', () => {
  const limits = fc.record({
    maxDelete: fc.nat(4),
    maxDeletePercent: fc.nat(100),
    minRemaining: fc.nat(6),
    onLimit: fc.constantFrom('stop' as const, 'cap' as const),
  });

  test('one that bites deletes nothing; none deletes more than without', () => {
    fc.assert(
      fc.property(manifests, settings, limits, (all, rules, brakes) => {
        const free = gone(planOf(inventoryOf(all), rules), all);
        const plan = planOf(inventoryOf(all), { ...rules, brakes });
        expect(free).toEqual(expect.arrayContaining([...gone(plan, all)]));
        if (plan.brake !== undefined) expect(plan.delete).toEqual([]);
        else if (brakes.onLimit === 'stop') expect(gone(plan, all)).toEqual(free);
        const counted = plan.delete.filter(({ tags }) => tags.some((tag) => !tag.startsWith('sha256-')));
        expect(counted.length).toBeLessThanOrEqual(brakes.maxDelete);
        expectWhole(all, new Set(gone(plan, all)));
      }),
      RUNS,
    );
  });

  test('a listing that may be incomplete deletes nothing', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        const plan = planOf(inventoryOf(all, { doubts: ['tag v9 is not in the listing'] }), rules);
        expect(plan.delete).toEqual([]);
        expect(plan.untag).toEqual([]);
      }),
    );
  });
});

describe('what cannot be read', () => {
  const hide = (
    inventory: Inventory,
    name: string,
    content: 'bytes' | 'none' | 'missing',
    all: Manifests,
  ): Inventory => {
    const versions = new Map(inventory.versions);
    const version = versions.get(digestOf(name));
    if (version === undefined) return inventory;
    const { children = [], subject } = all[name] ?? {};
    const names = [
      ...children.map((child) => (typeof child === 'string' ? child : child.name)),
      subject ?? [],
    ].flat();
    const unreadable = { kind: 'unreadable', reason: 'HTTP 500' } as const;
    const contents = {
      bytes: { ...unreadable, mentions: names.map(digestOf) },
      none: unreadable,
      missing: { kind: 'missing' } as const,
    };
    return {
      ...inventory,
      versions: versions.set(version.digest, { ...version, content: contents[content] }),
    };
  };

  test('no tag that stays loses anything, even what the engine could not see', () => {
    const hidden = fc.tuple(fc.nat(11), fc.constantFrom('bytes' as const, 'none' as const));
    fc.assert(
      fc.property(
        manifests,
        settings,
        fc.array(hidden, { minLength: 1, maxLength: 2 }),
        (all, rules, some) => {
          const inventory = some.reduce(
            (each, [index, how]) => hide(each, `m${index}`, how, all),
            inventoryOf(all),
          );
          expectWhole(all, new Set(gone(planOf(inventory, rules), all)));
        },
      ),
      RUNS,
    );
  });

  test('an image without bytes is left alone, and changes nothing for others', () => {
    fc.assert(
      fc.property(manifests, settings, fc.boolean(), (all, rules, isTagged) => {
        const ghost = { tags: isTagged ? ['ghost'] : [], days: 5, content: { kind: 'missing' } } as const;
        const before = planOf(inventoryOf(all), rules);
        const plan = planOf(inventoryOf({ ...all, ghost }), rules);
        expect(gone(plan, all)).toEqual(gone(before, all));
        expect(plan.quarantine.map(({ digest }) => digest)).toEqual([digestOf('ghost')]);
      }),
      RUNS,
    );
  });

  test('one that is older than all others, or whose bytes mention nothing, changes nothing for others', () => {
    const unreadable = { kind: 'unreadable', reason: 'HTTP 500' } as const;
    const alone = fc.constantFrom(
      { days: 300, content: unreadable },
      { days: 0, content: { ...unreadable, mentions: [] } },
    );
    fc.assert(
      fc.property(manifests, settings, alone, (all, rules, odd) => {
        fc.pre(Object.values(all).every(({ days }) => days !== undefined));
        // One more image moves others out of the newest, and means that another tag is the last.
        const more = { ...rules, minKeep: 0, protectedTags: patterns('latest', 'anchor') };
        const base = { ...all, anchor: { tags: ['anchor'], days: 1 } };
        const before = planOf(inventoryOf(base), more);
        const plan = planOf(inventoryOf({ ...base, odd: { ...odd, tags: ['odd'] } }), more);
        fc.pre(before.brake === undefined && plan.brake === undefined);
        expect(gone(plan, all)).toEqual(gone(before, all));
      }),
      RUNS,
    );
  });
});

describe('reading from the roots down', () => {
  test('asks for no more than tagged, nested and unexplained manifests, and comes to the same plan', () => {
    fc.assert(
      fc.property(manifests, settings, (all, rules) => {
        const truth = inventoryOf(all);
        const circumstances = circumstancesOf(
          { registry: 'ghcr.io', policy: policyOf(rules), now: NOW },
          'org/app',
        );
        let inventory = unreadOf(all);
        let rounds = 0;
        for (
          let next = neededReads(inventory, circumstances);
          next.length > 0;
          next = neededReads(inventory, circumstances)
        ) {
          expect(next.every((digest) => inventory.versions.get(digest)?.content.kind === 'unread')).toBe(
            true,
          );
          inventory = read(inventory, truth, next);
          rounds += 1;
          expect(rounds).toBeLessThan(20);
        }
        const goes = gone(planOf(inventory, rules), all);
        expectWhole(all, new Set(goes));
        expect(new Set(goes)).toEqual(new Set(gone(planOf(truth, rules), all)));
      }),
      RUNS,
    );
  });
});
