import { BAD_GATEWAY } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { failureOf, NAME, start } from './fixture.ts';

const RUN = {
  tool: { driver: { name: 'test', rules: [{ id: 'CVE-1' }] } },
  automationDetails: { id: 'gate/linux-amd64/' },
  results: [
    {
      ruleId: 'CVE-1',
      message: { text: 'bad' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'Dockerfile' }, region: { startLine: 1 } } },
      ],
    },
  ],
};
const SARIF = { version: '2.1.0', runs: [RUN] };

async function ready(options: Parameters<typeof start>[0] = {}) {
  const fixture = await start(options);
  const commitSha = fixture.remote.sha('main') ?? '';
  const upload = (sarif: unknown = SARIF) =>
    fixture.repository.codeScanning.upload({
      sarif: JSON.stringify(sarif),
      commitSha,
      ref: 'refs/pull/1/merge',
      startedAt: new Date('2026-01-02T03:00:00Z'),
    });
  return { ...fixture, commitSha, upload };
}

describe('an upload of SARIF', () => {
  it('is compressed, and waited for until GitHub has taken it in', async () => {
    const { upload, remote, commitSha, github, waits } = await ready();
    const { id, state } = await upload();
    expect(state).toBe('complete');
    expect(remote.sarifs).toMatchObject([
      { id, commitSha, ref: 'refs/pull/1/merge', sarif: SARIF, errors: [] },
    ]);
    expect(github.requests[0]?.body).toMatchObject({ started_at: '2026-01-02T03:00:00.000Z' });
    expect(waits.map(({ ms }) => ms)).toEqual([2000, 3000]);
    expect(waits[0]?.reason).toBe('GitHub takes in the SARIF file');
  });

  it('is pending when GitHub takes longer than anybody waits', async () => {
    const { upload, github, waits } = await ready();
    github.fail({
      method: 'GET',
      times: 100,
      action: { status: 200, body: { processing_status: 'pending' } },
    });
    expect(await upload()).toMatchObject({ state: 'pending' });
    expect(waits.reduce((sum, { ms }) => sum + ms, 0)).toBe(120_000);
  });

  it('may not be known at first', async () => {
    const { upload, github } = await ready();
    github.fail({ method: 'GET', action: { status: 404, body: { message: 'Not Found' } } });
    expect(await upload()).toMatchObject({ state: 'complete' });
  });

  it('fails with the reasons when GitHub rejects the file after all', async () => {
    const { upload } = await ready();
    const failure = await failureOf(upload({ ...SARIF, runs: [RUN, RUN] }));
    expect(failure).toMatchObject({ name: 'GitHubError', answer: 'multiple runs have the same category' });
    expect(String(failure)).toContain('GitHub took the SARIF file and then rejected it');
  });

  it('says so when GitHub gives no reason', async () => {
    const { upload, github } = await ready();
    github.fail({
      method: 'GET',
      action: { status: 200, body: { processing_status: 'failed', errors: null } },
    });
    expect(String(await failureOf(upload()))).toContain('rejected it, without a reason');
  });

  it('is repeated after a failure: a second one takes the place of the first', async () => {
    const { upload, remote, github } = await ready();
    github.loseAnswer({ method: 'POST', action: BAD_GATEWAY });
    expect(await upload()).toMatchObject({ state: 'complete' });
    expect(remote.sarifs).toHaveLength(2);
  });

  it('names the permission that a token lacks', async () => {
    const { upload } = await ready({ permissions: { 'security-events': 'read' } });
    expect(await failureOf(upload())).toMatchObject({
      status: 403,
      missingPermission: 'security-events: write',
      fix: 'add "permissions: security-events: write" to the job',
    });
  });

  it('says what to do where code scanning is not enabled', async () => {
    const { upload } = await ready({ repositories: { [NAME]: { files: { a: '1' }, codeScanning: false } } });
    const failure = await failureOf(upload());
    expect(failure).toMatchObject({ status: 403, missingPermission: undefined });
    expect(String(failure)).toContain('Settings > Advanced Security');
  });

  it('fails for a commit that GitHub does not have', async () => {
    const { repository } = await ready();
    const upload = { sarif: '{}', commitSha: '0'.repeat(40), ref: 'refs/heads/main' };
    expect(await failureOf(repository.codeScanning.upload(upload))).toMatchObject({
      status: 404,
      answer: 'commit not found',
    });
  });
});
