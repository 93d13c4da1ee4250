import { describe, expect, it } from 'vitest';
import { resolveContext } from '../../src/metadata/context.ts';
import { readMetadataOptions } from '../../src/metadata/options.ts';
import { context, HEAD_SHA, onMain, onPullRequest, onPullRequestTarget, onTag, SHA } from './contexts.ts';

const options = readMetadataOptions({});
const resolve = (on: Parameters<typeof resolveContext>[0]) => resolveContext(on, options);

describe('resolveContext', () => {
  it('tells branches from tags and pull requests', () => {
    expect(resolve(onMain)).toMatchObject({ branch: 'main', tag: undefined, baseRef: undefined });
    expect(resolve(onTag('v1'))).toMatchObject({ branch: undefined, tag: 'v1', baseRef: 'main' });
    expect(resolve(onPullRequest)).toMatchObject({
      branch: undefined,
      tag: undefined,
      baseRef: 'release/1.x',
    });
  });

  it('gives pull_request_target the ref of the pull request, not of the branch that it goes to', () => {
    expect(resolve(onPullRequestTarget)).toMatchObject({ ref: 'refs/pull/42/merge', branch: undefined });
  });

  it.each([undefined, '42', 4.2, {}, [42], Number.MAX_VALUE])('takes no pull request number %j', (number) => {
    const on = context('pull_request_target', 'refs/heads/main', { number });
    expect(resolve(on).ref).toBe('refs/heads/main');
  });

  it('keeps the ref of other events that carry a number', () => {
    expect(resolve(context('issues', 'refs/heads/main', { number: 3 })).ref).toBe('refs/heads/main');
  });

  it('takes the head commit only of pull requests, and only when asked', () => {
    const asked = readMetadataOptions({ DOCKER_METADATA_PR_HEAD_SHA: 'true' });
    expect(resolveContext(onPullRequest, asked).sha).toBe(HEAD_SHA);
    expect(resolveContext(onPullRequest, options).sha).toBe(SHA);
    const pushed = context('push', 'refs/heads/main', { pull_request: { head: { sha: HEAD_SHA } } });
    expect(resolveContext(pushed, asked).sha).toBe(SHA);
  });

  it('takes the default branch of the payload, else of the caller', () => {
    const bare = context('schedule', 'refs/heads/trunk', { repository: {} });
    expect(resolve(bare).defaultBranch).toBeUndefined();
    expect(resolve({ ...bare, defaultBranch: 'trunk' }).defaultBranch).toBe('trunk');
    expect(resolve({ ...onMain, defaultBranch: 'trunk' }).defaultBranch).toBe('main');
  });

  it.each([
    undefined,
    null,
    'text',
    7,
    [],
    { repository: 'x', commits: {}, head_commit: [], pull_request: 1 },
  ])('survives the payload %j', (event) => {
    for (const on of [onMain, onPullRequest, onPullRequestTarget, onTag('v1')]) {
      expect(resolve({ ...on, event })).toMatchObject({
        sha: SHA,
        commitDate: undefined,
        baseRef: undefined,
        repository: { name: 'Widget', url: 'https://github.com/Acme/Widget', description: undefined },
      });
    }
  });
});
