import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bullets, type PageLimit, page } from '../../src/render/layout.ts';
import { tableList } from '../../src/render/table-list.ts';

const HERE: PageLimit = { bytes: 1000, rest: 'over there' };

/** Lines of a page that are bullets. */
function shown(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('- '));
}

describe('a page', () => {
  it('has its parts with a blank line between them, without those that are empty', () => {
    expect(page(['a', '', bullets(1, []), bullets(1, ['x', 'y'], 'head'), 'b'], HERE)).toBe(
      'a\n\nhead\n\n- x\n- y\n\nb\n',
    );
  });

  it('says how much it cut, and where that is', () => {
    const text = page([bullets(1, Array<string>(2000).fill('x'))], { bytes: 100, rest: 'over there' });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100);
    expect(text).toMatch(/- x\n\n_1,9\d\d more are over there\._\n$/);
    const one = page([bullets(1, ['x', 'y'.repeat(100)])], { bytes: 60, rest: 'over there' });
    expect(one).toBe('- x\n\n_1 more is over there._\n');
  });

  it('gives room to the most important list first', () => {
    const parts = [
      bullets(2, Array<string>(100).fill('later')),
      bullets(1, Array<string>(100).fill('first')),
    ];
    const text = page(parts, HERE);
    expect(shown(text).filter((line) => line === '- first')).toHaveLength(100);
    expect(shown(text).filter((line) => line === '- later').length).toBeLessThan(20);
    expect(text.indexOf('later')).toBeLessThan(text.indexOf('first'));
  });

  it('never is larger than its limit in UTF-8, and shows as many rows as it says', () => {
    const rows = fc.array(
      fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `x${text.replace(/\s/g, '')}`),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 200, max: 3000 }), (one, two, bytes) => {
        const text = page(['# head', bullets(1, one), bullets(2, two)], { bytes, rest: 'there' });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
        const cut = [...text.matchAll(/_(\d+) more/g)].reduce((sum, [, number]) => sum + Number(number), 0);
        expect(shown(text).length + cut).toBe(one.length + two.length);
      }),
      { numRuns: 500 },
    );
  });

  it('uses the room to the last byte', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `row ${index}`);
    const whole = page([bullets(1, lines)], { bytes: Number.POSITIVE_INFINITY, rest: '' });
    const note = Buffer.byteLength('\n\n_50 more are over there._');
    // The note is reserved even if it is not needed in the end, and a separator for each part.
    const enough = Buffer.byteLength(whole) + note + 4;
    expect(page([bullets(1, lines)], { bytes: enough, rest: 'over there' })).toBe(whole);
  });
});

describe('a table', () => {
  it('makes each row once for all pages', () => {
    const made: number[] = [];
    const cells = (item: number) => {
      made.push(item);
      return [String(item)];
    };
    const list = tableList({ order: 1, header: ['N'], items: [1, 2], cells, frame: (body) => body });
    const limit = { bytes: 500, rest: '' };
    expect(page([list], limit)).toBe('| N |\n| --- |\n| 1 |\n| 2 |\n');
    expect(page([list], limit)).toBe(page([list], limit));
    expect(made).toEqual([1, 2]);
  });
});
