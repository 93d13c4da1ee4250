import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RegexError } from '../src/regex/errors.ts';
import { parseRegex } from '../src/regex/regex.ts';
import { parseTagPattern } from '../src/tag-pattern.ts';

describe('parseRegex', () => {
  test.each([
    ['^v\\d+$', 'v12', true],
    ['^v\\d+$', 'v12-rc', false],
    ['rc', '1.0-rc.1', true],
    ['^(?:main|release)-[0-9a-f]{7}$', 'main-0a1b2c3', true],
    ['^(?:main|release)-[0-9a-f]{7}$', 'main-0a1b2c', false],
    ['^[^.]+\\.[^.]+$', '1.2', true],
    ['^\\w{2,}$', 'a', false],
    ['^(a|)b?$', '', true],
    ['[a-]', '-', true],
    ['[]', 'a', false],
    ['[^]', 'a', true],
    ['(a*)*b', 'aaab', true],
    ['a{0}b', 'b', true],
  ])('/%s/ on %j: %s', (source, text, expected) => {
    expect(parseRegex(source).test(text)).toBe(expected);
    expect(new RegExp(source).test(text)).toBe(expected);
  });

  test.each([
    ['(?=a)', 'no lookaround'],
    ['(?<name>a)', 'no names'],
    ['(a)\\1', '"\\1" is not supported'],
    ['\\bfoo', '"\\b" is not supported'],
    ['[\\b]', '"\\b" is not supported in a set'],
    ['(a', 'a ")" is missing'],
    ['a)', 'a ")" without "("'],
    ['*a', 'nothing before "*" to repeat'],
    ['a**', 'a quantifier follows another'],
    ['^*', 'an anchor cannot be repeated'],
    ['a{2,1}', 'out of order'],
    ['a{1001}', 'is more than 1000'],
    ['a{', 'write "\\{"'],
    ['[z-a]', 'out of order'],
    ['[a-\\d]', 'cannot end a range'],
    ['[a', 'ends too early'],
    ['a\\', 'ends too early'],
    ['((a{1000}){1000}){1000}', 'multiply to too much'],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, 'nested deeper'],
    ['a'.repeat(501), 'longer than 500'],
  ])('/%s/ is refused: %s', (source, problem) => {
    expect(() => parseRegex(source)).toThrow(RegexError);
    expect(() => parseRegex(source)).toThrow(problem);
  });

  const atom = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '\\.', '1', '[a-z1]', '\\W');
  const { regex } = fc.letrec<{ regex: string }>((tie) => ({
    regex: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'regex' },
      atom,
      fc.tuple(tie('regex'), tie('regex')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('regex'), tie('regex')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('regex'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
        .map(([a, quantifier]) => `(${a})${quantifier}`),
      tie('regex').map((a) => `(^${a})`),
      tie('regex').map((a) => `(?:${a}$)`),
    ),
  }));

  test('it agrees with the engine of the language', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', '\n', '-'), maxLength: 8 });
    fc.assert(
      fc.property(regex, text, (source, tag) => {
        expect(parseRegex(source).test(tag)).toBe(new RegExp(source).test(tag));
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever the source, it is a regular expression or a RegexError', () => {
    const piece = fc.constantFrom(...'ab1.*+?(){}[]|^$\\d-,:=!<>'.split(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 5 }), (pieces, tag) => {
        const source = pieces.join('');
        try {
          expect(parseRegex(source).test(tag)).toBe(new RegExp(source).test(tag));
        } catch (error) {
          expect(error).toBeInstanceOf(RegexError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an expression made to be tried again and again is not', () => {
    expect(parseRegex('^(a+)+$').test(`${'a'.repeat(5000)}b`)).toBe(false);
    expect(parseRegex('^((a|a)*)*(b|c)$').test('a'.repeat(2000))).toBe(false);
  });
});

describe('parseTagPattern', () => {
  test.each([
    ['latest', 'latest', true],
    ['v*', 'v1', true],
    ['v*', 'rev1', false],
    ['/v./', 'rev1', true],
    ['/^v/', 'rev1', false],
    ['/', '/', true],
    ['//', 'anything', true],
  ])('%s on %s: %s', (source, tag, expected) => {
    expect(parseTagPattern(source)).toMatchObject({ source });
    expect(parseTagPattern(source).matches(tag)).toBe(expected);
  });
});
