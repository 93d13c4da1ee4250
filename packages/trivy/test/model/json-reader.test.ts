import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/model/byte-sources.ts';
import { type ByteSource, JsonReader } from '../../src/model/json-reader.ts';

const MIB = 1024 * 1024;

/** Gives so many bytes at a time, as a file may. */
function trickle(text: string, size: number): ByteSource {
  const source = bytesOf(text);
  return (into) => source(into.subarray(0, size));
}

/** Reads a document key by key and item by item, as deep as it goes. */
function readAll(reader: JsonReader): unknown {
  if (reader.next() === 'list') {
    const list: unknown[] = [];
    reader.list(() => list.push(readAll(reader)));
    return list;
  }
  if (reader.next() !== 'object') return reader.value(MIB);
  const entries: [string, unknown][] = [];
  reader.object((key) => entries.push([key, readAll(reader)]));
  return Object.fromEntries(entries);
}

describe('a JSON reader', () => {
  test('reads what JSON.parse reads, however the bytes come', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 9 }),
        (json, indent, size) => {
          const text = JSON.stringify(JSON.parse(json), null, indent);
          const reader = new JsonReader(trickle(text, size));
          expect(readAll(reader)).toEqual(JSON.parse(text));
          reader.end();
        },
      ),
    );
  });

  test('passes over exactly one value', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 1, max: 9 }), (json, size) => {
        const reader = new JsonReader(trickle(`[${json}, "next"]`, size));
        const items: unknown[] = [];
        reader.list(() => {
          if (items.length > 0) items.push(reader.value(MIB));
          else {
            reader.skip();
            items.push('passed over');
          }
        });
        expect(items).toEqual(['passed over', 'next']);
      }),
    );
  });

  test('takes no document that is cut', () => {
    fc.assert(
      fc.property(
        fc.json().map((json) => `{"key":${json}}`),
        fc.nat(),
        (text, where) => {
          const reader = (): unknown => {
            const cut = new JsonReader(bytesOf(text.slice(0, where % text.length)));
            const value = readAll(cut);
            cut.end();
            return value;
          };
          expect(reader).toThrow(SyntaxError);
        },
      ),
    );
  });

  test.each([
    ['', 'nothing'],
    ['[1,]', 'a comma too many'],
    ['[1 2]', 'a comma too few'],
    ['{"a" 1}', 'no colon'],
    ['{a:1}', 'a key without quotes'],
    ['{"a":1,"a":2}', 'a key twice'],
    ['{"a":1,"\\u0061":2}', 'a key twice, written in two ways'],
    ['[1}', 'the wrong bracket'],
    ['[1] 2', 'something after the end'],
    ['[nul]', 'no word of JSON'],
  ])('takes no %s: %s', (text) => {
    expect(() => {
      const reader = new JsonReader(bytesOf(text));
      readAll(reader);
      reader.end();
    }).toThrow(SyntaxError);
  });

  test.each(['[1}', '}', ',', '"cut', '{"a":[}]', '"\\', '{"a":"b"'])('passes over no %s', (text) => {
    expect(() => new JsonReader(bytesOf(text)).skip()).toThrow(SyntaxError);
  });

  test('is not led into depths', () => {
    expect(() => new JsonReader(bytesOf('['.repeat(100_000))).skip()).toThrow('nested deeper');
  });

  test('keeps no value that is larger than asked for', () => {
    const text = JSON.stringify('x'.repeat(MIB));
    expect(() => new JsonReader(bytesOf(text)).value(MIB)).toThrow(RangeError);
    expect(new JsonReader(bytesOf(text)).value(2 * MIB)).toHaveLength(MIB);
  });

  test('reads past the byte order mark that Windows writes', () => {
    expect(readAll(new JsonReader(bytesOf('\uFEFF{"a":1}')))).toEqual({ a: 1 });
  });
});
