import type { TestGitHub, TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { errorOf, gitHubWith, promote, REPOSITORY, registryWith, seed } from './harness.ts';

const WRITE = { contents: 'write', deployments: 'write', 'pull-requests': 'write' } as const;

/** A registry with an image, and a repository whose Compose file names it. */
async function start(): Promise<{ registry: TestRegistry; api: TestGitHub; digest: string; image: string }> {
  const registry = await registryWith();
  const { digest } = await seed(registry, 'team/app', '1.0');
  const image = `${registry.host}/prod/app`;
  const files = { 'compose.yaml': composeOf(`${image}:old`), 'other.yaml': 'a: 1\n' };
  const api = await gitHubWith({ repositories: { [REPOSITORY]: { files } }, permissions: WRITE });
  return { registry, api, digest, image };
}

function composeOf(image: string): string {
  return `services:\n  app:\n    image: ${image} # keep\n`;
}

function inputsFor({ registry, image }: { registry: TestRegistry; image: string }, commit: string) {
  return {
    source: `${registry.host}/team/app:1.0`,
    destination: `${image}:stable`,
    environment: 'production',
    manifests: '*.yaml\n!other.yaml',
    commit,
  };
}

describe('commit: push', () => {
  test('changes one value on the branch of the run', async () => {
    const all = await start();
    const result = await promote(inputsFor(all, 'push'), { api: all.api });
    expect(result.conclusion, result.log).toBe('success');
    const repository = all.api.repository(REPOSITORY);
    const [commit, parent] = repository.commits();
    expect(commit?.sha).toBe(result.outputs.commit);
    expect(commit?.message).toContain(all.digest);
    expect(repository.file('compose.yaml')).toBe(composeOf(`${all.image}:stable@${all.digest}`));
    expect(repository.file('other.yaml')).toBe('a: 1\n');
    expect(repository.file('compose.yaml', parent?.sha)).toBe(composeOf(`${all.image}:old`));
    expect(result.outputs['pull-request']).toBeUndefined();
  });

  test('starts again on the commit of somebody who pushed in between', async () => {
    const all = await start();
    const repository = all.api.repository(REPOSITORY);
    all.api.interrupt({ method: 'PATCH', path: /\/git\/refs\/heads/ }, () => {
      repository.push({ 'compose.yaml': `# theirs\n${composeOf(`${all.image}:old`)}` });
    });
    const result = await promote(inputsFor(all, 'push'), { api: all.api });
    expect(result.conclusion, result.log).toBe('success');
    expect(repository.file('compose.yaml')).toBe(
      `# theirs\n${composeOf(`${all.image}:stable@${all.digest}`)}`,
    );
    expect(repository.commits()).toHaveLength(3);
  });

  test('to a branch that nobody may push to says so, and that the tags have moved', async () => {
    const all = await start();
    all.api.repository(REPOSITORY).protect('main');
    const result = await promote(inputsFor(all, 'push'), { api: all.api });
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(all.registry.manifest('prod/app', 'stable')?.digest).toBe(all.digest);
    expect(result.summary).toContain('| Now |');
    expect(result.annotations.find(({ level }) => level === 'warning')?.message).toBe(
      `By then these tags had moved: ${all.image}:stable. Running the step again finishes the rest`,
    );
    expect(errorOf(result)).toMatch(/protected|rule/i);
  });

  test('without a token fails before anything happens', async () => {
    const all = await start();
    const result = await promote({ ...inputsFor(all, 'push'), environment: '', 'github-token': '' });
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(errorOf(result)).toContain('input "commit" is "push", and there is no token for GitHub');
    expect(errorOf(result)).toContain('Fix: set "github-token"');
    expect(all.registry.tags('prod/app')).toEqual([]);
  });

  test('manifests without the image fail before anything happens', async () => {
    const all = await start();
    const result = await promote({ ...inputsFor(all, 'push'), image: 'ghcr.io/other/app' }, { api: all.api });
    expect(result.outputs.outcome, result.log).toBe('failed');
    expect(errorOf(result)).toContain('ghcr.io/other/app');
    expect(all.registry.tags('prod/app')).toEqual([]);
    expect(all.api.repository(REPOSITORY).deployments).toEqual([]);
  });
});

describe('commit: pull-request', () => {
  test('opens one, and the next promotion brings it up to date', async () => {
    const all = await start();
    const first = await promote(inputsFor(all, 'pull-request'), { api: all.api });
    expect(first.conclusion, first.log).toBe('success');
    const next = await seed(all.registry, 'team/app', '1.0', 'next');
    const second = await promote(inputsFor(all, 'pull-request'), { api: all.api });
    expect(second.outputs['pull-request'], second.log).toBe(first.outputs['pull-request']);
    const repository = all.api.repository(REPOSITORY);
    expect(repository.pulls).toHaveLength(1);
    expect(repository.pulls[0]?.body).toContain(next.digest);
    expect(repository.file('compose.yaml', second.outputs.commit)).toBe(
      composeOf(`${all.image}:stable@${next.digest}`),
    );
    expect(repository.file('compose.yaml')).toBe(composeOf(`${all.image}:old`));
  });
});

test('the token of a pull request from a fork may not deploy: nothing moves', async () => {
  const all = await start();
  all.api.setPermissions({ contents: 'read', 'pull-requests': 'read' });
  const payload = { pull_request: { number: 7, head: { repo: { full_name: 'fork/app', fork: true } } } };
  const result = await promote(
    { ...inputsFor(all, 'none'), manifests: '' },
    { api: all.api, event: { name: 'pull_request', payload } },
  );
  expect(result.outputs.outcome, result.log).toBe('failed');
  expect(errorOf(result)).toContain('deployments: write');
  expect(all.registry.tags('prod/app')).toEqual([]);
  expect(all.api.repository(REPOSITORY).deployments).toEqual([]);
});
