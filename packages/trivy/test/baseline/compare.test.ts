import { describe, expect, test } from 'vitest';
import { identify } from '../../src/baseline/identity.ts';
import { parsePackageUrl, qualifiersOf } from '../../src/baseline/purl.ts';
import { type Finding, judge, type ScanReport } from '../../src/index.ts';
import { apk, input, npm, scan, secret, vulnerability } from '../verdict/inputs.ts';

const ID = 'CVE-2026-0001';

/** What is new, and what is fixed. */
function compare(now: readonly ScanReport[], before: readonly ScanReport[]) {
  const { findings, fixed } = judge(input(now, { before, inputs: { ignoreUnfixed: false } }));
  const name = ({ id, package: found, location }: Finding) =>
    `${id} ${found === undefined ? `${location?.path}:${location?.startLine}` : `${found.name} ${found.version}`}`;
  const added = findings.filter(({ state }) => state === 'new').map(name);
  return { added: added.toSorted(), fixed: fixed.map(name).toSorted() };
}

const NOTHING = { added: [], fixed: [] };

describe('a finding of the baseline', () => {
  test.each([
    ['of the same version', npm('a', '1.0.0'), npm('a', '1.0.0')],
    ['of a higher version', npm('a', '1.0.0'), npm('a', '1.0.1')],
    ['of another build of the operating system', apk('a', '1.0-r0'), apk('a', '1.0-r1')],
    [
      'of another distribution release',
      apk('a', '1', { purl: 'pkg:apk/alpine/a@1?distro=3.19' }),
      apk('a', '2', { purl: 'pkg:apk/alpine/a@2?distro=3.20' }),
    ],
    [
      'whose path names its version',
      npm('a', '1.2.0', { path: 'usr/lib/python3.11/site-packages/a-1.2.0.dist-info/METADATA' }),
      npm('a', '1.3.0', { path: 'usr/lib/python3.12/site-packages/a-1.3.0.dist-info/METADATA' }),
    ],
    ['without a package URL', npm('a', '1', { purl: undefined }), npm('a', '2', { purl: undefined })],
  ])('explains that %s', (_, before, now) => {
    expect(compare([scan([vulnerability(ID, now)])], [scan([vulnerability(ID, before)])])).toEqual(NOTHING);
  });

  test.each([
    ['of another package', npm('a', '1'), npm('b', '1')],
    ['of another scope', npm('@x/a', '1'), npm('@y/a', '1')],
    ['at another path', npm('a', '1'), npm('a', '1', { path: 'srv/node_modules/a/package.json' })],
  ])('does not explain that %s', (_, before, now) => {
    expect(compare([scan([vulnerability(ID, now)])], [scan([vulnerability(ID, before)])])).toEqual({
      added: [`${ID} ${now.name} 1`],
      fixed: [`${ID} ${before.name} 1`],
    });
  });

  test('explains one finding and no second copy', () => {
    const one = vulnerability(ID, npm('a', '1', { path: 'one/package.json' }));
    const two = vulnerability(ID, npm('a', '2', { path: 'one/package.json' }));
    const elsewhere = vulnerability(ID, npm('a', '1', { path: 'two/package.json' }));
    expect(compare([scan([one, two])], [scan([one])])).toEqual({ added: [`${ID} a 2`], fixed: [] });
    // The copy that moved to a path with another number is explained, the third one is not.
    const moved = vulnerability(ID, npm('a', '1', { path: 'v2/package.json' }));
    const first = vulnerability(ID, npm('a', '1', { path: 'v1/package.json' }));
    expect(compare([scan([moved, elsewhere])], [scan([first])]).added).toEqual([`${ID} a 1`]);
  });

  test('explains a secret on another line of the same file, and not one in another file', () => {
    const before = [scan([secret('pat', 'a1.env', 3)])];
    expect(compare([scan([secret('pat', 'a1.env', 9)])], before)).toEqual(NOTHING);
    expect(compare([scan([secret('pat', 'a1.env', 3), secret('pat', 'a1.env', 9)])], before).added).toEqual([
      'pat a1.env:9',
    ]);
    expect(compare([scan([secret('pat', 'a2.env', 3)])], before).added).toEqual(['pat a2.env:3']);
  });

  test('is fixed only when no platform has it', () => {
    const found = vulnerability(ID, npm('a', '1'));
    const before = [scan([found], 'linux/amd64'), scan([found], 'linux/arm64')];
    expect(compare([scan([], 'linux/amd64'), scan([found], 'linux/arm64')], before)).toEqual(NOTHING);
    expect(compare([scan([], 'linux/amd64'), scan([], 'linux/arm64')], before).fixed).toEqual([`${ID} a 1`]);
    // A platform that is not built any more fixes nothing.
    expect(
      compare([scan([], 'linux/amd64')], [scan([found], 'linux/arm64'), scan([], 'linux/amd64')]).fixed,
    ).toEqual([]);
  });

  test('a platform that the baseline lacks is compared with all that it has', () => {
    const found = vulnerability(ID, npm('a', '1'));
    expect(compare([scan([found], 'linux/arm64')], [scan([found], 'linux/amd64')])).toEqual(NOTHING);
    expect(compare([scan([found], 'linux/arm64')], [scan([found], undefined)])).toEqual(NOTHING);
  });

  test('new on one platform is new', () => {
    const found = vulnerability(ID, npm('a', '1'));
    const now = [scan([found], 'linux/amd64'), scan([found], 'linux/arm64')];
    expect(compare(now, [scan([found], 'linux/amd64'), scan([], 'linux/arm64')]).added).toEqual([
      `${ID} a 1`,
    ]);
  });

  test('counts although the rules leave it out', () => {
    // Yesterday nobody had a fix; that there is one now is nothing that the pull request brought.
    const before = vulnerability(ID, npm('a', '1', { fixedVersions: [] }));
    const report = judge(input([scan([vulnerability(ID, npm('a', '1'))])], { before: [scan([before])] }));
    expect(report).toMatchObject({
      outcome: 'passed',
      findings: [{ state: 'existing' }],
      baseline: { findings: 0 },
    });
  });
});

describe('identify', () => {
  test('knows nothing of the name of the image', () => {
    const names = ['a (alpine 3.20)', 'b (alpine 3.20)'].map(
      (target) => identify(vulnerability(ID, apk('openssl', '3'), { target })).key,
    );
    expect(names[0]).toBe('vulnerability|pkg:apk/alpine/openssl|CVE-2026-0001|');
    expect(names[1]).toBe(names[0]);
  });

  test('takes the target where a package has no path: a lock file', () => {
    const found = npm('a', '1', { path: undefined });
    expect(identify(vulnerability(ID, found, { target: 'web/package-lock.json' })).key).toBe(
      'vulnerability|pkg:npm/a|CVE-2026-0001|web/package-lock.json',
    );
  });
});

describe('parsePackageUrl', () => {
  test.each([
    ['pkg:npm/%40babel/core@7.0.0', 'pkg:npm/%40babel/core', '7.0.0'],
    ['pkg:npm/@babel/core@7.0.0', 'pkg:npm/@babel/core', '7.0.0'],
    ['pkg:npm/@babel/core', 'pkg:npm/@babel/core', undefined],
    ['pkg:deb/debian/libc6@2.36-9%2Bdeb12u7?arch=amd64&epoch=1', 'pkg:deb/debian/libc6', '2.36-9+deb12u7'],
    ['pkg:golang/github.com/a/b@v1.2.3#sub/path', 'pkg:golang/github.com/a/b', 'v1.2.3'],
    ['pkg:pypi/x@1%zz', 'pkg:pypi/x', '1%zz'],
  ])('%s', (text, base, version) => {
    expect(parsePackageUrl(text)).toMatchObject({ base, version });
  });

  test('keeps a plus sign in a qualifier', () => {
    const url = parsePackageUrl('pkg:a/b@1?x=1+2&y=%2F');
    expect(url && [...qualifiersOf(url)]).toEqual([
      ['x', '1+2'],
      ['y', '/'],
    ]);
  });

  test.each(['', 'npm/a@1', 'pkg:', 'pkg:npm', 'pkg:npm/', 'https://x/a@1'])('%j is none', (text) => {
    expect(parsePackageUrl(text)).toBeUndefined();
  });
});
