import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alpineFiles, startRegistry, type TestGitHub } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { runWorkflow } from '../build-push/act.ts';
import { type Files, workspaceWith } from '../build-push/harness.ts';
import { gitHubWith } from '../promote/harness.ts';
import { pullRequestEvent, scannerInputs } from './harness.ts';

const REPOSITORY = 'example/app';

/** The context of a build: an image of files alone, with an application above the base. */
function context(name: string, packages: Readonly<Record<string, string>>): Files {
  const base = alpineFiles({ release: '3.22.1', packages: { openssl: '3.5.0-r0' } });
  const files = {
    Dockerfile: 'FROM scratch\nCOPY base /\nCOPY app /app\n',
    'app/index.js': '',
    ...prefixed('base', base),
    ...Object.fromEntries(
      Object.entries(packages).map(([module, version]) => [
        `app/node_modules/${module}/package.json`,
        JSON.stringify({ name: module, version }),
      ]),
    ),
  };
  return prefixed(name, files) as Files;
}

function prefixed(folder: string, files: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Builds a context into one and the same file, and gates it. */
function buildAndGate(
  id: string,
  folder: string,
  inputs: Readonly<Record<string, string>>,
  handed: string,
): string {
  const lines = Object.entries(inputs).map(([input, value]) => `          ${input}: ${value}`);
  return `      - uses: org/container-kit/build-push@v1
        with:
          context: ${folder}
          images: localhost/example/app
          provenance: mode=max
          outputs: type=oci,dest=${handed}/image.tar
      - uses: org/container-kit/trivy-gate@v1
        id: ${id}
        continue-on-error: true
        with:
          input: ${handed}/image.tar
${lines.join('\n')}
      - env:
          STEP: \${{ toJSON(steps.${id}) }}
        run: printf %s "$STEP" > '${handed}/${id}.json'
`;
}

/** act itself has its own idea of GitHub, and of the pull request. */
function speakingTo(api: TestGitHub, event: object, folder: string): Readonly<Record<string, string>> {
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(event));
  const variables = {
    GITHUB_API_URL: api.url,
    GITHUB_SHA: api.repository(REPOSITORY).sha('refs/heads/main'),
    GITHUB_REF: 'refs/pull/1/merge',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: path,
  };
  const script = 'Object.assign(process.env,JSON.parse(process.env.TEST_GITHUB))';
  return { TEST_GITHUB: JSON.stringify(variables), NODE_OPTIONS: `--import=data:text/javascript,${script}` };
}

describeWith(['act', 'docker', 'trivy'], 'trivy-gate in a workflow', (tools) => {
  test('a pull request is red for what it brings: comment created, updated, untouched; findings uploaded', async () => {
    await using registry = await startRegistry();
    const api = await gitHubWith({
      repositories: { [REPOSITORY]: { files: { 'README.md': 'hello\n' } } },
      permissions: { contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
    });
    const repository = api.repository(REPOSITORY);
    repository.push({ 'app.js': '1' }, { branch: 'change' });
    const { number } = repository.addPullRequest({ head: 'change' });
    const handed = workspaceWith({});
    const inputs = {
      ...(await scannerInputs(registry, tools)),
      baseline: `ref:${registry.host}/example/app:main`,
      'upload-sarif': 'true',
    };
    const workflow = `on: pull_request
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/build-push@v1
        with:
          context: base
          tags: ${registry.host}/example/app:main
          push: true
${buildAndGate('same', 'base', inputs, handed)}${buildAndGate('worse', 'head', inputs, handed)}${buildAndGate('again', 'head', inputs, handed)}`;
    const { exitCode, log } = await runWorkflow(workflow, {
      act: tools.act,
      tools: tools.env,
      event: 'pull_request',
      files: {
        ...context('base', { lodash: '4.17.21' }),
        ...context('head', { lodash: '4.17.21', 'left-pad': '1.3.0' }),
      },
      token: api.token,
      env: speakingTo(api, pullRequestEvent(api, number, REPOSITORY, REPOSITORY).payload ?? {}, handed),
    });
    expect(exitCode, log).toBe(0);
    const step = (name: string) => JSON.parse(readFileSync(join(handed, `${name}.json`), 'utf8'));

    // The critical finding of the base is old, and no reason to stop.
    expect(step('same')).toMatchObject({ outcome: 'success', outputs: { outcome: 'passed' } });
    for (const name of ['worse', 'again']) {
      const { outcome, outputs } = step(name);
      expect(outcome, log).toBe('failure');
      expect(outputs.outcome).toBe('policy-failed');
      expect(JSON.parse(outputs.counts)).toMatchObject({
        critical: { total: 1, new: 0, existing: 1, gating: 0 },
        high: { total: 1, new: 1, existing: 0, gating: 1 },
      });
    }
    const results = ['created', 'updated', 'unchanged'];
    expect([...log.matchAll(/Comment on pull request 1: (\w+)/g)].map(([, result]) => result)).toEqual(
      results,
    );
    expect(repository.comments).toHaveLength(1);
    expect(repository.comments[0]?.body).toContain('CVE-2026-0003');
    expect(repository.sarifs).toHaveLength(3);
    expect(repository.sarifs.flatMap(({ errors }) => errors)).toEqual([]);
    expect(JSON.stringify(repository.sarifs[1]?.sarif)).toContain('"startLine":3');
  });
});
