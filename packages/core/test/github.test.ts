import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { readGitHubContext } from '../src/github.ts';
import { at, textAt } from '../src/json.ts';

function contextOf(eventName: string, event: unknown, env: NodeJS.ProcessEnv = {}) {
  const path = join(testFolder('core-test'), 'event.json');
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return readGitHubContext({
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: 'org/app',
    ...env,
  });
}

function pullRequest(repo: unknown) {
  return { pull_request: { head: { repo } } };
}

describe('readGitHubContext', () => {
  it('reads the variables of the runner', () => {
    const context = readGitHubContext({
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_SHA: 'abc',
      GITHUB_REPOSITORY: 'org/app',
      GITHUB_REPOSITORY_OWNER: 'org',
      GITHUB_SERVER_URL: 'https://ghe.example',
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_RUN_ID: '12',
      GITHUB_RUN_ATTEMPT: '3',
      GITHUB_ACTOR: 'octocat',
      GITHUB_WORKSPACE: '/w',
    });
    expect(context).toMatchObject({
      eventName: 'push',
      ref: 'refs/heads/main',
      refName: 'main',
      refType: 'branch',
      sha: 'abc',
      repository: 'org/app',
      repositoryOwner: 'org',
      serverUrl: 'https://ghe.example',
      apiUrl: 'https://ghe.example/api/v3',
      runId: '12',
      runAttempt: 3,
      actor: 'octocat',
      workspace: '/w',
      isDependabot: false,
      isForkPullRequest: false,
    });
  });

  it('has defaults outside of a runner', () => {
    expect(readGitHubContext({})).toMatchObject({
      eventName: '',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      runAttempt: 1,
      workspace: process.cwd(),
    });
  });

  it.each([
    ['the same repository', { full_name: 'org/app' }, false],
    ['the same repository in other case', { full_name: 'Org/App' }, false],
    ['a fork', { full_name: 'other/app', fork: true }, true],
    ['a deleted fork', null, true],
    ['no name', {}, true],
  ])('tells pull requests from forks: %s', (_, repo, expected) => {
    expect(contextOf('pull_request', pullRequest(repo)).isForkPullRequest).toBe(expected);
  });

  it('does not take a pull request inside of a fork for one from a fork', () => {
    const event = pullRequest({ full_name: 'me/app', fork: true });
    expect(contextOf('pull_request', event, { GITHUB_REPOSITORY: 'me/app' }).isForkPullRequest).toBe(false);
  });

  it.each(['pull_request_target', 'pull_request_review'])('looks at %s as well', (eventName) => {
    expect(contextOf(eventName, pullRequest({ full_name: 'other/app' })).isForkPullRequest).toBe(true);
  });

  it('needs no event for other events', () => {
    expect(readGitHubContext({ GITHUB_EVENT_NAME: 'push' }).isForkPullRequest).toBe(false);
  });

  it('knows Dependabot', () => {
    expect(readGitHubContext({ GITHUB_ACTOR: 'dependabot[bot]' }).isDependabot).toBe(true);
  });

  it('finds the default branch', () => {
    expect(contextOf('push', { repository: { default_branch: 'trunk' } }).defaultBranch).toBe('trunk');
    expect(contextOf('schedule', {}).defaultBranch).toBeUndefined();
  });

  it('says what is wrong with the event, when it is asked for', () => {
    expect(() => readGitHubContext({}).event).toThrow('GITHUB_EVENT_PATH is not set');
    expect(() => readGitHubContext({ GITHUB_EVENT_PATH: '/nowhere' }).event).toThrow(UserError);
    expect(() => contextOf('push', '{').event).toThrow("can't be read as JSON");
    expect(() => contextOf('push', '[]').event).toThrow('holds no JSON object');
  });
});

describe('at', () => {
  const event = JSON.parse('{"a":{"b":["x"],"__proto__":{"c":1}},"t":"text"}');

  it('follows a path of own keys', () => {
    expect(at(event, 'a', 'b')).toEqual(['x']);
    expect(at(event)).toBe(event);
    expect(textAt(event, 't')).toBe('text');
  });

  it('ends in undefined', () => {
    expect(at(event, 'a', 'b', 'length')).toBeUndefined();
    expect(at(event, 'a', 'toString')).toBeUndefined();
    expect(at(null, 'a')).toBeUndefined();
    expect(textAt(event, 'a')).toBeUndefined();
  });
});
