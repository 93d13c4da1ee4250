import { MEDIA_TYPE } from '@container-kit/registry';
import { describe, expect, test } from 'vitest';
import { circumstancesOf, neededReads, readDepth, retentionRules } from '../src/index.ts';
import {
  DAY,
  digestOf,
  inventoryOf,
  NOTHING_STAYS,
  NOW,
  patterns,
  policyOf,
  referrerTag,
  type Written,
} from './support/inventory.ts';
import { read, unreadOf } from './support/repositories.ts';

type Manifests = Readonly<Record<string, Written>>;

const OPEN = { ...NOTHING_STAYS, protectedTags: patterns('latest') };

/** Names that are read, round by round. */
function rounds(
  manifests: Manifests,
  settings = {},
  depth: 'roots' | 'all' = 'roots',
): readonly (readonly string[])[] {
  const circumstances = circumstancesOf(
    { registry: 'ghcr.io', policy: policyOf({ ...OPEN, ...settings }), now: NOW },
    'org/app',
  );
  const names = new Map<string, string>(Object.keys(manifests).map((name) => [digestOf(name), name]));
  const truth = inventoryOf(manifests);
  const asked: string[][] = [];
  let inventory = unreadOf(manifests);
  for (let next = neededReads(inventory, circumstances, depth); next.length > 0; ) {
    asked.push(next.map((digest) => names.get(digest) ?? digest).sort());
    inventory = read(inventory, truth, next);
    next = neededReads(inventory, circumstances, depth);
  }
  return asked;
}

const INDEX: Manifests = {
  index: {
    tags: ['v1'],
    children: ['amd64', 'arm64', { name: 'att', platform: undefined, about: digestOf('amd64') }],
  },
  amd64: {},
  arm64: {},
  att: {},
};

describe('what has to be read', () => {
  test('an index, and nothing that it describes', () => {
    expect(rounds(INDEX)).toEqual([['index']]);
  });

  test('with depth all the rest, too, after what leads to it', () => {
    expect(rounds(INDEX, {}, 'all')).toEqual([['index'], ['amd64', 'arm64', 'att']]);
  });

  test('nested indexes, and what an index lists without saying where it runs', () => {
    const manifests = {
      outer: {
        tags: ['v1'],
        children: [
          { name: 'inner', mediaType: MEDIA_TYPE.ociIndex },
          { name: 'artifact', platform: undefined },
        ],
      },
      inner: { children: ['image'] },
      image: {},
      artifact: { subject: 'other' },
      other: { tags: ['latest'] },
    };
    expect(rounds(manifests)).toEqual([
      ['other', 'outer'],
      ['artifact', 'inner'],
    ]);
  });

  test('the list of referrers settles what it lists', () => {
    const manifests = {
      latest: { tags: ['latest'] },
      list: { tags: [referrerTag('latest')], children: [{ name: 'bundle', platform: undefined }] },
      bundle: { subject: 'latest' },
    };
    expect(rounds(manifests)).toEqual([['latest', 'list']]);
  });

  test('an untagged index is read before what it explains, which is older', () => {
    const build = (name: string, days: number): Manifests => ({
      [`${name}1`]: { days },
      [`${name}2`]: { days },
      [name]: { days, children: [`${name}1`, `${name}2`] },
    });
    expect(rounds({ ...build('a', 10), ...build('b', 20), ...build('c', 30) })).toEqual([['a', 'b', 'c']]);
  });

  test('many single ones at once are read in growing portions', () => {
    const singles = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`s${index}`, { days: 10 }]),
    );
    const sizes = rounds(singles).map((names) => names.length);
    expect(sizes).toEqual([1, 1, 2, 4, 8, 16, 32, 36]);
  });
});

describe('nothing has to be read', () => {
  test.each<[string, Manifests, object]>([
    ['when all are young', INDEX, { maxAge: 365 * DAY, untagged: { grace: 365 * DAY } }],
    [
      'when all are among the newest, and untagged ones stay',
      INDEX,
      { minKeep: 10, untagged: { action: 'keep' } },
    ],
    [
      'when all tags are protected, and untagged ones stay',
      INDEX,
      { protectedTags: patterns('v*'), untagged: { action: 'keep' } },
    ],
    ['of nothing', {}, {}],
  ])('%s', (_, manifests, settings) => {
    expect(rounds(manifests, settings)).toEqual([]);
  });

  test('but a manifest could tell a time that the registry does not', () => {
    const created = Date.parse('2025-01-01T00:00:00Z');
    const manifests = { ...INDEX, index: { ...INDEX.index, days: undefined, created } };
    expect(rounds(manifests, { untagged: { action: 'keep' } })[0]).toContain('index');
  });

  test('but what is untagged could have lost its subject', () => {
    expect(rounds({ lost: { subject: 'gone' } }, { minKeep: 10, maxAge: 365 * DAY })).toEqual([['lost']]);
  });
});

test('a storage budget and labels need every manifest', () => {
  const depthOf = (settings: Parameters<typeof policyOf>[0]) =>
    readDepth(retentionRules({}, policyOf(settings), 'a'));
  expect(
    [{}, { maxSize: 1 }, { labels: { hold: 'x' } }, { labels: { expiresAfter: 'x' } }].map(depthOf),
  ).toEqual(['roots', 'all', 'all', 'all']);
});
