/** A pull request that updates a base image and adds a package, as a team would see it. */
import type { GateReport, JudgedFinding } from '../../src/report/types.ts';
import { finding, report } from './reports.ts';

const NPM = { type: 'npm', os: false, purl: undefined } as const;

const NEW: readonly JudgedFinding[] = [
  finding({ kev: true, epss: 0.83 }),
  finding({
    class: 'secret',
    id: 'github-pat',
    severity: 'CRITICAL',
    title: 'GitHub Personal Access Token',
    package: undefined,
    location: { path: 'app/.npmrc', startLine: 2, endLine: 2 },
    advice: undefined,
    origin: 'application',
    source: { path: 'Dockerfile', line: 17 },
    platforms: ['linux/arm64'],
  }),
  finding({
    id: 'CVE-2026-28813',
    severity: 'HIGH',
    title: 'openssl: Denial of service through DTLS records',
    cvss: 7.5,
  }),
  finding({
    id: 'GHSA-c2qf-rxjj-qqgw',
    severity: 'HIGH',
    title: 'semver vulnerable to Regular Expression Denial of Service',
    package: {
      name: 'semver',
      version: '7.3.7',
      path: 'app/node_modules/semver/package.json',
      fixedVersions: ['5.7.2', '6.3.1', '7.5.2'],
      ...NPM,
    },
    origin: 'application',
    source: { path: 'Dockerfile', line: 14 },
  }),
];

const OLD: readonly JudgedFinding[] = [
  ...Array.from({ length: 9 }, (_, index) =>
    finding({
      id: `CVE-2025-${40_000 + index * 137}`,
      severity: index < 3 ? 'HIGH' : 'MEDIUM',
      title:
        ['busybox: Use after free in awk', 'zlib: Integer overflow in MiniZip', 'curl: Cookie injection'][
          index % 3
        ] ?? '',
      package: {
        name: ['busybox', 'zlib', 'libcurl'][index % 3] ?? '',
        version: '1.36.1-r29',
        purl: undefined,
        path: undefined,
        type: 'alpine',
        os: true,
        fixedVersions: index % 2 ? [] : ['1.36.1-r31'],
      },
      status: index % 2 ? 'will_not_fix' : 'fixed',
      state: 'existing',
      gating: false,
      because: 'in the baseline',
    }),
  ),
  finding({
    id: 'CVE-2024-21538',
    severity: 'HIGH',
    title: 'cross-spawn: regular expression denial of service',
    package: {
      name: 'cross-spawn',
      version: '7.0.3',
      path: 'app/node_modules/cross-spawn/package.json',
      fixedVersions: ['7.0.5'],
      ...NPM,
    },
    origin: 'application',
    state: 'existing',
    gating: false,
    because: 'excepted until 2026-12-31: only the build uses it',
    exception: {
      kind: 'exception',
      reason: 'only the build uses it',
      owner: '@octo/shop',
      expires: '2026-12-31',
    },
  }),
];

/** Red. */
export const RED: GateReport = report([...NEW, ...OLD], {
  reasons: [],
  notes: ['alpine 3.20 gets no more fixes after 2026-04-01'],
  advice: [
    { kind: 'base-image', text: 'rebuild on node:22-alpine of today', clears: 2, of: 4 },
    {
      kind: 'package',
      text: 'update semver 7.3.7 to 7.5.2',
      clears: 1,
      of: 4,
      package: { name: 'semver', from: '7.3.7', to: '7.5.2' },
    },
  ],
  fixed: [finding({ id: 'CVE-2025-9230', severity: 'MEDIUM' })],
  exceptions: {
    applied: 1,
    expired: [],
    expiring: [
      {
        id: 'CVE-2024-21538',
        scope: 'pkg:npm/cross-spawn',
        owner: '@octo/shop',
        reason: 'only the build uses it',
        expires: '2026-12-31',
      },
    ],
    unused: [
      {
        id: 'CVE-2023-44487',
        scope: '**',
        owner: '@octo/platform',
        reason: 'no HTTP/2 server',
        expires: '2027-03-01',
      },
    ],
    pending: [
      {
        id: 'GHSA-c2qf-rxjj-qqgw',
        scope: 'pkg:npm/semver',
        owner: '@octo/shop',
        reason: 'not reachable',
        expires: '2027-01-31',
      },
    ],
  },
});

/** Green, with findings that were there before. */
export const GREEN: GateReport = report(OLD, { fixed: RED.fixed });

/** Green and empty. */
export const CLEAN: GateReport = report([], { baseline: undefined });
