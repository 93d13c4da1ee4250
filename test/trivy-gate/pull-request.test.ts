import { symlinkSync } from 'node:fs';
import type { GitHubOptions, StepResult, TestGitHub } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { errorOf, gitHubWith, REPOSITORY, registryWith, workspaceWithPolicy } from '../promote/harness.ts';
import {
  BASE_LAYER,
  countsOf,
  LEFT_PAD,
  LODASH,
  layoutWith,
  pullRequestEvent,
  pushLayout,
  scannerInputs,
  trivyGate,
} from './harness.ts';

const POLICY = '.github/container-kit.yml';
const ON_PULLS = { contents: 'read', 'pull-requests': 'write' } as const;
/** What a pull request from a fork gets, whatever the workflow asks for. */
const FORK = { contents: 'read', 'pull-requests': 'read' } as const;

/** A repository with a pull request. */
async function pullRequest(options: Partial<GitHubOptions> = {}, files: Record<string, string> = {}) {
  const api = await gitHubWith({
    permissions: ON_PULLS,
    repositories: { [REPOSITORY]: { files: { 'README.md': 'hello\n', ...files } } },
    ...options,
  });
  const repository = api.repository(REPOSITORY);
  repository.push({ 'app.js': '1' }, { branch: 'change' });
  const { number } = repository.addPullRequest({ head: 'change' });
  return { api, repository, number, event: pullRequestEvent(api, number) };
}

/** Requests that change something, as `POST /path`. */
function writesOf(api: TestGitHub): readonly string[] {
  return api.requests
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
    .map(({ method, path }) => `${method} ${path}`);
}

/** An exception from a finding of {@link LEFT_PAD}. */
function exception(id: string): string {
  return `gate:\n  exceptions:\n    - { id: ${id}, package: pkg:npm/left-pad, reason: not called, owner: '@org/web', expires: 2099-12-31 }\n`;
}

/** What a red step must show whoever may write what. */
function expectRed(step: StepResult): void {
  expect(step.outputs.outcome, step.log).toBe('policy-failed');
  expect(step.conclusion).toBe('failure');
  expect(step.summary).toContain('CVE-2026-0003');
  expect(step.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'Dockerfile' }));
}

describeWith(['trivy'], 'trivy-gate on a pull request', (tools) => {
  test('writes a comment, updates it, and leaves it alone when nothing has changed', async () => {
    const registry = await registryWith();
    await pushLayout(registry, 'app', 'main', { layers: [BASE_LAYER] });
    const { api, repository, number, event } = await pullRequest();
    const inputs = { ...(await scannerInputs(registry, tools)), baseline: `ref:${registry.host}/app:main` };
    let runs = 0;
    const gate = async (...layers: Parameters<typeof layoutWith>[0]['layers']) => {
      const { folder } = await layoutWith({ layers: [BASE_LAYER, ...layers] });
      const workspace = workspaceWith({});
      // The same name each time, as a workflow has it: the comment belongs to it.
      symlinkSync(folder, `${workspace}/image`);
      runs += 1;
      return trivyGate(
        { ...inputs, input: 'image' },
        { api, event, workspace, github: { run_id: String(runs) } },
      );
    };

    const red = await gate(LEFT_PAD);
    expect(red.violations).toEqual([]);
    expect(red.outputs.outcome, red.log).toBe('policy-failed');
    expect(countsOf(red)).toMatchObject({
      critical: { existing: 1, gating: 0 },
      high: { new: 1, gating: 1 },
    });
    expect(repository.comments).toMatchObject([{ number, body: expect.stringContaining('CVE-2026-0003') }]);
    const first = repository.comments[0]?.body;

    const other = await gate({ ...LEFT_PAD, node: { ...LEFT_PAD.node, lodash: '4.17.21' } });
    expect(other.outputs.outcome, other.log).toBe('policy-failed');
    expect(repository.comments).toHaveLength(1);
    expect(repository.comments[0]?.body).not.toBe(first);

    const written = writesOf(api).length;
    const again = await gate({ ...LEFT_PAD, node: { ...LEFT_PAD.node, lodash: '4.17.21' } });
    expect(again.log).toContain('unchanged');
    expect(writesOf(api)).toHaveLength(written);

    // Mended: the same comment says so.
    const green = await gate();
    expect(green.outputs.outcome, green.log).toBe('passed');
    expect(repository.comments).toHaveLength(1);
    expect(repository.comments[0]?.body).not.toContain('CVE-2026-0003');
  });

  test('does not touch a comment that somebody else wrote with its marker', async () => {
    const registry = await registryWith();
    const { api, repository, number, event } = await pullRequest();
    const { folder } = await layoutWith({ layers: [LEFT_PAD] });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder };
    await trivyGate(inputs, { api, event });
    const [own] = repository.comments;
    const planted = repository.addComment({ number, body: own?.body ?? '' });
    const step = await trivyGate({ ...inputs, severity: 'CRITICAL' }, { api, event });
    expect(step.log).toContain('updated');
    expect(repository.comments.find(({ id }) => id === planted.id)?.body).toBe(planted.body);
    expect(repository.comments).toHaveLength(2);
  });

  test('judges by the policy of the base branch, and shows what the head adds as pending', async () => {
    const registry = await registryWith();
    const { api, event } = await pullRequest({}, { [POLICY]: 'gate:\n  severity: [HIGH, CRITICAL]\n' });
    const { folder } = await layoutWith({ layers: [LEFT_PAD], provenance: {} });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder };
    const workspace = workspaceWithPolicy(`${exception('CVE-2026-0003')}  severity: none\n`);
    const step = await trivyGate(inputs, { api, event, workspace });
    expectRed(step);
    expect(countsOf(step)).toMatchObject({ high: { gating: 1, excepted: 0 } });
    expect(step.summary).toContain('in force once it is merged');
    expect(step.summary).toContain('not called');
  });

  test('takes exceptions, ignore files and VEX documents of the base branch', async () => {
    const registry = await registryWith();
    const vex = (product: string) =>
      JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.com/vex',
        author: 'example',
        timestamp: '2026-01-01T00:00:00Z',
        version: 1,
        statements: [
          {
            vulnerability: { name: 'CVE-2026-0001' },
            products: [{ '@id': product }],
            status: 'not_affected',
            justification: 'vulnerable_code_not_in_execute_path',
          },
        ],
      });
    const files = {
      [POLICY]: exception('CVE-2026-0003'),
      '.trivyignore': 'CVE-2026-0002\n',
      'vex.json': vex('pkg:apk/alpine/openssl'),
    };
    const { api, event } = await pullRequest({}, files);
    const { folder } = await layoutWith({ layers: [BASE_LAYER, LEFT_PAD] });
    const inputs = {
      ...(await scannerInputs(registry, tools)),
      input: folder,
      trivyignores: '.trivyignore',
      vex: 'vex.json',
    };
    // The head has none of the files.
    const step = await trivyGate(inputs, { api, event, workspace: workspaceWith({}) });
    expect(step.outputs.outcome, step.log).toBe('passed');

    // The head alone has them: nothing is excused, and a file that the base lacks is named.
    const bare = await pullRequest();
    const missing = await trivyGate(inputs, {
      api: bare.api,
      event: bare.event,
      workspace: workspaceWith(files),
    });
    expect(missing.outputs.outcome, missing.log).toBe('scan-error');
    expect(errorOf(missing)).toContain('there is no file');
    expect(errorOf(missing)).toContain('base branch');
    const { trivyignores: _, vex: __, ...plain } = inputs;
    const red = await trivyGate(plain, { api: bare.api, event: bare.event, workspace: workspaceWith(files) });
    expect(red.outputs.outcome, red.log).toBe('policy-failed');
    expect(countsOf(red)).toMatchObject({ high: { gating: 2 }, critical: { gating: 1 } });
  });

  test('in the merge queue the base of the group counts', async () => {
    const registry = await registryWith();
    const { api, repository } = await pullRequest({}, { [POLICY]: exception('CVE-2026-0003') });
    const sha = repository.sha('refs/heads/main') ?? '';
    const { folder } = await layoutWith({ layers: [LEFT_PAD] });
    const step = await trivyGate(
      { ...(await scannerInputs(registry, tools)), input: folder },
      {
        api,
        event: { name: 'merge_group', payload: { merge_group: { base_sha: sha, head_sha: sha } } },
        workspace: workspaceWithPolicy('gate:\n  severity: [LOW, MEDIUM, HIGH, CRITICAL]\n'),
      },
    );
    expect(step.outputs.outcome, step.log).toBe('passed');
    expect(countsOf(step)).toMatchObject({ high: { excepted: 1 } });
    expect(repository.comments).toEqual([]);
  });

  test('from a fork: no comment, and red all the same, in summary and annotations', async () => {
    const registry = await registryWith();
    const { api, repository, number } = await pullRequest({ permissions: FORK });
    const { folder } = await layoutWith({ layers: [LEFT_PAD], provenance: {} });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder };
    const event = pullRequestEvent(api, number, 'somebody/app');
    const step = await trivyGate(inputs, { api, event });
    expectRed(step);
    expect(step.violations).toEqual([]);
    expect(repository.comments).toEqual([]);
    expect(step.annotations).toContainEqual({
      level: 'notice',
      message: expect.stringContaining('No comment'),
    });
  });

  test('with "comment: true" a comment that may not be written is a failure, after the outputs', async () => {
    const registry = await registryWith();
    const { api, event } = await pullRequest({ permissions: FORK });
    const { folder } = await layoutWith({ layers: [LODASH] });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder, comment: 'true' };
    const step = await trivyGate(inputs, { api, event });
    expect(step.conclusion).toBe('failure');
    expect(step.outputs.outcome).toBe('passed');
    expect(step.outputs.report).toBeDefined();
    expect(errorOf(step)).toContain('pull-requests: write');
    expect(step.summary).not.toContain('Not scanned');
  });

  test('a token that may not read the base branch is told from a base branch without policy', async () => {
    const registry = await registryWith();
    const { api, event } = await pullRequest({ permissions: {} });
    const { folder } = await layoutWith({ layers: [LODASH] });
    const step = await trivyGate(
      { ...(await scannerInputs(registry, tools)), input: folder },
      { api, event },
    );
    expect(step.conclusion).toBe('failure');
    expect(step.outputs.outcome).toBe('scan-error');
    expect(errorOf(step)).toContain('contents: read');
  });
});

describeWith(['trivy'], 'trivy-gate and code scanning', (tools) => {
  const CODE_SCANNING = { contents: 'read', 'security-events': 'write' } as const;

  test('uploads one category for each platform', async () => {
    const registry = await registryWith();
    const { api, repository } = await pullRequest({ permissions: CODE_SCANNING });
    const { folder } = await layoutWith({
      platforms: ['linux/amd64', 'linux/arm64'],
      layers: [BASE_LAYER, LEFT_PAD],
      provenance: { baseLayers: 1 },
    });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder, 'upload-sarif': 'true' };
    const step = await trivyGate(inputs, { api });
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(repository.sarifs.flatMap(({ errors }) => errors)).toEqual([]);
    const runs = repository.sarifs.flatMap(
      ({ sarif }) => (sarif as { runs: { automationDetails: { id: string } }[] }).runs,
    );
    const categories = runs.map(({ automationDetails }) => automationDetails.id);
    expect(new Set(categories).size).toBe(2);
    expect(categories.join()).toMatch(/amd64.*arm64/);
    expect(repository.sarifs[0]).toMatchObject({ ref: 'refs/heads/main', commitSha: repository.sha('main') });
  });

  test('names the permission that is missing, after the outputs are set', async () => {
    const registry = await registryWith();
    const { api } = await pullRequest({ permissions: { contents: 'read' } });
    const { folder } = await layoutWith({ layers: [LODASH] });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder, 'upload-sarif': 'true' };
    const step = await trivyGate(inputs, { api });
    expect(step.conclusion).toBe('failure');
    expect(step.outputs.outcome).toBe('passed');
    expect(errorOf(step)).toContain('security-events: write');
  });
});
