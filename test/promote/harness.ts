/** Runs the committed bundle of promote as a step, against an in-process registry and an in-process GitHub. */
import { join, resolve } from 'node:path';
import {
  createCredentialStore,
  type Digest,
  digestOf,
  MEDIA_TYPE,
  openLayout,
  pushGraph,
  RegistryClient,
  verifyLayout,
} from '@container-kit/registry';
import {
  type GitHubOptions,
  type JobOptions,
  type RegistryOptions,
  runAction,
  type StepOptions,
  type StepResult,
  startGitHub,
  startRegistry,
  type TestGitHub,
  type TestRegistry,
  writeSampleLayout,
} from '@container-kit/testing';
import { expect, onTestFinished } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';

/** The folder that `uses: org/container-kit/promote@v1` names. */
export const PROMOTE = resolve(import.meta.dirname, '../../promote');

/** Name of the repository that runs the workflow. */
export const REPOSITORY = 'octo-org/app';

/** Starts a registry that ends with the test. */
export async function registryWith(options: RegistryOptions = {}): Promise<TestRegistry> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.close());
  return registry;
}

/** Starts a GitHub that ends with the test, and must not have seen anything undocumented by then. */
export async function gitHubWith(options: Partial<GitHubOptions> = {}): Promise<TestGitHub> {
  const github = await startGitHub({
    repositories: { [REPOSITORY]: { files: { 'README.md': 'hello\n' } } },
    permissions: { contents: 'write', deployments: 'write', checks: 'read', 'pull-requests': 'write' },
    ...options,
  });
  onTestFinished(async () => {
    await github.close();
    expect(github.violations).toEqual([]);
  });
  return github;
}

/** An image in a registry, with a signature that is a referrer of its index. */
export interface Seeded {
  readonly digest: Digest;
  readonly signature: Digest;
}

/** Pushes an image of two platforms and a referrer. @param content makes different images different */
export async function seed(
  registry: TestRegistry,
  repository: string,
  tag: string,
  content = 'one',
): Promise<Seeded> {
  const folder = workspaceWith({});
  await writeSampleLayout(folder, {
    'linux/amd64': [{ 'shared.txt': 'shared' }, { 'arch.txt': `amd64 ${content}` }],
    'linux/arm64': [{ 'shared.txt': 'shared' }, { 'arch.txt': `arm64 ${content}` }],
  });
  const layout = await openLayout(folder);
  const graph = await verifyLayout(layout);
  using client = new RegistryClient({ credentials: createCredentialStore({ env: {} }) });
  await pushGraph({ graph, layout, client, destinations: [{ registry: registry.host, repository, tag }] });
  const target = client.repository(registry.host, repository);
  const signature = await attach(target, graph.root.descriptor);
  return { digest: graph.root.descriptor.digest, signature };
}

async function attach(
  target: ReturnType<RegistryClient['repository']>,
  { mediaType, digest, size }: { readonly mediaType: string; readonly digest: Digest; readonly size: number },
): Promise<Digest> {
  const content = Buffer.from('{}');
  const empty = { mediaType: MEDIA_TYPE.ociEmpty, digest: digestOf(content), size: content.length };
  await target.uploadBlob(empty, async function* () {
    yield content;
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.ociManifest,
    artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json',
    config: empty,
    layers: [empty],
    subject: { mediaType, digest, size },
  };
  return target.putReferrer(Buffer.from(JSON.stringify(manifest)), MEDIA_TYPE.ociManifest);
}

/** Runs one step. */
export function promote(
  inputs: Readonly<Record<string, string>>,
  settings: Partial<Omit<StepOptions, 'action' | 'with'> & JobOptions> & { readonly api?: TestGitHub } = {},
): Promise<StepResult> {
  const { api, ...options } = settings;
  return runAction({
    action: PROMOTE,
    ...options,
    ...(api === undefined ? {} : { githubToken: api.token }),
    github: {
      repository: REPOSITORY,
      ...(api === undefined
        ? {}
        : { api_url: api.url, sha: api.repository(REPOSITORY).sha('refs/heads/main') ?? '' }),
      ...options.github,
    },
    with: inputs,
  });
}

/** A workspace with a policy file. */
export function workspaceWithPolicy(policy: string, files: Readonly<Record<string, string>> = {}): string {
  return workspaceWith({ ...files, [join('.github', 'container-kit.yml')]: policy });
}

/** What the step says went wrong; empty when nothing did. */
export function errorOf({ annotations }: StepResult): string {
  return annotations.find(({ level }) => level === 'error')?.message ?? '';
}
