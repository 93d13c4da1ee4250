import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateFormatError, formatDate } from '../../src/metadata/date-format.ts';

const date = new Date('2024-12-30T03:04:05.067Z');

describe('formatDate', () => {
  it.each([
    ['YYYYMMDD', '20241230'],
    ['YYYY-MM-DDTHH-mm-ss', '2024-12-30T03-04-05'],
    ['YY', '24'],
    ['M MM MMM MMMM', '12 12 Dec December'],
    ['D DD Do DDD DDDD', '30 30 30th 365 365'],
    ['d dd ddd dddd E', '1 Mo Mon Monday 1'],
    ['H HH h hh k kk A a', '3 03 3 03 3 03 AM am'],
    ['m mm s ss', '4 04 5 05'],
    ['S SS SSS', '0 06 067'],
    ['w ww W WW', '1 01 1 01'],
    ['gggg GGGG', '2025 2025'],
    ['Q', '4'],
    ['X x', '1735527845 1735527845067'],
    ['Z ZZ', '+00:00 +0000'],
    ['[week] W', 'week 1'],
    ['[]YYYY', '2024'],
    ['[YYYY', '[2024'],
    ['r.c', 'r.c'],
    ['', ''],
  ])('%j', async (format, expected) => {
    expect(await formatDate(date, format, 'UTC')).toBe(expected);
  });

  it.each([
    ['Europe/Paris', '2024-12-30 04:04 +01:00'],
    ['america/new_york', '2024-12-29 22:04 -05:00'],
    ['America/St_Johns', '2024-12-29 23:34 -03:30'],
    ['Asia/Kathmandu', '2024-12-30 08:49 +05:45'],
    ['Pacific/Kiritimati', '2024-12-30 17:04 +14:00'],
  ])('in %s', async (timeZone, expected) => {
    expect(await formatDate(date, 'YYYY-MM-DD HH:mm Z', timeZone)).toBe(expected);
  });

  it('knows midnight and Sunday', async () => {
    const sunday = new Date('2026-03-01T00:00:00Z');
    expect(await formatDate(sunday, 'E d H k h a', 'UTC')).toBe('7 0 0 24 12 am');
  });

  it.each(['L', 'LLLL', 'YYYYY', 'MMMMM', 'DDDDD', 'Mo', 'z', 'e', 'SSSS', 'HHH', 'gg'])(
    'refuses %j instead of writing something else',
    async (format) => {
      await expect(formatDate(date, `YYYY-${format}`, 'UTC')).rejects.toThrow(DateFormatError);
      await expect(formatDate(date, `YYYY-${format}`, 'UTC')).rejects.toThrow(`"${format}"`);
    },
  );

  it('refuses unknown time zones', async () => {
    await expect(formatDate(date, 'YYYY', 'Mars/Base')).rejects.toThrow('"Mars/Base" is no time zone');
  });

  it('agrees with Intl, also around the change to summer time', async () => {
    const zones = [
      'UTC',
      'Europe/Paris',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ];
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(dates, fc.constantFrom(...zones), async (instant, timeZone) => {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        expect(await formatDate(instant, 'YYYY-MM-DD HH:mm:ss', timeZone)).toBe(format.format(instant));
      }),
    );
  });
});
