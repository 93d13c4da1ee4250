import { GitHubClient, type Repository } from '@container-kit/github';
import { updateManifests } from '@container-kit/manifests';
import type { Digest } from '@container-kit/registry';
import { startGitHub, type TestGitHub } from '@container-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { BranchEdit } from '../../src/commit/branch-edit.ts';
import { proposeManifests, pushManifests } from '../../src/commit/commit-manifests.ts';

const OLD = `sha256:${'1'.repeat(64)}`;
const NEW: Digest = `sha256:${'2'.repeat(64)}`;
const POD = (image: string) =>
  `apiVersion: v1\r\nkind: Pod # ours\r\nspec:\r\n  containers:\r\n    - name: app\r\n      image: "${image}"\r\n`;
const FILES = {
  'deploy/pod.yaml': POD(`ghcr.io/org/app:production@${OLD}`),
  'deploy/other.yaml': POD('ghcr.io/org/other:1'),
  'README.md': 'hello\n',
};

interface Fixture {
  readonly github: TestGitHub;
  readonly repository: Repository;
}

async function start(files: Record<string, string | Uint8Array> = FILES): Promise<Fixture> {
  const github = await startGitHub({
    repositories: { 'octo/app': { files } },
    permissions: { contents: 'write', 'pull-requests': 'write' },
  });
  const client = new GitHubClient({ token: github.token, env: { GITHUB_API_URL: github.url } });
  onTestFinished(async () => {
    client.close();
    await github.close();
    expect(github.violations).toEqual([]);
  });
  return { github, repository: client.repository('octo/app') };
}

function edit(repository: Repository, digest: Digest = NEW): BranchEdit {
  const image = { registry: 'ghcr.io', repository: 'org/app' };
  return {
    repository,
    branch: 'main',
    isManifest: (path) => path.startsWith('deploy/'),
    update: (files) => updateManifests(files, { image, reference: { ...image, tag: 'production', digest } }),
    message: 'Promote',
  };
}

const TEXT = { head: 'container-kit/promote-production', title: 'Promote', body: 'Why and what' };

test('a push commits only the bytes of the image, on top of the branch', async () => {
  const { github, repository } = await start();
  const before = github.repository('octo/app').sha('refs/heads/main');
  const result = await pushManifests(edit(repository));
  const remote = github.repository('octo/app');
  expect(remote.sha('refs/heads/main')).toBe(result.commit);
  expect(remote.file('deploy/pod.yaml')).toBe(POD(`ghcr.io/org/app:production@${NEW}`));
  expect(remote.file('deploy/other.yaml')).toBe(FILES['deploy/other.yaml']);
  const [head] = remote.commits();
  expect(head).toMatchObject({ message: 'Promote', parents: [before], signed: true });
  expect(result.changed.map(({ path }) => path)).toEqual(['deploy/pod.yaml']);
});

test('manifests that are up to date make no commit', async () => {
  const { github, repository } = await start();
  await pushManifests(edit(repository));
  const after = github.repository('octo/app').sha('refs/heads/main');
  expect(await pushManifests(edit(repository))).toMatchObject({ commit: undefined, changed: [] });
  expect(github.repository('octo/app').sha('refs/heads/main')).toBe(after);
});

test('when somebody pushes in between, the edit is made again on their commit', async () => {
  const { github, repository } = await start();
  const remote = github.repository('octo/app');
  github.interrupt(
    { method: 'PATCH' },
    () => void remote.push({ 'deploy/other.yaml': POD('ghcr.io/org/other:2') }),
  );
  const result = await pushManifests(edit(repository));
  expect(remote.sha('refs/heads/main')).toBe(result.commit);
  expect(remote.file('deploy/other.yaml')).toBe(POD('ghcr.io/org/other:2'));
  expect(remote.file('deploy/pod.yaml')).toContain(NEW);
});

test('a pull request is opened on a branch of its own', async () => {
  const { github, repository } = await start();
  const result = await proposeManifests(edit(repository), TEXT);
  const remote = github.repository('octo/app');
  expect(remote.file('deploy/pod.yaml')).toContain(OLD);
  expect(remote.file('deploy/pod.yaml', TEXT.head)).toContain(NEW);
  expect(remote.pulls).toMatchObject([{ title: 'Promote', state: 'open' }]);
  expect(result.pullRequest).toContain('/pull/');
});

test('the open pull request is brought up to date, with the same branch', async () => {
  const { github, repository } = await start();
  const first = await proposeManifests(edit(repository), TEXT);
  const remote = github.repository('octo/app');
  remote.push({ 'README.md': 'changed\n' });
  const newer: Digest = `sha256:${'3'.repeat(64)}`;
  const second = await proposeManifests(edit(repository, newer), { ...TEXT, body: 'Newer' });
  expect(second.pullRequest).toBe(first.pullRequest);
  expect(remote.pulls).toHaveLength(1);
  expect(remote.pulls).toMatchObject([{ body: 'Newer' }]);
  expect(remote.file('deploy/pod.yaml', TEXT.head)).toContain(newer);
  expect(remote.file('README.md', TEXT.head)).toBe('changed\n');
});

test('the same promotion again changes nothing', async () => {
  const { github, repository } = await start();
  const first = await proposeManifests(edit(repository), TEXT);
  const head = github.repository('octo/app').sha(`refs/heads/${TEXT.head}`);
  const second = await proposeManifests(edit(repository), TEXT);
  expect(second).toMatchObject({ commit: first.commit, pullRequest: first.pullRequest });
  expect(github.repository('octo/app').sha(`refs/heads/${TEXT.head}`)).toBe(head);
});

test('a missing permission is named', async () => {
  const { github, repository } = await start();
  github.setPermissions({ contents: 'read' });
  await expect(pushManifests(edit(repository))).rejects.toThrow('contents: write');
});

test('a branch that does not exist is named', async () => {
  const { repository } = await start();
  await expect(pushManifests({ ...edit(repository), branch: 'nowhere' })).rejects.toThrow(
    'no branch "nowhere"',
  );
});

test('a file that is not UTF-8 is left alone', async () => {
  const { repository } = await start({ 'deploy/pod.yaml': Buffer.from([0x69, 0xff, 0x3a]) });
  await expect(pushManifests(edit(repository))).rejects.toThrow('deploy/pod.yaml is not UTF-8');
});
