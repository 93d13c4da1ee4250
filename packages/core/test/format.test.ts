import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, shortDigest } from '../src/format.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1234, '1.2 kB'],
    [99_949, '99.9 kB'],
    [123_456, '123 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [5_600_000_000, '5.6 GB'],
    [7_000_000_000_000_000, '7000 TB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [339.6, '340 ms'],
    [4_230, '4.2 s'],
    [59_900, '59.9 s'],
    [59_960, '1 min 0 s'],
    [192_000, '3 min 12 s'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('shortDigest', () => {
  it('keeps the algorithm and twelve characters', () => {
    expect(shortDigest(`sha256:${'0123456789abcdef'.repeat(4)}`)).toBe('sha256:0123456789ab');
  });
});
