/** Random repositories, for properties that hold for any. */

import type { RetentionSettings } from '@container-kit/policy';
import { type Digest, MEDIA_TYPE } from '@container-kit/registry';
import fc from 'fast-check';
import type { Inventory } from '../../src/index.ts';
import { DAY, digestOf, inventoryOf, patterns, referrerTag, type Written } from './inventory.ts';

/** Manifests by name, `m0` the oldest: what is listed is always there before what lists it. */
export type Manifests = Readonly<Record<string, Written>>;

const TAGS = ['latest', 'stable', 'v1', 'v1.2.3', 'v2.0.0', 'main-1', 'pr-1', 'pr-2'];
const SIZE = 12;

interface Draft {
  readonly kind: 'image' | 'index';
  readonly tags: readonly string[];
  readonly referrerTag: number | undefined;
  readonly links: readonly number[];
  readonly subject: number | undefined;
  readonly age: number | undefined;
  readonly retagged: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom('image', 'index'),
  tags: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(TAGS, { maxLength: 2 })),
  referrerTag: fc.option(fc.nat(SIZE * 2), { nil: undefined, freq: 6 }),
  links: fc.uniqueArray(fc.nat(SIZE), { maxLength: 3 }),
  subject: fc.option(fc.nat(SIZE * 2), { nil: undefined, freq: 4 }),
  age: fc.option(fc.nat(60), { nil: undefined, freq: 12 }),
  retagged: fc.boolean(),
});

/** Indexes in indexes, signatures of signatures, tagged parts, orphans, shared parts, unknown times. */
export const manifests: fc.Arbitrary<Manifests> = fc
  .array(draft, { minLength: 1, maxLength: SIZE })
  .map((drafts) => {
    const taken = new Set<string>();
    const ages = drafts.map(({ age }) => age ?? 30).sort((a, b) => b - a);
    return Object.fromEntries(
      drafts.map((each, index): [string, Written] => {
        const own = each.tags.filter((tag) => !taken.has(tag));
        for (const tag of own) taken.add(tag);
        const about = each.referrerTag === undefined ? [] : [referrerTag(`m${each.referrerTag}`, '.sig')];
        const tags = [...own, ...about.filter((tag) => !taken.has(tag))];
        for (const tag of tags) taken.add(tag);
        return [`m${index}`, { ...written(each, index, drafts), tags, ...timesOf(each, ages[index] ?? 0) }];
      }),
    );
  });

function written({ kind, links, subject }: Draft, index: number, drafts: readonly Draft[]): Written {
  const older = links
    .filter((link) => link < index)
    .map((link) => ({
      name: `m${link}`,
      mediaType: drafts[link]?.kind === 'index' ? MEDIA_TYPE.ociIndex : MEDIA_TYPE.ociManifest,
      // What has a subject runs nowhere.
      platform: drafts[link]?.subject === undefined ? 'linux/amd64' : undefined,
    }));
  return {
    ...(kind === 'index' && { children: older }),
    // Beyond the last it is about something that is gone; nothing is about something younger, or about itself.
    ...(subject !== undefined && (subject < index || subject >= SIZE) && { subject: `m${subject}` }),
  };
}

function timesOf({ age, retagged }: Draft, days: number): Pick<Written, 'days' | 'updated'> {
  if (age === undefined) return { days: undefined };
  return { days, ...(retagged && { updated: days / 2 }) };
}

/** Settings without brakes. */
export const settings: fc.Arbitrary<RetentionSettings> = fc.record({
  minKeep: fc.nat(4),
  maxAge: fc.nat(50).map((days) => days * DAY),
  protectedTags: fc.subarray(['latest', 'stable', 'v*', '/^pr-/']).map((sources) => patterns(...sources)),
  untagged: fc.record({
    action: fc.constantFrom('delete', 'keep'),
    grace: fc.nat(3).map((days) => days * DAY),
  }),
  groups: fc.array(fc.record({ tags: fc.constant(patterns('v*', 'main-*')), keep: fc.nat(3) }), {
    maxLength: 1,
  }),
  pins: fc.subarray(['m0', 'm3']).map((names) => names.map(digestOf)),
});

/** Whether tags claim that something is a signature of what is younger: only so there can be circles. */
export function hasForwardTags(all: Manifests): boolean {
  const tags = Object.values(all).map((each) => each.tags ?? []);
  return tags.some((own, index) =>
    own.some((tag) => tags.some((_, other) => other >= index && tag === referrerTag(`m${other}`, '.sig'))),
  );
}

/** What a digest leads to by what manifests really list, itself included. Follows the text of the test, not the engine. */
export function reachable(all: Manifests, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (each: string): void => {
    if (found.has(each) || all[each] === undefined) return;
    found.add(each);
    for (const child of all[each].children ?? []) visit(typeof child === 'string' ? child : child.name);
  };
  visit(name);
  return found;
}

/** The same inventory with its versions in another order. */
export function shuffled(inventory: Inventory, order: readonly number[]): Inventory {
  const entries = [...inventory.versions].map((entry, index) => ({
    entry,
    at: order[index % order.length] ?? 0,
  }));
  entries.sort((a, b) => a.at - b.at);
  return { ...inventory, versions: new Map(entries.map(({ entry }) => entry)) };
}

/** An inventory in which nothing is read yet. */
export function unreadOf(all: Manifests): Inventory {
  const { versions, ...rest } = inventoryOf(all);
  const unread = [...versions].map(
    ([digest, version]) => [digest, { ...version, content: { kind: 'unread' } }] as const,
  );
  return { ...rest, versions: new Map(unread) };
}

/** Reads some digests of an inventory from what is really there. */
export function read(inventory: Inventory, truth: Inventory, digests: readonly Digest[]): Inventory {
  const versions = new Map(inventory.versions);
  for (const digest of digests) {
    const version = truth.versions.get(digest);
    if (version !== undefined) versions.set(digest, version);
  }
  return { ...inventory, versions };
}
