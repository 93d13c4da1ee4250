import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SecretMasker } from '../../src/runner/secret-masker.ts';

function masking(...secrets: readonly string[]): (text: string) => string {
  const masker = new SecretMasker();
  for (const secret of secrets) masker.addWithLines(secret);
  return (text) => masker.mask(text);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

// Cases after actions/runner, src/Test/L0/HostContextL0.cs.
describe('derived forms', () => {
  test.each([
    ['the secret', 'Password123!', '123Password123!123', '123***123'],
    ['quotes escaped for a command line', 'Pass"word"123!', '123Pass\\"word\\"123!123', '123***123'],
    ['URI', 'Pass word 123!', '123Pass%20word%20123%21123', '123***123'],
    ['XML', 'Pass<word>123!', '123Pass&lt;word&gt;123!123', '123***123'],
    ['quotes doubled for an expression', "Pass'word'123!", "123Pass''word''123!123", '123***123'],
    ['JSON', 'pass\tword\u2028\\1', '"pass\\tword\\u2028\\\\1"', '"***"'],
    ['without its quotes', '"Password123!!"', '123Password123!!123', '123***123'],
    ['short ones with their quotes only', '"short"', 'short "short"', 'short ***'],
  ])('%s', (_, secret, text, masked) => expect(masking(secret)(text)).toBe(masked));

  test.each([
    [':', 'OlBh***'],
    ['a:', 'YTpQ***'],
    ['ab:', 'YWI6***'],
    ['abc:', 'YWJjOlBh***'],
    ['abcd:', 'YWJjZDpQ***'],
    ['abcde:', 'YWJjZGU6***'],
  ])('Base64 behind %j', (before, masked) => {
    expect(masking('Password123!')(base64(`${before}Password123!`))).toBe(masked);
  });

  const colour = '\u001b[96m';
  const plain = '\u001b[0m';
  test.each([
    ['secret&secret&secret', `secret&secret&${colour}secret${plain}`, `***${colour}***${plain}`],
    ['secret&secret+secret', `secret&${colour}secret+secret${plain}`, `***${colour}***${plain}`],
    ['secret&+secret&secret', `secret&+${colour}s${plain}ecret&secret`, `***${colour}s${plain}***`],
    ['secret&secret&+', `secret&secret&+${colour}${plain}`, `***${colour}${plain}`],
  ])('coloured parts of %j', (secret, text, masked) => expect(masking(secret)(text)).toBe(masked));

  test('leave other case alone', () => {
    expect(masking('Password123!')('password123!')).toBe('password123!');
  });

  test('are made of broken surrogates, too', () => {
    expect(masking('\ud83d!')('x%EF%BF%BD%21x')).toBe('x***x');
  });
});

describe('several lines', () => {
  test('are masked one by one and as a whole', () => {
    const mask = masking('abc\rdef\nghi\r\n  jkl  ');
    expect(['abc', 'def', 'ghi', 'jkl'].map(mask)).toEqual(['***', '***', '***', '***']);
    expect(mask('abc\rdef\nghi\r\n  jkl  ')).toBe('***');
  });

  test('that are blank mask nothing', () => {
    expect(masking('\r  \n   \r\n    \r')('    ')).toBe('    ');
  });
});

describe('places', () => {
  test.each([
    ['neighbours', ['abc', 'def'], 'xabcdefx', 'x***x'],
    ['overlaps', ['abcd', 'cdef'], 'xabcdefx', 'x***x'],
    ['a secret in a secret', ['abcdef', 'cd'], 'abcdef cd', '*** ***'],
    ['repetition', ['aa'], 'aaaaa', '***'],
    ['a single character, which ruins the log', ['1'], '2021-10-1', '202***-***0-***'],
  ])('%s', (_, secrets, text, masked) => expect(masking(...secrets)(text)).toBe(masked));

  test('hold no secret after masking, except by chance in what is left', () => {
    const secret = fc.string({ minLength: 4, unit: fc.constantFrom('a', 'b', '"', '&', ' ') });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, between) => {
        const masker = new SecretMasker();
        for (const value of secrets) masker.add(value);
        const masked = masker.mask(secrets.join(between));
        for (const part of masked.split('***')) expect(masker.finds(part)).toBe(false);
      }),
    );
  });
});

test('an empty secret is none', () => {
  expect(masking('')('abc')).toBe('abc');
});
