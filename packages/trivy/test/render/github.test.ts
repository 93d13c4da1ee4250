import { GitHubClient } from '@container-kit/github';
import { startGitHub } from '@container-kit/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commentMarker } from '../../src/render/comment-marker.ts';
import { renderComment } from '../../src/render/pages.ts';
import { renderSarif } from '../../src/render/sarif/render.ts';
import type { GateReport } from '../../src/report/types.ts';
import { GREEN, RED } from './realistic.ts';
import { finding, report } from './reports.ts';

const NAME = 'octo/shop';

/** A pull request, and a client that waits no time. */
async function pullRequest() {
  const github = await startGitHub({
    repositories: { [NAME]: { files: { Dockerfile: 'FROM scratch\n' } } },
    permissions: { contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
  });
  const client = new GitHubClient({
    token: github.token,
    env: { GITHUB_API_URL: github.url },
    sleep: async () => undefined,
  });
  onTestFinished(async () => {
    client.close();
    await github.close();
    expect(github.violations).toEqual([]);
  });
  const remote = github.repository(NAME);
  const { number } = remote.addPullRequest({ head: 'next' });
  return { repository: client.repository(NAME), remote, number };
}

const MANY = report(
  Array.from({ length: 10_000 }, (_, index) =>
    finding({ id: `CVE-2025-${10_000 + index}`, key: `key ${index}` }),
  ),
);

describe('GitHub takes', () => {
  it('the comment: created, left alone by a later run that found the same, updated, left alone', async () => {
    const { repository, remote, number } = await pullRequest();
    const comment = (gate: GateReport) => {
      const marker = commentMarker({ workflow: 'ci', job: 'scan', subject: gate.subject.name });
      return repository.comments.sticky({ number, marker, body: renderComment(gate) });
    };
    expect(await comment(RED)).toBe('created');
    expect(await comment({ ...RED, startedAt: '2026-11-26T00:00:00Z', durationMs: 1 })).toBe('unchanged');
    expect(await comment(GREEN)).toBe('updated');
    expect(await comment(GREEN)).toBe('unchanged');
    expect(remote.comments).toHaveLength(1);
  });

  it('the comment of 10,000 findings', async () => {
    const { repository, number } = await pullRequest();
    const sticky = { number, marker: 'container-kit:trivy-gate:0', body: renderComment(MANY) };
    expect(await repository.comments.sticky(sticky)).toBe('created');
  });

  it.each([
    ['a realistic report', RED],
    ['10,000 findings', MANY],
  ])('the SARIF of %s', async (_, gate) => {
    const { repository, remote } = await pullRequest();
    for (const { text } of renderSarif(gate)) {
      const upload = { sarif: text, commitSha: remote.sha('main') ?? '', ref: 'refs/pull/1/merge' };
      expect(await repository.codeScanning.upload(upload)).toMatchObject({ state: 'complete' });
    }
    expect(remote.sarifs).toMatchObject([{ errors: [] }]);
  });
});
