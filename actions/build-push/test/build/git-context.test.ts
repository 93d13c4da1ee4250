import { describe, expect, test } from 'vitest';
import { defaultGitContext, resolveContext } from '../../src/build/git-context.ts';
import { defaultContext, event } from './fixtures.ts';

const pull = { ...event, ref: 'refs/pull/7/merge', pullRequestHeadSha: 'f'.repeat(40) };

describe('the default context', () => {
  test('is pinned to the commit of the event', () => {
    expect(defaultGitContext(event, {}, '0.29.1')).toBe(defaultContext);
    expect(defaultGitContext(pull, {}, '0.29.1')).toBe(defaultContext);
  });

  test('falls back to the ref without a commit', () => {
    expect(defaultGitContext({ ...event, sha: '' }, {}, '0.29.1')).toBe(
      'https://github.com/example/app.git#refs/heads/main',
    );
  });

  test('is the head of the pull request on demand', () => {
    const env = { DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: 'true' };
    const { pullRequestHeadSha, ...unknown } = pull;
    expect(defaultGitContext(pull, env, '0.29.1')).toBe(
      `https://github.com/example/app.git#${pullRequestHeadSha}`,
    );
    expect(defaultGitContext(unknown, env, '0.29.1')).toBe(
      'https://github.com/example/app.git#refs/pull/7/head',
    );
    expect(defaultGitContext(event, env, '0.29.1')).toBe(defaultContext);
  });

  test('has the query form where buildx knows it and the environment asks', () => {
    const env = { BUILDX_SEND_GIT_QUERY_AS_INPUT: '1' };
    expect(defaultGitContext(event, env, '0.29.1')).toBe(
      `https://github.com/example/app.git?ref=${event.sha}`,
    );
    expect(defaultGitContext(event, env, '0.28.0')).toBe(defaultContext);
  });

  test('is on the server of the event', () => {
    const url = defaultGitContext({ ...event, serverUrl: 'https://ghe.example.com' }, {}, '0.29.1');
    expect(url).toBe(`https://ghe.example.com/example/app.git#${event.sha}`);
  });
});

describe('context', () => {
  test.each([
    ['', defaultContext],
    ['.', '.'],
    ['{{defaultContext}}', defaultContext],
    ['{{ defaultContext }}', defaultContext],
    ['{{defaultContext}}:docker/app', `${defaultContext}:docker/app`],
    ['src={{defaultContext}}:lib', `src=${defaultContext}:lib`],
    ['{{other}}', '{{other}}'],
  ])('%j', (context, expected) => {
    expect(resolveContext(context, defaultContext)).toBe(expected);
  });

  test('a folder becomes a parameter of the query form', () => {
    expect(resolveContext('{{defaultContext}}:a/b', 'https://h/r.git?ref=1')).toBe(
      'https://h/r.git?ref=1&subdir=a%2Fb',
    );
  });
});
