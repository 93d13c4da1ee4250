import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeVulnerabilities } from '../../src/gates/vulnerabilities.ts';
import { noon } from '../record/support.ts';
import { finding, judge, openFolder, REPORT, RULE, reportWith, SINGLE } from './support.ts';

describe('findings', () => {
  it('pass when there are none', async () => {
    const result = await judge([REPORT]);
    expect(result).toMatchObject({
      status: 'pass',
      evidence: 'found nothing; the gate asks for no critical',
    });
  });

  it('pass below the threshold, and are counted', async () => {
    const report = reportWith(
      finding('CVE-1', 'HIGH'),
      finding('CVE-2', 'high'),
      finding('CVE-3', undefined),
      finding('CVE-4', 'UNKNOWN'),
    );
    const result = await judge([report]);
    expect(result).toMatchObject({
      status: 'pass',
      evidence: 'found 2 high, 2 unknown; the gate asks for no critical',
    });
  });

  it('fail at the threshold, each with its package and fix', async () => {
    const report = reportWith(finding('CVE-1', 'CRITICAL'), finding('CVE-2', 'LOW'));
    expect(await judge([report])).toMatchObject({
      status: 'fail',
      reason: 'violated',
      evidence: 'found 1 critical, 1 low; the gate asks for no critical',
      details: ['critical: CVE-1 in openssl 3.0.1, fixed in 3.0.2'],
      fix: expect.any(String),
    });
  });

  it('fail as unknown when that is asked for', async () => {
    const rule = { severity: new Set(['UNKNOWN'] as const) };
    expect(await judge([reportWith(finding('CVE-1', undefined))], { rule })).toMatchObject({
      status: 'fail',
    });
  });

  it('are left out without a fix when that is asked for, and only then', async () => {
    const report = reportWith(finding('CVE-1', 'CRITICAL', { FixedVersion: '', Status: 'affected' }));
    expect((await judge([report])).status).toBe('fail');
    const result = await judge([report], { rule: { ignoreUnfixed: true } });
    expect(result).toMatchObject({
      status: 'pass',
      evidence: expect.stringContaining('unfixed ones left out'),
    });
  });

  it.each([{ FixedVersion: '1.2' }, { FixedVersion: undefined, Status: 'fixed' }])(
    'are not left out when there is a fix: %j',
    async (fix) => {
      const report = reportWith(finding('CVE-1', 'CRITICAL', fix));
      expect((await judge([report], { rule: { ignoreUnfixed: true } })).status).toBe('fail');
    },
  );

  it('are shown up to twenty, in lines that stay lines', async () => {
    const many = Array.from({ length: 25 }, (_, number) =>
      finding(`CVE-${number}`, 'CRITICAL', { PkgName: 'evil\n::error::\u001b[31m' }),
    );
    const { details } = await judge([reportWith(...many)]);
    expect(details).toHaveLength(21);
    expect(details.at(-1)).toBe('and 5 more');
    expect(details[0]).toBe('critical: CVE-0 in evil ::error::␛[31m 3.0.1, fixed in 3.0.2');
  });

  it('name a distribution that gets no findings any more', async () => {
    const report = { ...REPORT, Metadata: { ...REPORT.Metadata, OS: { EOSL: true } } };
    expect((await judge([report])).details).toEqual([
      expect.stringMatching(/0\.json: the distribution is at its end/),
    ]);
  });
});

describe('a report that proves nothing', () => {
  it.each<[string, unknown, RegExp]>([
    ['is empty', '', /is no JSON/],
    ['is cut off', JSON.stringify(REPORT).slice(0, -10), /only the beginning/],
    ['is of another version', { ...REPORT, SchemaVersion: 1 }, /SchemaVersion is 1 and not 2/],
    ['is of another tool', { ...REPORT, SchemaVersion: undefined }, /SchemaVersion is missing/],
    ['has other results', { ...REPORT, Results: {} }, /Results is no list/],
    [
      'has other findings',
      { ...REPORT, Results: [{ ...REPORT.Results[0], Vulnerabilities: 'none' }] },
      /Vulnerabilities is no list/,
    ],
    ['has findings that are none', reportWith([]), /Vulnerabilities is no list of objects/],
    ['has other digests', { ...REPORT, Metadata: { RepoDigests: 'x' } }, /RepoDigests is no list/],
    ['has a severity of its own', reportWith(finding('CVE-1', 'CATASTROPHIC')), /severity "CATASTROPHIC"/],
    ['has no results', { ...REPORT, Results: undefined }, /recognised no packages/],
    ['has looked for secrets only', { ...REPORT, Results: [{ Class: 'secret' }] }, /recognised no packages/],
  ])('because it %s', async (_name, report, evidence) => {
    expect(await judge([report])).toMatchObject({
      status: 'fail',
      reason: 'undecided',
      evidence: expect.stringMatching(evidence),
      fix: expect.any(String),
    });
  });

  it('because there is none', async () => {
    expect(await judge([])).toMatchObject({
      reason: 'undecided',
      evidence: 'there is no report about this image',
    });
  });

  it('because its file is not there', async () => {
    const sources = { image: SINGLE, reports: ['/nonexistent/report.json'], now: noon(1) };
    const result = await judgeVulnerabilities(RULE, sources);
    expect(result).toMatchObject({
      reason: 'undecided',
      evidence: expect.stringMatching(/cannot be read: ENOENT/),
    });
  });
});

describe('the age of a report', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const rule = { maxAge: 2 * DAY };

  it.each([
    ['within the limit', noon(3), 'pass'],
    ['on a clock that is a little slow', new Date(noon(1).getTime() - 4 * 60 * 1000), 'pass'],
    ['over the limit', new Date(noon(3).getTime() + 1), 'fail'],
    ['in the future', new Date(noon(1).getTime() - 6 * 60 * 1000), 'fail'],
  ])('is judged: %s', async (_name, now, status) => {
    expect((await judge([REPORT], { rule, now })).status).toBe(status);
  });

  it('is told, and the limit with it', async () => {
    expect(await judge([REPORT], { rule, now: noon(5) })).toMatchObject({
      reason: 'violated',
      evidence: expect.stringMatching(
        /made at 2026-11-01T12:00:00.000Z, 4 days ago; at most 2 days are allowed$/,
      ),
    });
  });

  it('must be known', async () => {
    const report = { ...REPORT, CreatedAt: 'yesterday' };
    expect((await judge([report])).status).toBe('pass');
    expect(await judge([report], { rule })).toMatchObject({
      reason: 'undecided',
      evidence: expect.stringMatching(/does not say when it was made/),
    });
  });

  it('is read in the precision that Go writes', async () => {
    const report = { ...REPORT, CreatedAt: '2026-11-01T13:00:00.123456789+01:00' };
    expect((await judge([report], { rule, now: noon(2) })).status).toBe('pass');
  });
});

describe('whatever a file holds', () => {
  it('it is a verdict, and no pass unless it names the image', async () => {
    await using folder = await openFolder();
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((json) => JSON.stringify({ ...REPORT, Metadata: json, ArtifactName: 'x' })),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const path = await folder.write('report.json', text);
        const result = await judgeVulnerabilities(RULE, { image: SINGLE, reports: [path], now: noon(1) });
        expect(result).toMatchObject({ status: 'fail', reason: 'undecided' });
        expect(result.evidence).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('no critical finding gets lost, whatever stands beside it', async () => {
    await using folder = await openFolder();
    const others = fc.array(
      fc.record(
        {
          VulnerabilityID: fc.string(),
          PkgName: fc.jsonValue(),
          FixedVersion: fc.jsonValue(),
          Severity: fc.constantFrom('LOW', 'HIGH', 'UNKNOWN'),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(others, others, async (before, after) => {
        const path = await folder.write(
          'report.json',
          reportWith(...before, finding('CVE-1', 'CRITICAL'), ...after),
        );
        const result = await judgeVulnerabilities(RULE, { image: SINGLE, reports: [path], now: noon(1) });
        expect(result).toMatchObject({ status: 'fail', reason: 'violated' });
      }),
    );
  });
});
