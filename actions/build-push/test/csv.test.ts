import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFields, parseFields, readRecord, UnclosedQuoteError } from '../src/csv.ts';

function readAll(text: string, quotes: 'relaxed' | 'strict' = 'relaxed'): string[][] {
  const records: string[][] = [];
  let position = 0;
  while (position < text.length) {
    const record = readRecord(text, position);
    if (quotes === 'strict' && record.strayQuote) throw new Error('a quote is out of place');
    records.push([...record.fields]);
    position = record.next;
  }
  // csv-parse leaves out empty lines (skip_empty_lines); here the callers do.
  return records.filter((record) => record.length > 1 || record[0] !== '');
}

describe('records', () => {
  test.each([
    ['a,b,c', [['a', 'b', 'c']]],
    ['a\nb\r\nc', [['a'], ['b'], ['c']]],
    ['"a,b",c', [['a,b', 'c']]],
    ['"two\nlines",c', [['two\nlines', 'c']]],
    ['"a ""quoted"" word"', [['a "quoted" word']]],
    ['a "stray" quote', [['a "stray" quote']]],
    ['"a"b,c', [['"a"b', 'c']]],
    ['"a","b"', [['a', 'b']]],
    ['a,', [['a', '']]],
    ['""', []],
  ])('%j', (text, records) => {
    expect(readAll(text)).toEqual(records);
  });

  test('an unclosed quote is reported with its line', () => {
    const text = 'one\n"two\nthree';
    expect(() => readAll(text)).toThrow(new UnclosedQuoteError(2));
  });

  test('values of megabytes are read without exhausting the stack', () => {
    const value = `${'x'.repeat(1 << 20)}""${'\n'.repeat(1 << 20)}`;
    expect(readAll(`"${value}"`)[0]?.[0]).toHaveLength((2 << 20) + 1);
  });
});

describe('csv-parse agrees', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '=', ' ', ',', '"', '""', '\n', ',"', '",', '"\n'), { maxLength: 24 })
    .map((parts) => parts.join(''));

  test('on every text', () => {
    fc.assert(
      fc.property(text, (csv) => {
        expect(outcome(() => readAll(csv))).toEqual(outcome(() => oracle(csv)));
      }),
      { numRuns: 5000 },
    );
  });

  test('on where a quote is out of place', () => {
    fc.assert(
      fc.property(text, (csv) => {
        expect(outcome(() => readAll(csv, 'strict'))).toEqual(
          outcome(() => oracle(csv, { relaxQuotes: false })),
        );
      }),
      { numRuns: 5000 },
    );
  });
});

describe('fields', () => {
  test('formatting and parsing are opposites', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (fields) => {
        expect(parseFields(formatFields(fields))).toEqual(fields);
      }),
    );
  });

  test('only fields that need quotes get them', () => {
    expect(formatFields(['id=a', 'src=/tmp/a,b', 'x="y"'])).toBe('id=a,"src=/tmp/a,b","x=""y"""');
  });
});

/** docker/build-push-action's options. */
function oracle(csv: string, { relaxQuotes = true } = {}): string[][] {
  const records: string[][] = parse(csv, { relaxQuotes, relaxColumnCount: true, skipEmptyLines: true });
  return records.filter((record) => record.length > 1 || record[0] !== '');
}

function outcome(read: () => string[][]): string[][] | 'error' {
  try {
    return read();
  } catch {
    return 'error';
  }
}
