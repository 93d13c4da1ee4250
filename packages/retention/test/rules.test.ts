import { EMPTY_POLICY, parseGlob, type RetentionSettings } from '@container-kit/policy';
import { parseTagPattern } from '@container-kit/policy/tag-pattern';
import { describe, expect, test } from 'vitest';
import { branchSlug, type DeployedImage, retentionRules } from '../src/index.ts';
import {
  codeOf,
  DAY,
  digestOf,
  gone,
  inventoryOf,
  NOTHING_STAYS,
  patterns,
  planOf,
  type Written,
} from './support/inventory.ts';

const LATEST: Readonly<Record<string, Written>> = { latest: { tags: ['latest'], days: 1 } };
const OPEN = { ...NOTHING_STAYS, protectedTags: patterns('latest') };

function decide(
  image: Written,
  settings: RetentionSettings,
  more: Parameters<typeof planOf>[2] = {},
): string | undefined {
  const plan = planOf(inventoryOf({ ...LATEST, image }), { ...OPEN, ...settings }, more);
  return codeOf(plan, 'image');
}

describe('retentionRules', () => {
  const policy = {
    ...EMPTY_POLICY.retention,
    default: { minKeep: 7, protectedTags: patterns('v*'), untagged: { grace: DAY / 2 } },
    repositories: [
      { match: [parseGlob('org/app-*')], settings: { minKeep: 3 } },
      { match: [parseGlob('org/*')], settings: { maxAge: DAY, minKeep: 5 } },
    ],
  };

  test('inputs win over the first repository that matches, that over the default, that over what holds anyway', () => {
    expect(retentionRules({}, policy, 'org/app-x')).toMatchObject({
      policy: 'org/app-*',
      minKeep: 3,
      maxAge: 30 * DAY,
    });
    expect(retentionRules({}, policy, 'org/other')).toMatchObject({
      policy: 'org/*',
      minKeep: 5,
      maxAge: DAY,
    });
    expect(retentionRules({}, policy, 'other')).toMatchObject({ policy: 'default', minKeep: 7 });
    const inputs = {
      minKeep: 0,
      maxAgeDays: 2,
      protectedTags: ['x'],
      untagged: 'keep',
      maxDelete: 0,
    } as const;
    expect(retentionRules(inputs, policy, 'org/app-x')).toMatchObject({
      minKeep: 0,
      maxAge: 2 * DAY,
      protectedTags: [{ source: 'x' }],
      untagged: { action: 'keep', grace: DAY / 2 },
      brakes: { maxDelete: 0, maxDeletePercent: 50, minRemaining: 1, onLimit: 'stop' },
    });
  });

  test('without policy and inputs it is the rule of the README', () => {
    const { protectedTags, ...rules } = retentionRules(
      { protectedTags: [] },
      EMPTY_POLICY.retention,
      'org/app',
    );
    expect(protectedTags.map(({ source }) => source)).toEqual(['latest', 'stable']);
    expect(rules).toMatchObject({
      policy: 'default',
      minKeep: 10,
      maxAge: 30 * DAY,
      untagged: { action: 'delete', grace: DAY, maxAge: undefined },
      brakes: { maxDeletePercent: 50, maxDelete: Number.POSITIVE_INFINITY },
    });
  });
});

describe('what keeps an image', () => {
  test.each<[string, Written, RetentionSettings, string]>([
    [
      'a protected tag among others',
      { tags: ['x', 'v1'] },
      { protectedTags: patterns('/^v/') },
      'protected-tag',
    ],
    ['a pin', { tags: ['x'] }, { pins: [digestOf('image')] }, 'pinned'],
    ['a label', { tags: ['x'], labels: { hold: 'yes' } }, { labels: { hold: 'hold' } }, 'held'],
    ['no empty label', { tags: ['x'], labels: { hold: 'false' } }, { labels: { hold: 'hold' } }, 'expired'],
    ['no label that nobody asks for', { tags: ['x'], labels: { hold: 'yes' } }, {}, 'expired'],
    ['untagged: keep', {}, { untagged: { action: 'keep' } }, 'untagged-kept'],
    ['a tag that is no candidate', { tags: ['pr-1', 'x'] }, { candidates: patterns('pr-*') }, 'no-candidate'],
    [
      'nothing, when all tags are candidates',
      { tags: ['pr-1', 'pr-2'] },
      { candidates: patterns('pr-*') },
      'expired',
    ],
    ['its age', { tags: ['x'], days: 30 }, { maxAge: 30 * DAY }, 'young'],
    ['its rank', { tags: ['x'] }, { minKeep: 2 }, 'min-keep'],
    ['a group', { tags: ['main-1'] }, { groups: [{ tags: patterns('main-*'), keep: 1 }] }, 'group'],
    [
      'a label with a longer life',
      { tags: ['x'], labels: { e: '200' } },
      { labels: { expiresAfter: 'e' } },
      'young',
    ],
    [
      'no label with a shorter one',
      { tags: ['x'], days: 3, labels: { e: '2d' } },
      { maxAge: 9 * DAY, labels: { expiresAfter: 'e' } },
      'expired',
    ],
    [
      'no label that is no duration',
      { tags: ['x'], labels: { e: 'never' } },
      { labels: { expiresAfter: 'e' } },
      'expired',
    ],
    ['a pull', { tags: ['x'], pulled: 3 }, { pulledWithin: 7 * DAY }, 'pulled'],
    ['no old pull', { tags: ['x'], pulled: 8 }, { pulledWithin: 7 * DAY }, 'expired'],
    ['a registry that counts no pulls', { tags: ['x'] }, { pulledWithin: 7 * DAY }, 'pull-time-unknown'],
    [
      'an age of its own for untagged ones',
      { days: 5 },
      { untagged: { grace: 0, maxAge: 7 * DAY } },
      'young',
    ],
  ])('%s', (_, image, settings, code) => {
    expect(decide(image, settings)).toBe(code);
  });

  test('a label of a platform speaks for its index, and the index for itself before that', () => {
    const manifests = {
      ...LATEST,
      a: { tags: ['a'], children: ['part'] },
      b: { tags: ['b'], children: ['part'], labels: { hold: 'false' } },
      part: { labels: { hold: 'true' } },
    };
    const plan = planOf(inventoryOf(manifests), { ...OPEN, labels: { hold: 'hold' } });
    expect([codeOf(plan, 'a'), codeOf(plan, 'b')]).toEqual(['held', 'expired']);
  });

  test('a pin of one platform keeps that alone; one that runs keeps its index, which it was pulled by', () => {
    const manifests = { ...LATEST, index: { tags: ['x'], children: ['a', 'b'] }, a: {}, b: {} };
    expect(gone(planOf(inventoryOf(manifests), { ...OPEN, pins: [digestOf('b')] }), manifests)).toEqual([
      'index',
      'a',
    ]);
    const deployed = [{ name: undefined, tag: undefined, digest: digestOf('a'), where: 'deploy.yaml:3' }];
    expect(gone(planOf(inventoryOf(manifests), OPEN, { deployed }), manifests)).toEqual([]);
  });

  test.each<[string, Partial<DeployedImage>, string]>([
    ['by tag', { name: 'ghcr.io/org/app', tag: 'x' }, 'deployed'],
    ['by digest', { name: 'ghcr.io/org/app', tag: 'other', digest: digestOf('image') }, 'deployed'],
    ['by a digest that stands alone', { digest: digestOf('image') }, 'deployed'],
    ['without a version', { name: 'ghcr.io/org/app' }, 'deployed'],
    ['by another tag', { name: 'ghcr.io/org/app', tag: 'y' }, 'expired'],
    ['from another registry', { name: 'quay.io/org/app', tag: 'x' }, 'expired'],
    [
      'by another digest under its tag',
      { name: 'ghcr.io/org/app', tag: 'x', digest: digestOf('y') },
      'expired',
    ],
  ])('deployed %s', (_, image, code) => {
    const deployed = [{ name: undefined, tag: undefined, digest: undefined, where: 'main', ...image }];
    expect(decide({ tags: ['x'] }, {}, { deployed })).toBe(code);
  });
});

describe('branches and pull requests', () => {
  const live = [
    { source: 'pr-{number}*', kind: 'pull-request', prefix: 'pr-', suffix: parseGlob('*'), maxAge: 0 },
    { source: 'b-{branch}-*', kind: 'branch', prefix: 'b-', suffix: parseGlob('-*') },
  ] as const;
  const liveness = { branches: ['feature/x', 'main'], pullRequests: [7, 70] };

  test.each([
    [['pr-7'], 'live'],
    [['pr-70-arm64'], 'live'],
    [['pr-8'], 'expired'],
    [['pr-x'], 'young'],
    [['b-feature-x-1a2b'], 'live'],
    [['b-feature-y-1a2b'], 'young'],
    [['pr-8', 'pr-7'], 'live'],
    [['pr-8', 'v1'], 'young'],
  ])('%s: %s', (tags, code) => {
    expect(decide({ tags, days: 5 }, { live, maxAge: 30 * DAY }, { liveness })).toBe(code);
  });

  test('what is not known is open', () => {
    expect(decide({ tags: ['pr-8'] }, { live })).toBe('liveness-unknown');
    expect(decide({ tags: ['b-x-1'] }, { live })).toBe('liveness-unknown');
  });

  test('tags of closed ones are taken off what stays for another tag', () => {
    const { untag } = planOf(
      inventoryOf({ image: { tags: ['latest', 'pr-8', 'pr-7', 'x'], days: 40 } }),
      { ...OPEN, live },
      { liveness },
    );
    expect(untag.map(({ tag }) => tag)).toEqual(['pr-8']);
  });

  test('a branch becomes the tag that docker/metadata-action gives it', () => {
    expect(branchSlug('feature/My thing#2')).toBe('feature-My-thing-2');
  });
});

describe('semver', () => {
  const tags = [
    '1.0.0',
    '1.0.1',
    '1.1.0',
    'v1.2.0',
    '1.2.1',
    '2.0.0',
    '2.1.0',
    '2.1.1',
    '2.1.2',
    '2.2.0-rc.1',
    '2.1',
    'main',
  ];
  const manifests = Object.fromEntries(tags.map((tag, index) => [tag, { tags: [tag], days: 100 - index }]));

  test.each([
    [{ patches: 1 }, ['1.0.1', '1.1.0', '1.2.1', '2.0.0', '2.1.2']],
    [{ patches: 2, minors: 1 }, ['v1.2.0', '1.2.1', '2.1.1', '2.1.2']],
    [{ majors: 1 }, ['2.0.0', '2.1.0', '2.1.1', '2.1.2']],
    [{ majors: 1, minors: 1, patches: 1 }, ['2.1.2']],
    [{ majors: 0 }, []],
  ])('%j', (semver, kept) => {
    const plan = planOf(inventoryOf({ ...LATEST, ...manifests }), { ...OPEN, semver });
    expect(tags.filter((tag) => codeOf(plan, tag) === 'semver')).toEqual(kept);
  });

  test('patterns of tags are what they were parsed from', () => {
    expect(patterns('v*')[0]?.source).toBe(parseTagPattern('v*').source);
  });
});
