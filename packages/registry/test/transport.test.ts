import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readErrorCodes, singleLine } from '../src/transport/error-body.ts';
import { apiHost, assertSafeHop, isLoopback } from '../src/transport/hosts.ts';
import { Limiter } from '../src/transport/limiter.ts';
import { backoffMs, DEFAULT_RETRY, isTemporaryFailure, isTemporaryStatus } from '../src/transport/retry.ts';
import { retryAfterMs } from '../src/transport/retry-after.ts';
import { Stats } from '../src/transport/stats.ts';
import {
  parseTarget,
  redact,
  resolveTarget,
  UnsafeTargetError,
  withParameter,
} from '../src/transport/target.ts';

const base = { origin: 'https://registry.example', path: '/v2/org/app/blobs/uploads/?x=1' };

describe('resolveTarget', () => {
  test.each([
    ['/v2/a?_state=a%2Bb%3D%3D+c==', 'https://registry.example', '/v2/a?_state=a%2Bb%3D%3D+c=='],
    ['https://other.example:8443/u?sig=%2f%2F', 'https://other.example:8443', '/u?sig=%2f%2F'],
    ['HTTPS://Other.Example/u', 'https://other.example', '/u'],
    ['https://other.example', 'https://other.example', '/'],
    ['https://other.example?x=1', 'https://other.example', '/?x=1'],
    ['//other.example/u', 'https://other.example', '/u'],
    ['?state=2', 'https://registry.example', '/v2/org/app/blobs/uploads/?state=2'],
    ['uuid?a=%41', 'https://registry.example', '/v2/org/app/blobs/uploads/uuid?a=%41'],
    ['../x', 'https://registry.example', '/v2/org/app/blobs/x'],
    ["/u?quote='&pipe=|", 'https://registry.example', "/u?quote='&pipe=|"],
    ['/u#fragment', 'https://registry.example', '/u'],
    [' /u with space ', 'https://registry.example', '/u%20with%20space'],
  ])('%s', (location, origin, path) => {
    expect(resolveTarget(base, location)).toEqual({ origin, path });
  });

  test.each([
    'ftp://x/y',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://user:pass@x/y',
    'https://:80/',
  ])('refuses %s', (location) => {
    expect(() => resolveTarget(base, location)).toThrow(UnsafeTargetError);
  });

  test('never shows a query or a password in its errors', () => {
    for (const location of ['ftp://u:secret@x/y?token=secret', 'https://u:secret@x/?token=secret']) {
      expect(() => resolveTarget(base, location)).toThrow(expect.not.stringContaining('secret'));
    }
  });

  test('keeps every legal query byte for byte', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!$-;=?-Z_a-z~%'()*+,]{0,60}$/), (query) => {
        expect(resolveTarget(base, `/u?${query}`).path).toBe(`/u?${query}`);
        expect(resolveTarget(base, `https://other.example/u?${query}`).path).toBe(`/u?${query}`);
      }),
    );
  });

  test('throws nothing but UnsafeTargetError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (location) => {
        try {
          const { origin, path } = resolveTarget(base, location);
          expect(origin).toBe(new URL(origin).origin);
          expect(path).toMatch(/^\/[\x21-\x7e]*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(UnsafeTargetError);
        }
      }),
    );
  });
});

describe('withParameter', () => {
  test.each([
    ['/u', '/u?digest=sha256%3Aab'],
    ['/u?', '/u?digest=sha256%3Aab'],
    ['/u?state=a+b%2B', '/u?state=a+b%2B&digest=sha256%3Aab'],
    ['/u?state=1&', '/u?state=1&digest=sha256%3Aab'],
  ])('%s', (path, expected) => {
    expect(withParameter({ ...base, path }, 'digest', 'sha256:ab').path).toBe(expected);
  });
});

test('redact leaves out the query', () => {
  expect(redact(parseTarget('https://x.example/a?sig=secret'))).toBe('https://x.example/a');
});

describe('hosts', () => {
  test.each(['localhost', '127.0.0.1', '127.255.0.9', '[::1]'])('%s is loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(['127.0.0.1.example', '128.0.0.1', 'localhost.example', '10.0.0.1', '[::2]', 'x127.0.0.1'])(
    '%s is not',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  test('Docker Hub has its API elsewhere', () => {
    expect(apiHost('docker.io')).toBe('registry-1.docker.io');
    expect(apiHost('ghcr.io')).toBe('ghcr.io');
  });

  test.each([
    ['https://a.example/', 'http://a.example/', 'plain http'],
    ['https://a.example/', 'http://b.example/', 'plain http'],
    ['https://a.example/', 'https://127.0.0.1/', 'local address'],
    ['https://a.example/', 'https://169.254.169.254/', 'local address'],
    ['https://a.example/', 'https://0xa9fea9fe/', 'local address'],
    ['https://a.example/', 'https://[fe80::1]/', 'local address'],
    ['https://a.example/', 'https://[::ffff:169.254.169.254]/', 'local address'],
  ])('%s must not lead to %s', (from, to, problem) => {
    expect(() => assertSafeHop(parseTarget(from), parseTarget(to))).toThrow(problem);
  });

  test.each([
    ['https://a.example/', 'https://b.example:8443/'],
    ['https://a.example/', 'https://10.1.2.3/'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5001/'],
    ['http://localhost:5000/', 'http://localhost:5000/'],
  ])('%s may lead to %s', (from, to) => {
    assertSafeHop(parseTarget(from), parseTarget(to));
  });
});

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

describe('Limiter', () => {
  test('lets so many through and then waits', async () => {
    const limiter = new Limiter({ small: 2, bulk: 1 });
    const first = await limiter.acquire('small');
    await limiter.acquire('small');
    let third = false;
    const waiting = limiter.acquire('small').then(() => {
      third = true;
    });
    await limiter.acquire('upload');
    await limiter.acquire('download');
    expect(third).toBe(false);
    first.release();
    first.release();
    await waiting;
    expect(third).toBe(true);
  });

  test('halves once per burst and grows back', async () => {
    const limiter = new Limiter({ small: 8, bulk: 4 });
    const slots = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire('small')));
    limiter.slowDown();
    limiter.slowDown();
    expect(limiter.capacity('small')).toBe(4);
    for (const slot of slots) {
      slot.release();
    }
    for (let round = 0; round < 100; round += 1) {
      limiter.speedUp('small');
    }
    expect(limiter.capacity('small')).toBe(8);
  });

  test('never goes below one', () => {
    const limiter = new Limiter({ small: 8, bulk: 4 });
    for (let round = 0; round < 50; round += 1) {
      limiter.slowDown();
    }
    expect(limiter.capacity('small')).toBe(1);
  });

  test('a wait ends with the signal and leaves no slot behind', async () => {
    const limiter = new Limiter({ small: 1, bulk: 1 });
    const slot = await limiter.acquire('small');
    const abort = new AbortController();
    const waiting = limiter.acquire('small', abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    slot.release();
    (await limiter.acquire('small')).release();
  });

  test('never exceeds its capacity', async () => {
    const limiter = new Limiter({ small: 3, bulk: 1 });
    let active = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      const slot = await limiter.acquire('small');
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      slot.release();
      await Promise.resolve();
    };
    await Promise.all(Array.from({ length: 50 }, task));
    expect(most).toBe(3);
  });
});

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
  stats.countUp('a', 5);
  stats.countDown('b', 7);
  expect(stats.requests()).toBe(3);
  expect(stats.requests('a')).toBe(2);
  expect(stats.requests(undefined, 'GET')).toBe(2);
  expect(stats.requests('b', 'PUT')).toBe(0);
  expect([stats.retries, stats.bytesUp, stats.bytesDown]).toEqual([1, 5, 7]);
  expect([...stats.hosts.keys()]).toEqual(['a', 'b']);
});
