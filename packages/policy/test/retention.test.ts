import { describe, expect, test } from 'vitest';
import { EMPTY_POLICY, PolicyError, type RetentionPolicy, type RetentionSettings } from '../src/index.ts';
import { parsePolicy } from '../src/parse.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function retention(rules: string): RetentionPolicy {
  return parsePolicy(`retention:\n${rules.replace(/^(?=.)/gm, '  ')}`, 'p.yml').retention;
}

function defaults(rules: string): RetentionSettings {
  return retention(`default:\n${rules.replace(/^(?=.)/gm, '  ')}`).default;
}

function problemsOf(rules: string): readonly string[] {
  try {
    defaults(rules);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe('the rules of retention', () => {
  test('everything that can be said', () => {
    const settings = defaults(`min-keep: 20
max-age-days: 60
protected-tags: [latest, "/^v[0-9]+$/"]
candidates: ["main-*"]
groups: [{tags: ["main-*"], keep: 5}]
semver: {majors: 1, minors: 3, patches: 2}
labels: {hold: org.example.hold, expires-after: quay.expires-after}
pins: ["sha256:${'a'.repeat(64)}"]
untagged: {action: keep, grace: 12h, max-age-days: 7}
max-size: 10GB
pulled-within: 2w
live: [{tags: "pr-{number}-*", max-age-days: 0}, {tags: "b-{branch}"}]
brakes: {max-delete-percent: 20, max-delete: 100, min-remaining: 3, on-limit: cap}
`);
    expect(settings).toMatchObject({
      minKeep: 20,
      maxAge: 60 * DAY,
      groups: [{ keep: 5 }],
      semver: { majors: 1, minors: 3, patches: 2 },
      labels: { hold: 'org.example.hold', expiresAfter: 'quay.expires-after' },
      pins: [`sha256:${'a'.repeat(64)}`],
      untagged: { action: 'keep', grace: 12 * HOUR, maxAge: 7 * DAY },
      maxSize: 10_000_000_000,
      pulledWithin: 14 * DAY,
      live: [
        { source: 'pr-{number}-*', kind: 'pull-request', prefix: 'pr-', maxAge: 0 },
        { source: 'b-{branch}', kind: 'branch', prefix: 'b-' },
      ],
      brakes: { maxDeletePercent: 20, maxDelete: 100, minRemaining: 3, onLimit: 'cap' },
    });
    expect(settings.protectedTags?.map((pattern) => pattern.matches('v12'))).toEqual([false, true]);
    expect(settings.candidates?.[0]?.matches('main-1')).toBe(true);
    expect(settings.live?.[0]?.suffix.matches('-linux')).toBe(true);
  });

  test('repositories keep their order, and say only what they say', () => {
    const { repositories, deployed } = retention(`repositories:
  - match: [org/app, "org/app-*"]
    min-keep: 3
  - match: ["**"]
deployed:
  manifests: ["deploy/**"]
  refs: [main]
  environments: ["prod*"]
  list: images.txt
`);
    expect(repositories.map(({ settings }) => settings)).toEqual([{ minKeep: 3 }, {}]);
    expect(repositories[0]?.match.map((glob) => glob.matches('org/app-x'))).toEqual([false, true]);
    expect(deployed).toMatchObject({ manifests: ['deploy/**'], refs: ['main'], list: 'images.txt' });
    expect(deployed.environments?.[0]?.matches('production')).toBe(true);
  });

  test('nothing said is nothing said', () => {
    expect(retention('{}\n')).toEqual(EMPTY_POLICY.retention);
    expect(defaults('{}\n')).toEqual({});
    expect(defaults('untagged: {}\nbrakes: {}\nlabels: {}\n')).toEqual({
      untagged: {},
      brakes: {},
      labels: {},
    });
  });

  test.each([
    ['min-keep: -1', 'must be a whole number from 0 to 1000000, not the number -1'],
    ['min-keep: 1.5', 'not the number 1.5'],
    ['max-age-days: 12h', 'must be a whole number from 0 to 36500, not the text "12h"'],
    ['max_age_days: 3', 'did you mean "max-age-days"?'],
    ['protected-tags: latest', 'must be a list, not the text "latest"'],
    [
      'protected-tags: ["/(?=a)/"]',
      'is a wrong regular expression, "/(?=a)/": of groups with "(?" only "(?:"',
    ],
    ['protected-tags: [1.0]', 'must be text (put it in quotes), not the number 1.0'],
    ['groups: [{keep: 1}]', 'needs the key "tags"'],
    ['pins: ["sha256:abc"]', 'must be a digest, sha256: and 64 lower-case hex digits, not "sha256:abc"'],
    ['untagged: delete', 'must be a map, not the text "delete"'],
    ['untagged: {action: remove}', 'must be one of delete, keep, not "remove"'],
    ['max-size: 10GiB', 'must be a number of bytes, or a size such as 500MB or 10GB'],
    ['live: [{tags: "pr-*"}]', 'must be a tag with one {number} or {branch}'],
    ['live: [{tags: "*-{number}"}]', 'wildcards only behind it'],
    ['live: [{max-age-days: 1}]', 'needs the key "tags"'],
    ['brakes: {max-delete-percent: 101}', 'must be a whole number from 0 to 100'],
    ['brakes: {on-limit: slow}', 'must be one of stop, cap'],
  ])('%s is refused', (rules, problem) => {
    const problems = problemsOf(`${rules}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^3: /);
    expect(problems[0]).toContain(problem);
  });

  test('an entry of repositories needs globs', () => {
    expect(() => retention('repositories: [{min-keep: 1}]\n')).toThrow('needs the key "match"');
  });
});
