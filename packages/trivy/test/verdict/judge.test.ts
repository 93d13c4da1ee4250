import { describe, expect, test } from 'vitest';
import { judge, type LayerOrigins, NO_FEEDS } from '../../src/index.ts';
import { apk, input, LAYER, license, npm, scan, secret, vulnerability } from './inputs.ts';

const LODASH = vulnerability('CVE-2026-0001', npm('lodash', '4.17.20'));
const OPENSSL = vulnerability('CVE-2026-0002', apk('openssl', '3.3.2-r0'), { severity: 'HIGH' });

describe('judge', () => {
  test('fails for a severe vulnerability that has a fix', () => {
    const report = judge(input([scan([LODASH])]));
    expect(report.outcome).toBe('policy-failed');
    expect(report.findings).toMatchObject([
      {
        id: 'CVE-2026-0001',
        key: 'vulnerability|pkg:npm/lodash|CVE-2026-0001|app/node_modules/lodash/package.json',
        platforms: ['linux/amd64'],
        state: 'unknown',
        gating: true,
        because: 'CRITICAL and fixable',
        exception: undefined,
        origin: undefined,
        kev: false,
      },
    ]);
    expect(report.counts).toMatchObject({
      critical: { total: 1, new: 0, existing: 0, excepted: 0, gating: 1 },
      high: { total: 0, gating: 0 },
      fixed: 0,
      kev: 0,
    });
  });

  test('passes when nothing was found, and for what is not severe', () => {
    expect(judge(input([scan([])])).outcome).toBe('passed');
    const report = judge(input([scan([{ ...LODASH, severity: 'MEDIUM' }])]));
    expect(report).toMatchObject({
      outcome: 'passed',
      findings: [{ gating: false, because: 'MEDIUM does not fail' }],
      counts: { medium: { total: 1, gating: 0 } },
    });
  });

  test('leaves out what has no fix, says how many, and can be told not to', () => {
    const unfixed = vulnerability('CVE-2026-0003', npm('left-pad', '1.0.0', { fixedVersions: [] }));
    const report = judge(input([scan([unfixed, LODASH])]));
    expect(report.findings.map(({ id }) => id)).toEqual(['CVE-2026-0001']);
    expect(report.counts.critical.total).toBe(1);
    expect(report.notes).toEqual(['1 vulnerability left out by the rules']);
    const strict = judge(input([scan([unfixed])], { inputs: { ignoreUnfixed: false } }));
    expect(strict).toMatchObject({
      outcome: 'policy-failed',
      findings: [{ because: 'CRITICAL and without a fix' }],
    });
  });

  test('leaves out vulnerabilities by the status of their fix', () => {
    const policy = { ignoreUnfixed: false, ignoreStatus: new Set(['will_not_fix'] as const) };
    const wontfix = { ...LODASH, status: 'will_not_fix' };
    expect(judge(input([scan([wontfix])], { policy }))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  test('secrets and misconfigurations have no fix, and count all the same', () => {
    const report = judge(input([scan([secret('github-pat', 'app/.npmrc', 2)])]));
    expect(report).toMatchObject({
      outcome: 'policy-failed',
      findings: [{ key: 'secret||github-pat|app/.npmrc', because: 'CRITICAL' }],
    });
  });

  test('shows what several platforms have once', () => {
    const report = judge(input([scan([LODASH], 'linux/amd64'), scan([LODASH, OPENSSL], 'linux/arm64')]));
    expect(report.findings.map(({ id, platforms }) => [id, platforms])).toEqual([
      ['CVE-2026-0001', ['linux/amd64', 'linux/arm64']],
      ['CVE-2026-0002', ['linux/arm64']],
    ]);
    expect(report.counts).toMatchObject({ critical: { total: 1 }, high: { total: 1 } });
  });

  test('an operating system past its end of life is a note, or a failure if the policy says so', () => {
    const os = { family: 'alpine', name: '3.12.0', endOfLife: true };
    const old = scan([], 'linux/amd64', { os });
    const line = expect.stringContaining('alpine 3.12.0 is past its end of life');
    expect(judge(input([old]))).toMatchObject({ outcome: 'passed', notes: [line] });
    expect(judge(input([old], { policy: { endOfLife: 'ignore' } }))).toMatchObject({ notes: [] });
    const policy = { endOfLife: 'fail' } as const;
    expect(judge(input([old], { policy }))).toMatchObject({ outcome: 'policy-failed', reasons: [line] });
    // The pull request did not bring it.
    expect(judge(input([old], { policy, before: [old] }))).toMatchObject({
      outcome: 'passed',
      notes: [line],
    });
  });

  test('an image in which nothing is recognised is no silent pass', () => {
    const blank = scan([], 'linux/amd64', { targets: 0 });
    const line = expect.stringContaining('nothing was recognised in linux/amd64');
    expect(judge(input([blank, scan([], 'linux/arm64')]))).toMatchObject({
      outcome: 'passed',
      notes: [line],
    });
    expect(judge(input([blank], { policy: { unrecognised: 'fail' } }))).toMatchObject({
      outcome: 'policy-failed',
      reasons: [line],
    });
    const folder = scan([], undefined, { targets: 0, type: 'filesystem' });
    expect(judge(input([folder])).notes).toEqual([]);
  });

  test('known exploits and likely ones fail whatever their severity', () => {
    const low = { ...LODASH, severity: 'LOW', aliases: ['GHSA-xxxx'] } as const;
    const feeds = { ...NO_FEEDS, kev: new Set(['CVE-2026-0001']), epss: new Map([['CVE-2026-0001', 0.3]]) };
    const judged = (policy: object) => judge(input([scan([low])], { policy, feeds }));
    expect(judged({})).toMatchObject({
      outcome: 'passed',
      findings: [{ kev: true, epss: 0.3 }],
      counts: { kev: 1 },
    });
    expect(judged({ kev: 'fail' })).toMatchObject({
      findings: [{ gating: true, because: 'known to be exploited' }],
    });
    expect(judged({ epss: 0.3 })).toMatchObject({
      findings: [{ gating: true, because: 'likely to be exploited (EPSS 30 %)' }],
    });
    expect(judged({ epss: 0.31 })).toMatchObject({ outcome: 'passed' });
  });

  test('a feed that is not there is an error only where the policy needs it', () => {
    const feeds = { ...NO_FEEDS, problems: ['known exploited vulnerabilities could not be loaded: 503'] };
    const judged = (policy: object, findings = [OPENSSL]) =>
      judge(input([scan(findings)], { policy, feeds }));
    const severity = new Set([]);
    expect(judged({ severity, kev: 'warn' })).toMatchObject({ outcome: 'passed', notes: feeds.problems });
    expect(judged({ severity, kev: 'fail' })).toMatchObject({
      outcome: 'scan-error',
      reasons: feeds.problems,
    });
    expect(judged({ severity, epss: 0.1 })).toMatchObject({ outcome: 'scan-error' });
    // What is certain is said first.
    expect(judged({ kev: 'fail' })).toMatchObject({ outcome: 'policy-failed' });
  });

  test('licenses by name stand above their severity', () => {
    const gpl = license('GPL-3.0-only', npm('a', '1'), { severity: 'LOW' });
    const mit = license('MIT', npm('b', '1'), { severity: 'CRITICAL' });
    const judged = (policy: object) =>
      judge(input([scan([gpl, mit])], { policy })).findings.map(({ id, because }) => [id, because]);
    expect(judged({ deniedLicenses: ['gpl-*'] })).toEqual([
      ['MIT', 'CRITICAL'],
      ['GPL-3.0-only', 'a denied license'],
    ]);
    expect(judged({ allowedLicenses: ['mit'] })).toEqual([
      ['GPL-3.0-only', 'no allowed license'],
      ['MIT', 'an allowed license'],
    ]);
  });

  test('ranks: gating, new, exploited, likely, severe', () => {
    const at = (id: string, changes: object) => ({ ...LODASH, id, ...changes });
    const findings = [
      at('CVE-2026-1001', { severity: 'LOW' }),
      at('CVE-2026-1002', { severity: 'HIGH', cvss: 7 }),
      at('CVE-2026-1003', { severity: 'HIGH', cvss: 8 }),
      at('CVE-2026-1004', { severity: 'HIGH' }),
      at('CVE-2026-1005', { severity: 'HIGH' }),
      at('CVE-2026-1006', {}),
    ];
    const feeds = { ...NO_FEEDS, kev: new Set(['CVE-2026-1005']), epss: new Map([['CVE-2026-1004', 0.2]]) };
    expect(
      judge(input([scan(findings)], { feeds }))
        .findings.map(({ id }) => id.slice(-1))
        .join(''),
    ).toBe('546321');
  });
});

describe('the parts of an image', () => {
  const origins = new Map<string, LayerOrigins>([
    [
      'linux/amd64',
      new Map([
        [LAYER('a'), { origin: 'base', source: { path: 'Dockerfile', line: 1 } }],
        [LAYER('b'), { origin: 'application', source: { path: 'Dockerfile', line: 7 } }],
      ]),
    ],
  ]);
  const ofBase = { ...OPENSSL, layer: LAYER('a') };
  const ofApplication = { ...LODASH, layer: LAYER('b'), severity: 'HIGH' } as const;
  const nowhere = vulnerability('CVE-2026-0009', npm('ghost', '1'), { severity: 'HIGH' });
  const policy = { scopes: { 'base-image': { severity: new Set(['CRITICAL'] as const), classes: {} } } };

  test('have their own thresholds, and what may be in either must meet both', () => {
    const report = judge(input([scan([ofBase, ofApplication, nowhere])], { origins, policy }));
    expect(
      report.findings.map(({ id, gating, origin, source }) => [id, gating, origin, source?.line]),
    ).toEqual([
      ['CVE-2026-0001', true, 'application', 7],
      ['CVE-2026-0009', true, undefined, undefined],
      ['CVE-2026-0002', false, 'base', 1],
    ]);
  });

  test('a severity of the inputs takes the place of all of them', () => {
    const inputs = { severity: new Set(['HIGH'] as const) };
    expect(judge(input([scan([ofBase])], { origins, policy, inputs })).outcome).toBe('policy-failed');
  });

  test('what one platform has in the application is of the application', () => {
    const both = new Map(origins).set(
      'linux/arm64',
      new Map([[LAYER('a'), { origin: 'application', source: undefined }]]),
    );
    const reports = [scan([ofBase], 'linux/amd64'), scan([ofBase], 'linux/arm64')];
    expect(judge(input(reports, { origins: both, policy })).findings).toMatchObject([
      { origin: 'application' },
    ]);
    // Nothing is known of one platform.
    expect(judge(input(reports, { origins, policy })).findings).toMatchObject([
      { origin: undefined, gating: true },
    ]);
  });
});
