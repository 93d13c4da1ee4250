import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, encodeBolt } from '../../src/index.ts';
import { readBolt } from './read-bolt.ts';

const key = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__');
const { bucket } = fc.letrec<{ bucket: Bucket; value: string | Bucket }>((tie) => ({
  bucket: fc.dictionary(key, tie('value'), { maxKeys: 8, noNullPrototype: true }),
  value: fc.oneof({ depthSize: 'small' }, fc.string({ maxLength: 3000 }), tie('bucket')),
}));

describe('a bbolt database', () => {
  test('holds what was put in, however deep and long', () => {
    fc.assert(
      fc.property(bucket, (root) => {
        expect(readBolt(encodeBolt(root))).toEqual(root);
      }),
    );
  });

  test('keeps a small bucket in the page of its parent, and gives a big one pages of its own', () => {
    const pages = (root: Bucket) => encodeBolt(root).length / 4096;
    expect(pages({ a: { b: 'c' } })).toBe(4);
    expect(pages({ a: { b: 'c'.repeat(2000) } })).toBe(5);
    expect(pages({ a: { b: 'c'.repeat(9000) } })).toBe(7);
  });

  test('refuses a bucket whose keys would not fit into one page', () => {
    const keys = Object.fromEntries(Array.from({ length: 65_536 }, (_, index) => [String(index), '']));
    expect(() => encodeBolt({ keys })).toThrow(new RangeError('a bucket of 65536 keys needs a branch page'));
  });
});
