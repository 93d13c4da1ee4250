import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, readVersion } from '../../src/advice/versions.ts';
import { type AdvisedBase, type Finding, judge, type LayerOrigins } from '../../src/index.ts';
import { apk, input, LAYER, npm, scan, secret, vulnerability } from '../verdict/inputs.ts';

const compare = (a: string, b: string, os = false) => compareVersions(readVersion(a, os), readVersion(b, os));

describe('compareVersions', () => {
  // Each list is in order.
  test.each([
    [['1.0.0-alpha', '1.0.0-beta', '1.0.0-rc1', '1.0.0-rc2', '1.0.0', '1.0.1', '1.0.10', '1.2', '2']],
    [['1.0.dev1', '1.0a1', '1.0b2', '1.0rc1', '1.0', '1.0.post1', '1.0.1']],
    [['2.0-SNAPSHOT', '2.0', '2.0.1']],
    [['v1.21.8', 'v1.22.0', 'v1.22.1']],
  ])('%j', (versions) => {
    for (const [index, version] of versions.entries()) {
      for (const later of versions.slice(index + 1)) expect(compare(version, later)).toBeLessThan(0);
    }
  });

  test.each([
    [['3.0.9-1', '3.0.10~rc1-1', '3.0.10-1', '3.0.10-1+deb12u1', '3.0.10-2', '3.0.10.1-1', '1:1.0-1']],
    [['1.1.1-r0', '1.1.1a-r0', '1.1.1k-r0', '1.1.1k-r1', '1.1.1k-r10', '1.1.2_rc1-r0', '1.1.2-r0']],
    [['2.34-60.el9', '2.34-100.el9', '2.35-1.el9']],
  ])('of an operating system: %j', (versions) => {
    for (const [index, version] of versions.entries()) {
      for (const later of versions.slice(index + 1)) expect(compare(version, later, true)).toBeLessThan(0);
    }
  });

  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .array(fc.constantFrom('1', '0', '10', '.', '-', '~', ':', 'a', 'rc', 'r'), { maxLength: 8 })
      .map((all) => all.join('')),
  );

  test('is an order', () => {
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (a, b, c, os) => {
        const sign = (left: string, right: string) => Math.sign(compare(left, right, os));
        expect(sign(a, a)).toBe(0);
        expect(sign(a, b) + sign(b, a)).toBe(0);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});

const found = (id: number, name: string, fixedVersions: readonly string[], version = '7.3.7') =>
  vulnerability(`CVE-2026-${1000 + id}`, npm(name, version, { fixedVersions }));

function adviceFor(
  findings: readonly Finding[],
  more: { base?: AdvisedBase; origins?: ReadonlyMap<string, LayerOrigins> } = {},
) {
  return judge(input([scan(findings)], more)).advice;
}

describe('advice on packages', () => {
  test('is the lowest version that clears all findings, once for each package', () => {
    const findings = [found(1, 'a', ['7.5.2']), found(2, 'a', ['7.6.0', '8.0.0']), found(3, 'b', ['9.0.0'])];
    expect(adviceFor(findings)).toEqual([
      {
        kind: 'package',
        text: 'update a 7.3.7 to 7.6.0',
        clears: 2,
        of: 3,
        package: { name: 'a', from: '7.3.7', to: '7.6.0' },
      },
      expect.objectContaining({ text: 'update b 7.3.7 to 9.0.0', clears: 1, of: 3 }),
    ]);
  });

  test('stays on a branch where that helps, and leaves it where not', () => {
    expect(adviceFor([found(1, 'a', ['5.7.2', '6.3.1', '7.5.2'])])).toMatchObject([
      { package: { to: '7.5.2' } },
    ]);
    expect(
      adviceFor([found(1, 'a', ['6.3.1', '7.5.2'], '6.0.0'), found(2, 'a', ['7.1.0'], '6.0.0')]),
    ).toMatchObject([{ clears: 2, package: { to: '7.5.2' } }]);
    expect(
      adviceFor([
        found(1, 'a', ['1.21.8', '1.22.1'], '1.21.0'),
        found(2, 'a', ['1.21.9', '1.22.0'], '1.21.0'),
      ]),
    ).toMatchObject([{ clears: 2, package: { to: '1.21.9' } }]);
  });

  test('is never a lower version', () => {
    expect(adviceFor([found(1, 'a', ['5.0.0'])])).toEqual([]);
    expect(adviceFor([found(1, 'a', ['5.0.0']), found(2, 'a', ['8.0.0'])])).toMatchObject([
      { clears: 1, of: 2, package: { to: '8.0.0' } },
    ]);
  });

  test('says nothing of what does not fail, or cannot be updated', () => {
    expect(adviceFor([{ ...found(1, 'a', ['8.0.0']), severity: 'LOW' }, secret('pat', 'a.env', 1)])).toEqual(
      [],
    );
  });
});

describe('advice on the base image', () => {
  const origins = new Map<string, LayerOrigins>([
    [
      'linux/amd64',
      new Map([
        [LAYER('a'), { origin: 'base', source: undefined }],
        [LAYER('b'), { origin: 'application', source: undefined }],
      ]),
    ],
  ]);
  const findings = [
    vulnerability('CVE-2026-0001', apk('openssl', '3.0.1-r0'), { layer: LAYER('a') }),
    vulnerability('CVE-2026-0002', apk('busybox', '1.36-r0'), { layer: LAYER('a') }),
    vulnerability('CVE-2026-0003', npm('a', '1'), { layer: LAYER('b') }),
  ];
  const name = 'docker.io/library/node:22-alpine';

  test('is a rebuild, as far as the base of today has the fixes', () => {
    const [, busybox] = findings;
    const current = [scan(busybox === undefined ? [] : [busybox])];
    expect(adviceFor(findings, { origins, base: { name, current } })).toMatchObject([
      { kind: 'base-image', text: `rebuild on ${name} of today`, clears: 1, of: 3 },
      { kind: 'package', text: 'update a 1 to 99.0.0', clears: 1 },
      { kind: 'package', text: 'update busybox 1.36-r0 to 99.0-r0', clears: 1 },
    ]);
  });

  test('promises nothing when the base of today is not known', () => {
    expect(adviceFor(findings, { origins, base: { name } })).toMatchObject([
      { kind: 'base-image', text: `update the base image ${name}, once it has the fixes`, clears: 2, of: 3 },
      { kind: 'package', text: 'update a 1 to 99.0.0', clears: 1, of: 3 },
    ]);
  });

  test('is none when nothing of the base fails', () => {
    expect(adviceFor(findings.slice(2), { origins, base: { name } })).toMatchObject([{ kind: 'package' }]);
  });
});
