import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readGitHubContext } from '@container-kit/core';
import { GitHubClient } from '@container-kit/github';
import { startGitHub } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRuleFiles } from '../../src/gate/rule-files.ts';

const POLICY = '.github/container-kit.yml';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = testFolder('rule-files');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A run whose workspace has `head`, in a repository whose branch `main` has `base`. */
async function run(setup: {
  readonly event: string;
  readonly head: Readonly<Record<string, string>>;
  readonly base?: Readonly<Record<string, string>>;
  readonly permissions?: { readonly contents?: 'read' };
  readonly token?: boolean;
  readonly payload?: object;
}) {
  const { base = {}, permissions = { contents: 'read' }, token = true } = setup;
  const github = await startGitHub({
    repositories: { 'octo-org/app': { files: { 'README.md': 'hello\n', ...base }, private: true } },
    permissions,
  });
  onTestFinished(() => github.close());
  const sha = github.repository('octo-org/app').sha('refs/heads/main') ?? '';
  const payload = setup.payload ?? { pull_request: { base: { sha } }, merge_group: { base_sha: sha } };
  const workspace = folderWith(setup.head);
  const files = () =>
    openRuleFiles({
      github: readGitHubContext({
        GITHUB_EVENT_NAME: setup.event,
        GITHUB_EVENT_PATH: join(folderWith({ 'event.json': JSON.stringify(payload) }), 'event.json'),
        GITHUB_WORKSPACE: workspace,
      }),
      openRepository: async () => {
        if (!token) return undefined;
        const client = new GitHubClient({ token: github.token, env: { GITHUB_API_URL: github.url } });
        onTestFinished(() => client.close());
        return client.repository('octo-org/app');
      },
    });
  return { files, sha, github, workspace };
}

describe('openRuleFiles', () => {
  test('reads the workspace on a push', async () => {
    const { files, github } = await run({ event: 'push', head: { [POLICY]: 'head' } });
    const opened = files();
    expect(opened.source).toBe('the workspace');
    expect(await opened.read(POLICY)).toBe('head');
    expect(await opened.read('none.yml')).toBeUndefined();
    expect(await opened.readPending(POLICY)).toBeUndefined();
    expect(github.requests).toEqual([]);
  });

  test.each(['pull_request', 'pull_request_target', 'merge_group'])('reads the base on %s', async (event) => {
    const { files, sha } = await run({ event, head: { [POLICY]: 'head' }, base: { [POLICY]: 'base' } });
    const opened = files();
    expect(opened.source).toBe(`the base branch at ${sha.slice(0, 7)}`);
    expect(await opened.read(POLICY)).toBe('base');
    expect(await opened.read(`./${POLICY}`)).toBe('base');
    expect(await opened.readPending(POLICY)).toBe('head');
  });

  test('does not take a file that only the pull request has', async () => {
    const { files } = await run({ event: 'pull_request', head: { [POLICY]: 'head' } });
    expect(await files().read(POLICY)).toBeUndefined();
  });

  test('takes an absolute path into the workspace for what it is', async () => {
    const { files, workspace } = await run({
      event: 'pull_request',
      head: { [POLICY]: 'head' },
      base: { [POLICY]: 'base' },
    });
    expect(await files().read(join(workspace, POLICY))).toBe('base');
  });

  test('reads what lies outside of the workspace from the disk, as no pull request put it there', async () => {
    const { files } = await run({ event: 'pull_request', head: {} });
    const outside = join(folderWith({ 'policy.yml': 'central' }), 'policy.yml');
    expect(await files().read(outside)).toBe('central');
    expect(await files().readPending(outside)).toBeUndefined();
  });

  test('does not take "may not read" for "there is none"', async () => {
    const { files } = await run({ event: 'pull_request', head: {}, permissions: {} });
    await expect(files().read(POLICY)).rejects.toThrow(/contents: read/);
  });

  test('needs a token on pull requests', async () => {
    const { files } = await run({ event: 'pull_request', head: {}, token: false });
    await expect(files().read(POLICY)).rejects.toThrow('there is no token');
  });

  test('refuses a pull request without a base', async () => {
    const { files } = await run({ event: 'pull_request', head: {}, payload: { pull_request: {} } });
    expect(files).toThrow('the event pull_request does not name the commit of its base branch');
  });
});
