import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../src/line-splitter.ts';

function split(bytes: Uint8Array, cuts: readonly number[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  for (const [index, start] of places.slice(0, -1).entries()) {
    splitter.write(Buffer.from(bytes.subarray(start, places[index + 1])));
  }
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  it('gives the same lines wherever the stream is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', '日', '😀', '\n', '\r', '\r\n', ' '), { maxLength: 30 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (value, cuts) => {
        const expected = value.split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(split(Buffer.from(value), cuts)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts up a line without an end', () => {
    const lines = split(Buffer.alloc(200_000, 'x'), [70_000, 140_000]);
    expect(lines.join('')).toBe('x'.repeat(200_000));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(64 * 1024);
  });

  it('replaces bytes that are not UTF-8', () => {
    expect(split(Buffer.from([0x61, 0xff, 0x62]), [])).toEqual(['a\ufffdb']);
  });
});
