import { describe, expect, test } from 'vitest';
import { Ledger, type LedgerEntry, noteOf, pendingEntries } from '../../src/exceptions/ledger.ts';
import type { Finding } from '../../src/index.ts';
import { apk, entry, NOW, npm, secret, vulnerability } from '../verdict/inputs.ts';

const DAY = 86_400_000;
const IMAGES = ['ghcr.io/org/app:1.2', 'docker.io/org/app:1.2@sha256:abc'];

function covers(changes: Partial<LedgerEntry>, finding: Finding, images = IMAGES): boolean {
  const { path: _, ...plain } = entry(finding.id);
  return (
    new Ledger([{ ...plain, ...changes }], { images, now: NOW, expiresSoon: 0 }).about(finding).length > 0
  );
}

const LODASH = vulnerability('CVE-2026-1', npm('lodash', '4.17.20'));
const CORE = vulnerability('CVE-2026-2', npm('@babel/core', '7.0.0'));
const OPENSSL = vulnerability('CVE-2026-3', apk('openssl', '3.0.1-r0'));

describe('the scope of an exception', () => {
  test.each<[string, Finding, boolean]>([
    ['pkg:npm/lodash', LODASH, true],
    ['pkg:npm/lodash@4.17.20', LODASH, true],
    ['pkg:npm/lodash@4.17.*', LODASH, true],
    ['pkg:npm/lodash@4.17.21', LODASH, false],
    ['pkg:npm/lod', LODASH, false],
    ['pkg:npm/*', LODASH, true],
    ['pkg:npm/*', CORE, false],
    ['pkg:npm/@babel/*', CORE, true],
    ['pkg:npm/%40babel/core', CORE, true],
    ['pkg:apk/alpine/openssl', OPENSSL, true],
    ['pkg:*/alpine/openssl', OPENSSL, true],
    ['pkg:npm/**', secret('pat', 'a.env', 1), false],
  ])('package %s', (thing, finding, expected) => {
    expect(covers({ package: thing }, finding)).toBe(expected);
  });

  test.each<[string, Finding, boolean]>([
    ['app/node_modules/**', LODASH, true],
    ['/app/node_modules/**', LODASH, true],
    ['app/*', LODASH, false],
    ['**', OPENSSL, true],
    ['usr/**', OPENSSL, false],
    ['*.env', secret('pat', 'a.env', 1), true],
  ])('path %s', (path, finding, expected) => {
    expect(covers({ path }, finding)).toBe(expected);
  });

  test.each<[string, readonly string[], boolean]>([
    ['ghcr.io/org/*', ['ghcr.io/org/app:1'], true],
    ['ghcr.io/org/app', ['ghcr.io/org/app:1@sha256:abc'], true],
    ['ghcr.io/org/app:1', ['ghcr.io/org/app:2'], false],
    ['localhost:5000/app', ['localhost:5000/app'], true],
    // An exception for staging is none for production.
    ['ghcr.io/org/staging', ['ghcr.io/org/staging:1', 'ghcr.io/org/production:1'], false],
    ['**', [], false],
  ])('image %s for %j', (image, images, expected) => {
    expect(covers({ image }, LODASH, [...images])).toBe(expected);
  });

  test('is all of its parts', () => {
    expect(covers({ package: 'pkg:npm/lodash', path: 'app/**', image: '*/org/app' }, LODASH)).toBe(true);
    expect(covers({ package: 'pkg:npm/lodash', path: 'srv/**' }, LODASH)).toBe(false);
  });

  test('is about other names of the finding as well, whatever the case', () => {
    const ledger = new Ledger([entry('ghsa-x')], { images: [], now: NOW, expiresSoon: 0 });
    expect(ledger.about({ ...LODASH, aliases: ['GHSA-X'] })).toHaveLength(1);
    expect(ledger.about(LODASH)).toEqual([]);
  });
});

describe('the end of an exception', () => {
  test.each([
    ['2026-11-24', 'expired'],
    ['2026-11-25', 'expiring'],
    ['2026-12-08', 'expiring'],
    ['2026-12-09', 'in-force'],
    [undefined, 'in-force'],
    ['soon', 'expired'],
  ])('%s: %s', (expires, state) => {
    const options = { images: [], now: NOW, expiresSoon: 14 * DAY };
    expect(new Ledger([entry('x', { expires })], options).entries[0]?.state).toBe(state);
  });
});

test('pending are those that the base does not have just so', () => {
  const base = [entry('a'), entry('b')];
  const later = entry('b', { expires: '2031-01-01' });
  expect(pendingEntries(base, [entry('a'), later, entry('c')])).toEqual([later, entry('c')]);
});

test('a note names the whole scope', () => {
  expect(noteOf(entry('x', { package: 'pkg:npm/a', image: 'b', expires: undefined }))).toEqual({
    id: 'x',
    scope: 'pkg:npm/a in ** in b',
    owner: '@org/team',
    reason: 'unreachable',
    expires: 'never',
  });
  const { path: _, ...everywhere } = entry('x');
  expect(noteOf(everywhere).scope).toBe('everywhere');
});
