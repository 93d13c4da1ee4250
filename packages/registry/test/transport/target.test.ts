import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseTarget,
  redact,
  resolveTarget,
  UnsafeTargetError,
  withParameter,
} from '../../src/transport/target.ts';

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
