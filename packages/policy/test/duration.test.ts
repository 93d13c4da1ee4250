import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../src/index.ts';

const HOUR = 3_600_000;

describe('parseDuration', () => {
  test.each([
    ['0', 0],
    ['1', 24 * HOUR],
    ['007', 7 * 24 * HOUR],
    ['30m', HOUR / 2],
    ['12h', 12 * HOUR],
    ['7d', 7 * 24 * HOUR],
    ['2w', 14 * 24 * HOUR],
    ['36500', 36_500 * 24 * HOUR],
  ])('%s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test.each(['', ' 1', '1 ', '-1', '1.5', '1e3', '1H', '1D', 'h', '12hours', '36501', '5300w', '1\n', '٣'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test('whatever is read is written as the same time, when it is whole minutes', () => {
    const units = fc.constantFrom('m', 'h', 'd', 'w', '');
    fc.assert(
      fc.property(fc.nat(5000), units, (count, unit) => {
        const duration = parseDuration(`${count}${unit}`) ?? 0;
        const [number, name = ''] = formatDuration(duration).split(' ');
        expect(parseDuration(`${number}${name.charAt(0)}`)).toBe(duration);
      }),
    );
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 minutes'],
    [59_999, '0 minutes'],
    [60_000, '1 minute'],
    [HOUR, '1 hour'],
    [36 * HOUR, '36 hours'],
    [24 * HOUR, '1 day'],
    [72 * HOUR, '3 days'],
    [90 * 60_000 + 5, '90 minutes'],
  ])('%d', (duration, expected) => {
    expect(formatDuration(duration)).toBe(expected);
  });
});
