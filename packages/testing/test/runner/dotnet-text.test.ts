import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFile,
  isBlank,
  LineReader,
  parseInt32,
  splitLines,
  trim,
  trimStart,
} from '../../src/runner/dotnet-text.ts';

describe('blanks', () => {
  test('are those of .NET', () => {
    expect(trimStart('\t \u0085\u00a0\u2003x')).toBe('x');
    expect(trim(' \r\n x y \u2029')).toBe('x y');
    expect(isBlank(' \u0085')).toBe(true);
    expect(isBlank('')).toBe(true);
  });

  test('do not include the byte order mark, unlike JavaScript’s', () => {
    expect(trimStart('\ufeff::error::x')).toBe('\ufeff::error::x');
    expect(isBlank('\ufeff')).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    ['7', 7],
    [' +7 ', 7],
    ['-7', -7],
    ['2147483647', 2147483647],
  ])('%j is one', (text, value) => expect(parseInt32(text)).toBe(value));

  test.each([[undefined], [''], ['7.0'], ['0x7'], ['1e3'], ['2147483648'], ['7a'], ['1 2']])(
    '%j is none',
    (text) => expect(parseInt32(text)).toBeUndefined(),
  );
});

describe('lines', () => {
  test('end at any line end, and a last one needs none', () => {
    expect(splitLines('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
    expect(splitLines('a\n\n')).toEqual(['a', '']);
    expect(splitLines('\n')).toEqual(['']);
    expect(splitLines('')).toEqual([]);
  });

  test('come out of a stream as out of a whole text, however it is cut', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('\r', '\n', '\r\n', 'ab', 'é', '\u{1f433}', '::'), fc.string()))
      .map((parts) => parts.join('').replaceAll('\ufeff', ''));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 })), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const reader = new LineReader();
        const lines: string[] = [];
        let start = 0;
        for (const cut of [...cuts, bytes.length]) {
          lines.push(...reader.push(bytes.subarray(start, start + cut)));
          start += cut;
        }
        lines.push(...reader.end());
        expect(lines).toEqual(splitLines(bytes.toString()));
      }),
    );
  });

  test('of a stream begin after a byte order mark', () => {
    const reader = new LineReader();
    expect(reader.push(Buffer.from('\ufeffone\n'))).toEqual(['one']);
  });
});

describe('files', () => {
  test.each([
    ['UTF-8', Buffer.from('name=é')],
    ['UTF-8 with a mark', Buffer.from('\ufeffname=é')],
    ['UTF-16LE with a mark', Buffer.from('\ufeffname=é', 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from('\ufeffname=é', 'utf16le').swap16()],
  ])('are read as %s', (_, bytes) => expect(decodeFile(bytes)).toBe('name=é'));

  test('have U+FFFD for invalid bytes', () => {
    expect(decodeFile(Buffer.from([0x61, 0xff]))).toBe('a\ufffd');
  });
});
