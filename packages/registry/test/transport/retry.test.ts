import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backoffMs,
  DEFAULT_RETRY,
  isTemporaryFailure,
  isTemporaryStatus,
} from '../../src/transport/retry.ts';
import { retryAfterMs } from '../../src/transport/retry-after.ts';

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-25T08:00:00Z');

  test.each([
    ['5', '', 5000],
    ['0', '', 0],
    ['1.5', '', 1500],
    ['Wed, 25 Nov 2026 08:00:30 GMT', '', 30_000],
    ['Wed, 25 Nov 2026 07:00:00 GMT', '', 0],
    [undefined, 'toomanyrequests: retry-after: 12.5ms, allowed: 2000/minute', 12.5],
    [undefined, 'Retry After 1m30s', 90_000],
    [undefined, 'retry-after: 250µs', 0.25],
    ['soon', 'retry-after: 2s', 2000],
    [undefined, 'slow down', undefined],
    ['', '', undefined],
    ['-5', '', undefined],
    ['2026', '', 2_026_000],
  ])('%j %j', (header, text, expected) => {
    expect(retryAfterMs(header, text, now)).toBe(expected);
  });

  test('is never negative', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, text) => {
        expect(retryAfterMs(header, text, now) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('retry policy', () => {
  test.each([408, 425, 429, 499, 500, 502, 503, 504, 522])('%i may pass', (status) => {
    expect(isTemporaryStatus(status)).toBe(true);
  });

  test.each([200, 400, 401, 403, 404, 405, 413, 416, 501, 505])('%i stays', (status) => {
    expect(isTemporaryStatus(status)).toBe(false);
  });

  test('knows passing network failures', () => {
    const failure = (code: string) => Object.assign(new Error(code), { code });
    expect(
      ['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'HPE_INVALID_CHUNK_SIZE'].map(failure).every(isTemporaryFailure),
    ).toBe(true);
    expect(['ENOTFOUND', 'CERT_HAS_EXPIRED', 'ERR_INVALID_CHAR'].map(failure).some(isTemporaryFailure)).toBe(
      false,
    );
    expect(isTemporaryFailure(new AggregateError([failure('ENOTFOUND'), failure('ETIMEDOUT')]))).toBe(true);
    expect(isTemporaryFailure('ECONNRESET')).toBe(false);
  });

  test('backs off within its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, chance) => {
          const wait = backoffMs(DEFAULT_RETRY, attempt, () => chance);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(DEFAULT_RETRY.capMs);
        },
      ),
    );
  });
});
