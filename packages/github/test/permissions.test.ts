import type { Permissions } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import type { GitHubError, Permission, Repository } from '../src/index.ts';
import { all, failureOf, start } from './fixture.ts';

const BRANCH = 'refs/heads/next';
const RUN = { tool: { driver: { name: 'test' } }, results: [] };
const SARIF = JSON.stringify({ version: '2.1.0', runs: [RUN] });
const PULL = { title: 't', body: 'b', head: 'next', base: 'main' };

/** Every call, what it needs, and how it is made in a repository with a branch "next" and a deployment. */
const CALLS: readonly (readonly [
  string,
  Permission,
  (repository: Repository, seed: Seed) => Promise<unknown>,
])[] = [
  ['attestations.list', 'attestations: read', ({ attestations }) => all(attestations.list('sha256:a'))],
  ['checks.runs', 'checks: read', ({ checks }) => all(checks.runs('main'))],
  ['checks.statuses', 'statuses: read', ({ checks }) => all(checks.statuses('main'))],
  [
    'codeScanning.upload',
    'security-events: write',
    ({ codeScanning }, { sha }) =>
      codeScanning.upload({ sarif: SARIF, commitSha: sha, ref: 'refs/heads/main' }),
  ],
  ['comments.list', 'pull-requests: read', ({ comments }, { pull }) => all(comments.list(pull))],
  ['contents.file', 'contents: read', ({ contents }) => contents.file('README.md')],
  ['deployments.list', 'deployments: read', ({ deployments }) => all(deployments.list())],
  [
    'deployments.create',
    'deployments: write',
    ({ deployments }) => deployments.create({ ref: 'main', environment: 'e' }),
  ],
  ['deployments.statuses', 'deployments: read', ({ deployments }, { id }) => all(deployments.statuses(id))],
  [
    'deployments.createStatus',
    'deployments: write',
    ({ deployments }, { id }) => deployments.createStatus(id, { state: 'success' }),
  ],
  ['git.commit', 'contents: read', ({ git }, { sha }) => git.commit(sha)],
  ['git.tree', 'contents: read', ({ git }, { sha }) => git.tree(sha)],
  ['git.blob', 'contents: read', ({ git }, { blob }) => git.blob(blob)],
  ['git.createBlob', 'contents: write', ({ git }) => git.createBlob('x')],
  [
    'git.createTree',
    'contents: write',
    ({ git }, { blob }) => git.createTree({ changes: [{ path: 'x', mode: '100644', sha: blob }] }),
  ],
  [
    'git.createCommit',
    'contents: write',
    ({ git }, { tree }) => git.createCommit({ message: 'm', tree, parents: [] }),
  ],
  ['git.refs.get', 'contents: read', ({ git }) => git.refs.get('refs/heads/main')],
  [
    'git.refs.create',
    'contents: write',
    ({ git }, { sha }) => git.refs.create({ ref: 'refs/heads/new', sha }),
  ],
  [
    'git.refs.update',
    'contents: write',
    ({ git }, { sha }) => git.refs.update({ ref: BRANCH, sha }, { force: true }),
  ],
  ['pulls.list', 'pull-requests: read', ({ pulls }) => all(pulls.list())],
  ['pulls.create', 'pull-requests: write', ({ pulls }) => pulls.create(PULL)],
];

interface Seed {
  readonly sha: string;
  readonly tree: string;
  readonly blob: string;
  readonly id: number;
  /** Number of a pull request. */
  readonly pull: number;
}

async function seeded(permissions: Permissions) {
  const fixture = await start({ permissions });
  const { remote } = fixture;
  const sha = remote.sha('main') ?? '';
  remote.push({ 'a.txt': 'a' }, { branch: 'next' });
  const { id } = remote.addDeployment({ sha, environment: 'staging' });
  const { number: pull } = remote.addPullRequest({ head: 'other' });
  const [commit] = remote.commits();
  const seed = { sha, tree: commit?.tree ?? '', blob: 'ce013625030ba8dba906f756967f9e9ca394464a', id, pull };
  return { ...fixture, seed };
}

/** `contents: read` as the fake wants it. */
function grant(permission: Permission): Permissions {
  const [name = '', level] = permission.split(': ');
  return { [name]: level };
}

describe('permissions', () => {
  it.each(CALLS)('%s works with exactly %s', async (_, permission, call) => {
    const { repository, seed } = await seeded(grant(permission));
    await call(repository, seed);
  });

  it.each(CALLS)('%s names %s when the token has nothing', async (_, permission, call) => {
    const { repository, seed } = await seeded({});
    const failure = await failureOf(call(repository, seed));
    expect(failure).toMatchObject({
      name: 'GitHubError',
      status: 403,
      answer: 'Resource not accessible by integration',
      temporary: false,
      missingPermission: permission,
      fix: `add "permissions: ${permission}" to the job`,
    });
  });

  it.each(CALLS.filter(([, permission]) => permission.endsWith('write')))(
    '%s needs more than reading',
    async (_, permission, call) => {
      const { repository, seed } = await seeded(grant(permission).contents ? { contents: 'read' } : {});
      expect(await failureOf(call(repository, seed))).toMatchObject({ missingPermission: permission });
    },
  );

  it('info needs no permission of the job', async () => {
    const { repository } = await seeded({});
    expect(await repository.info()).toMatchObject({
      fullName: 'octo/app',
      defaultBranch: 'main',
      private: false,
    });
  });

  it('a 404 names the permission too, as it may hide one', async () => {
    const { repository } = await seeded({ deployments: 'read' });
    expect(await failureOf(all(repository.deployments.statuses(999_999)))).toMatchObject({
      status: 404,
      missingPermission: 'deployments: read',
      fix: 'check that it exists, or add "permissions: deployments: read" to the job',
    });
  });

  it('a repository that is not there or not to be seen', async () => {
    const { client } = await start();
    expect(await failureOf(client.repository('octo/none').info())).toMatchObject({
      status: 404,
      message:
        'GET /repos/octo/none: GitHub answers 404, Not Found. To fix it, check the name of the repository and that the token may see it',
    });
  });

  it('a token that is not valid is not called a missing permission', async () => {
    const { client } = await start({}, { token: 'ghs_wrong' });
    const failure = await failureOf(client.repository('octo/app').info());
    expect(failure).toMatchObject({ status: 401, answer: 'Bad credentials', missingPermission: undefined });
    expect(String((failure as GitHubError).fix)).toContain('github.token');
    expect(JSON.stringify(failure) + String(failure)).not.toContain('ghs_wrong');
  });

  it.each([
    ['Repository was archived so is read-only.', 'take the repository out of the archive'],
    [
      'Resource protected by organization SAML enforcement.',
      'authorize the token for the organization (single sign-on)',
    ],
    [
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission',
      'use a token of an app with the right "workflows": GITHUB_TOKEN never has it',
    ],
  ])('%j is no missing permission of the job', async (message, fix) => {
    const { repository, github } = await start();
    github.fail({ action: { status: 403, body: { message } } });
    expect(await failureOf(repository.git.createBlob('x'))).toMatchObject({
      missingPermission: undefined,
      fix,
    });
  });
});
