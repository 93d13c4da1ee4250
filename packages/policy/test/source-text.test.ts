import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceText } from '../src/index.ts';

describe('positions', () => {
  const source = new SourceText('f.yml', 'one\r\ntwo\n\nfour');

  test.each([
    [0, 1, 1],
    [4, 1, 5],
    [5, 2, 1],
    [9, 3, 1],
    [10, 4, 1],
    [14, 4, 5],
    [99, 4, 5],
  ])('offset %d', (offset, line, column) => {
    expect(source.position(offset)).toEqual({ line, column });
    expect(source.place(offset)).toBe(`f.yml:${line}:${column}`);
  });

  test('line and column lead back to the offset', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r\n', '🚢'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (content, number) => {
        const offset = number % (content.length + 1);
        const { line, column } = new SourceText('f', content).position(offset);
        const before = content.split('\n').slice(0, line - 1);
        expect(before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1).toBe(offset);
      }),
    );
  });
});

describe('excerpts', () => {
  test.each([
    ['a: b', 3, 4, 'a: b\n   ^'],
    ['a: bcd\r\ne', 3, 6, 'a: bcd\n   ^^^'],
    ['a: b\nc: d', 3, 9, 'a: b\n   ^'],
    ['', 0, 0, '\n^'],
    ['a\n', 2, 2, '\n^'],
    ['\tkey: \u001B[1m\u202Ex', 1, 4, ' key: ?[1m?x\n ^^^'],
  ])('%j', (text, start, end, expected) => {
    expect(new SourceText('f', text).excerpt(start, end)).toBe(expected);
  });

  test('a long line is cut around the part, which the carets still mark', () => {
    const text = `${'x'.repeat(200)}HERE${'y'.repeat(200)}`;
    const [line = '', carets = ''] = new SourceText('f', text).excerpt(200, 204).split('\n');
    expect(line).toMatch(/^…x{30}HEREy+…$/);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('HERE');
  });
});
