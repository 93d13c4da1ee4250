import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readErrorCodes, singleLine } from '../../src/transport/error-body.ts';
import { Stats } from '../../src/transport/stats.ts';

describe('error bodies', () => {
  test('reads the codes and nothing else', () => {
    const body = {
      errors: [{ code: 'DENIED', message: 'no\n::error::x' }, { message: 'x' }, null, { code: 1 }],
    };
    expect(readErrorCodes(JSON.stringify(body))).toEqual([{ code: 'DENIED', message: 'no ::error::x' }]);
  });

  test.each(['', 'null', '[]', '{"errors":{}}', '<html>', '{"errors":[null]}'])('takes %j', (text) => {
    expect(readErrorCodes(text)).toEqual([]);
  });

  test('keeps a message on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = singleLine(text, 50);
        expect(line).not.toMatch(/\p{Cc}|\u2028|\u2029/u);
        expect(line.length).toBeLessThanOrEqual(51);
      }),
    );
  });
});

test('Stats adds up by host and method', () => {
  const stats = new Stats();
  stats.countRequest('a', 'GET');
  stats.countRequest('a', 'PUT');
  stats.countRequest('b', 'GET');
  stats.countRetry('a');
  stats.bytesOf('a').up(5);
  stats.bytesOf('b').down(7);
  expect(stats.requests()).toBe(3);
  expect(stats.requests('a')).toBe(2);
  expect(stats.requests(undefined, 'GET')).toBe(2);
  expect(stats.requests('b', 'PUT')).toBe(0);
  expect([stats.retries, stats.bytesUp, stats.bytesDown]).toEqual([1, 5, 7]);
  expect([...stats.hosts.keys()]).toEqual(['a', 'b']);
});
