import { expect, test } from 'vitest';
import { createGitHubContext } from '../../src/runner/github-context.ts';

const pull = {
  number: 12,
  merge_commit_sha: 'a'.repeat(40),
  head: { ref: 'feature', sha: 'b'.repeat(40) },
  base: { ref: 'main', sha: 'c'.repeat(40) },
};

test('a push says what its payload says', () => {
  const { values, payload } = createGitHubContext({
    event: { name: 'push', payload: { ref: 'refs/tags/v1.2', after: 'd'.repeat(40) } },
  });
  expect(values).toMatchObject({
    event_name: 'push',
    ref: 'refs/tags/v1.2',
    ref_name: 'v1.2',
    ref_type: 'tag',
    sha: 'd'.repeat(40),
    workflow_sha: 'd'.repeat(40),
    base_ref: '',
    head_ref: '',
    workflow_ref: 'octo-org/app/.github/workflows/ci.yml@refs/tags/v1.2',
  });
  expect(payload).toEqual({ ref: 'refs/tags/v1.2', after: 'd'.repeat(40) });
});

test('a pull request runs on its merge', () => {
  expect(
    createGitHubContext({ event: { name: 'pull_request', payload: { pull_request: pull } } }).values,
  ).toMatchObject({
    ref: 'refs/pull/12/merge',
    ref_name: '12/merge',
    ref_type: 'branch',
    sha: pull.merge_commit_sha,
    base_ref: 'main',
    head_ref: 'feature',
  });
});

test('pull_request_target runs on the base', () => {
  expect(
    createGitHubContext({ event: { name: 'pull_request_target', payload: { pull_request: pull } } }).values,
  ).toMatchObject({ ref: 'refs/heads/main', ref_name: 'main', sha: pull.base.sha, head_ref: 'feature' });
});

test('without an event it is a push to main', () => {
  const { values, token } = createGitHubContext({});
  expect(values).toMatchObject({ event_name: 'push', ref: 'refs/heads/main', ref_name: 'main' });
  expect(token).toMatch(/^ghs_[0-9]{36}$/);
});

test('the caller has the last word', () => {
  const { values, token } = createGitHubContext({
    githubToken: 'mine',
    github: { repository: 'Acme/Shop', ref: 'refs/heads/x/y', run_id: '5' },
  });
  expect(token).toBe('mine');
  expect(values).toMatchObject({
    repository: 'Acme/Shop',
    repository_owner: 'Acme',
    ref_name: 'x/y',
    run_id: '5',
  });
});

test('a payload of the wrong shape is no pull request', () => {
  const payload = { pull_request: null, ref: 7 };
  expect(createGitHubContext({ event: { name: 'push', payload } }).values).toMatchObject({
    ref: 'refs/heads/main',
  });
});
