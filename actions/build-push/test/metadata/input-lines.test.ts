import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../src/metadata/fields.ts';
import { lineError, readInputLines } from '../../src/metadata/input-lines.ts';

const texts = (text: string) => readInputLines('tags', text).map((line) => line.text);
const numbers = (text: string) =>
  readInputLines('tags', text).map((line) => Number(/line (\d+)$/.exec(line.origin)?.[1]));

/** The list of docker/actions-toolkit's `getInputList` with metadata-action's options, written with the library. */
function asPeer(text: string): readonly string[] {
  const records: readonly (readonly string[])[] = parse(text.trim(), {
    relaxQuotes: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    comment: '#',
    comment_no_infix: true,
  });
  return records.map((record) => record.join(',').trim()).filter((entry) => entry !== '');
}

describe('readInputLines', () => {
  it.each([
    ['', []],
    ['  \n\n \t', []],
    ['a', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\rc', ['a', 'b', 'c']],
    ['  a  \n  b  ', ['a', 'b']],
    ['# x\na # y\n  # z\nb#c', ['a # y', 'b#c']],
    ['a,b , c', ['a,b , c']],
    ['"a,b",c', ['a,b,c']],
    ['"a\nb"\nc', ['a\nb', 'c']],
    ['"a ""b"""', ['a "b"']],
    ['k="v" w\n"x"', ['k="v" w', 'x']],
    ['# it\'s "open\na', ['a']],
    ['a\n#"', ['a']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    ['a\nb', [1, 2]],
    ['\n\na\n\n# c\nb', [3, 6]],
    ['\n"a"\n\n# c\nb', [2, 5]],
    ['"a\nb"\nc', [1, 3]],
    ['x\n"a\nb",d\n"c"', [1, 2, 4]],
  ])('counts the lines of %j', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it('refuses a quote that is never closed', () => {
    expect(() => readInputLines('labels', 'a=1\n"b=2')).toThrow('input "labels" has a double quote');
  });

  const fragment = fc.constantFrom(
    'a',
    'b=c',
    ',',
    ' ',
    '\n',
    '#',
    '\n#',
    '{{x}}',
    "'",
    '"',
    '\n"',
    '",',
    '""',
  );
  it('means by commas, quotes and comments what csv-parse means', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        const text = fragments.join('');
        // csv-parse lets a comment start right behind a closing quote, in the middle of a line.
        fc.pre(!text.includes('"#'));
        let expected: readonly string[];
        try {
          expected = asPeer(text);
        } catch {
          expect(() => readInputLines('x', text)).toThrow('double quote');
          return;
        }
        // Comments may be indented here; the peer would take them for entries.
        expect(texts(text)).toEqual(expected.filter((entry) => !entry.startsWith('#')));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readFields', () => {
  const fields = (text: string) =>
    readInputLines('tags', text).map((line) => readFields(line).map(({ key, value }) => [key, value]));

  it.each([
    ['a', [[undefined, 'a']]],
    ['a=b', [['a', 'b']]],
    ['a=b=c', [['a', 'b=c']]],
    ['a=', [['a', '']]],
    ['=a', [[undefined, '=a']]],
    [
      ' A = b , c ',
      [
        ['a', 'b'],
        [undefined, 'c'],
      ],
    ],
    [
      'a,,b',
      [
        [undefined, 'a'],
        [undefined, ''],
        [undefined, 'b'],
      ],
    ],
    [
      '"a=b,c=d"',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      't,"a=b,c"',
      [
        [undefined, 't'],
        ['a', 'b,c'],
      ],
    ],
    [
      't,"""a=b,c"""',
      [
        [undefined, 't'],
        ['a', 'b,c'],
      ],
    ],
    [
      '"a=b,c",t',
      [
        ['a', 'b,c'],
        [undefined, 't'],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(fields(text)).toEqual([expected]);
  });

  it.each(['a=x"y', 't, "a=b"', 't,a="b,c"'])('refuses %j', (text) => {
    expect(() => fields(text)).toThrow('has a double quote inside an unquoted field');
  });
});

describe('lineError', () => {
  it('stays on one line and repeats only the start of a long entry', () => {
    const [line] = readInputLines('labels', `"a\nb${'c'.repeat(1000)}"`);
    const message = line && lineError(line, 'is wrong', 'do better').message;
    expect(message).toBe(`input "labels", line 1: "a\\nb${'c'.repeat(196)}…" is wrong`);
  });
});
