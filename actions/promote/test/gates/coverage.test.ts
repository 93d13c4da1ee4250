import { describe, expect, it } from 'vitest';
import { DOUBLE, digest, finding, judge, REPORT, reportAbout, reportWith, SINGLE } from './support.ts';

describe('the image that a report is about', () => {
  it.each([
    ['the ID of its configuration', { ImageID: digest('1') }],
    ['its digest', { RepoDigests: [`registry.example/org/app@${SINGLE.digest}`] }],
    ['its digest in place of the ID', { ImageID: SINGLE.digest }],
  ])('is known by %s', async (_name, metadata) => {
    expect((await judge([reportAbout(metadata)])).status).toBe('pass');
  });

  it('is known by the name that was scanned', async () => {
    expect((await judge([reportAbout({}, `registry.example/org/app@${SINGLE.digest}`)])).status).toBe('pass');
  });

  it.each([
    ['another ID', { ImageID: digest('9') }],
    ['another ID although the digest is right', { ...REPORT.Metadata, ImageID: digest('9') }],
    ['another digest', { RepoDigests: [`registry.example/org/app@${digest('9')}`] }],
    ['no digest at all', {}],
    ['only a tag', { RepoTags: ['registry.example/org/app:latest'] }],
  ])('must be this one: %s', async (_name, metadata) => {
    expect(await judge([reportAbout(metadata, 'registry.example/org/app:latest')])).toMatchObject({
      status: 'fail',
      reason: 'undecided',
      evidence: expect.stringMatching(/0\.json: the report is about something else: registry\.example/),
      fix: expect.stringContaining(SINGLE.digest),
    });
  });

  it('must be this one in every report', async () => {
    const other = reportAbout({ ImageID: digest('9') });
    expect(await judge([REPORT, other])).toMatchObject({
      evidence: expect.stringMatching(/1\.json: .* something else/),
    });
  });
});

describe('several platforms', () => {
  const image = DOUBLE;
  const [amd64, arm64] = ['2', '3'].map((config) => reportAbout({ ImageID: digest(config) }));

  it('need a report each', async () => {
    expect((await judge([amd64, arm64], { image })).status).toBe('pass');
    expect(await judge([amd64], { image })).toMatchObject({
      status: 'fail',
      reason: 'undecided',
      evidence: 'there is no report about linux/arm64',
    });
    expect((await judge([amd64, amd64], { image })).status).toBe('fail');
  });

  it('are told apart by the platform in the report when only the index is named', async () => {
    const [one, other] = ['amd64', 'arm64'].map((architecture) =>
      reportAbout({ RepoDigests: [`app@${image.digest}`], ImageConfig: { os: 'linux', architecture } }),
    );
    expect((await judge([one, other], { image })).status).toBe('pass');
    expect((await judge([one, one], { image })).evidence).toBe('there is no report about linux/arm64');
  });

  it('are not told apart by the digest of the index alone', async () => {
    const report = reportAbout({ RepoDigests: [`app@${image.digest}`] });
    expect(await judge([report, report], { image })).toMatchObject({
      reason: 'undecided',
      evidence: expect.stringMatching(/does not say which platform/),
    });
  });

  it('are known by the digests of their manifests', async () => {
    const reports = ['e', 'f'].map((hex) => reportAbout({ RepoDigests: [`app@${digest(hex)}`] }));
    expect((await judge(reports, { image })).status).toBe('pass');
  });

  it('count a vulnerability of all of them once', async () => {
    const critical = { Results: reportWith(finding('CVE-1', 'CRITICAL')).Results };
    const result = await judge(
      [
        { ...amd64, ...critical },
        { ...arm64, ...critical },
      ],
      { image },
    );
    expect(result.evidence).toBe('found 1 critical; the gate asks for no critical');
  });
});
