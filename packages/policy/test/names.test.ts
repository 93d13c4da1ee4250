import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGlob } from '../src/index.ts';
import { nearest } from '../src/nearest.ts';

describe('parseGlob', () => {
  test.each([
    ['org/app', 'org/app', true],
    ['org/app', 'org/apps', false],
    ['org/app', 'Org/app', false],
    ['org/*', 'org/app', true],
    ['org/*', 'org/', true],
    ['org/*', 'org/team/app', false],
    ['org/**', 'org/team/app', true],
    ['**/app', 'org/team/app', true],
    ['**', '', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['v?.?', 'v1.2', true],
    ['v?', 'v', false],
    ['a?b', 'a/b', false],
    ['*-rc*', '1.0-rc.1', true],
    ['ghcr.io/org/*:*', 'ghcr.io/org/app:1.2@sha256:abc', true],
    ['***', 'a/b', true],
    ['a.c', 'abc', false],
    ['[a]+(b|c)^$', '[a]+(b|c)^$', true],
    ['a\nb', 'a\nb', true],
  ])('%j on %j: %s', (glob, name, expected) => {
    expect(parseGlob(glob).matches(name)).toBe(expected);
  });

  const literal = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[*?]/g, 'x'));
  const piece = fc.constantFrom('*', '**', '?', 'a', 'b', '/', 'ab', '.');
  const name = fc
    .array(fc.constantFrom('a', 'b', '/', '.'), { maxLength: 12 })
    .map((parts) => parts.join(''));

  test('text without wildcards matches itself and nothing else', () => {
    fc.assert(
      fc.property(literal, literal, (text, other) => {
        expect(parseGlob(text).matches(text)).toBe(true);
        expect(parseGlob(text).matches(other)).toBe(text === other);
      }),
    );
  });

  test('it agrees with the regular expression that says the same', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), name, (pieces, text) => {
        const glob = pieces.join('');
        const pattern = glob
          .replaceAll('.', '\\.')
          .replaceAll(/\*+|\?/g, (wild) => (wild === '?' ? '[^/]' : wild === '*' ? '[^/]*' : '.*'));
        expect(parseGlob(glob).matches(text)).toBe(new RegExp(`^${pattern}$`).test(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('wildcards in place of parts of a name still match it', () => {
    fc.assert(
      fc.property(literal, literal, literal, (before, middle, after) => {
        expect(parseGlob(`${before}**${after}`).matches(before + middle + after)).toBe(true);
      }),
    );
  });

  test('a pattern made to be tried again and again is not', () => {
    const glob = parseGlob(`${'*a'.repeat(200)}b`);
    expect(glob.matches('a'.repeat(2000))).toBe(false);
  });
});

describe('nearest', () => {
  const keys = ['environments', 'gates', 'immutable-tags', 'for', 'from', 'CRITICAL'];

  test.each([
    ['enviroments', 'environments'],
    ['gate', 'gates'],
    ['gtaes', 'gates'],
    ['immutable_tags', 'immutable-tags'],
    ['immutableTags', 'immutable-tags'],
    ['form', 'from'],
    ['critical', 'CRITICAL'],
    ['promotions', undefined],
    ['', undefined],
  ])('%s', (name, expected) => {
    expect(nearest(name, keys)).toBe(expected);
  });

  test('a text of any length is compared with nothing', () => {
    expect(nearest('gates'.repeat(100_000), keys)).toBeUndefined();
  });

  test('a name with one typing error is found among names that differ more', () => {
    const far = ['vulnerabilities', 'destinations', 'referrers'];
    fc.assert(
      fc.property(fc.constantFrom(...far), fc.nat(), fc.constantFrom('', 'z'), (name, position, letter) => {
        const at = position % name.length;
        expect(nearest(name.slice(0, at) + letter + name.slice(at + 1), far)).toBe(name);
      }),
    );
  });
});
