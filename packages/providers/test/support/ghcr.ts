import { GitHubClient } from '@container-kit/github';
import { RegistryClient } from '@container-kit/registry';
import {
  type GitHubOptions,
  startGitHub,
  startRegistry,
  type TestGitHub,
  type TestRegistry,
} from '@container-kit/testing';
import { expect, onTestFinished } from 'vitest';
import { MemoryEdgeCache, openProvider, type Provider, type ReadInventoryOptions } from '../../src/index.ts';
import { Images } from './images.ts';

export const NAME = 'octo/app';
export const DAY = 24 * 60 * 60 * 1000;

/** A GitHub with its registry, and a provider for both. All have one clock, which moves only when somebody sleeps. */
export interface Ghcr {
  readonly clock: { ms: number };
  readonly registry: TestRegistry;
  readonly github: TestGitHub;
  readonly images: Images;
  readonly client: RegistryClient;
  readonly provider: Provider;
  /** Id of the version of a digest. */
  readonly idOf: (digest: string) => number;
  /** Pages of versions that were read. */
  readonly pages: () => number;
  /** Manifests and tag lists that were read from the registry. */
  readonly reads: (what: 'manifests' | 'tags' | 'blobs') => number;
}

/** Starts one that ends with the test, and must not have seen anything undocumented by then. */
export async function startGhcr(options: GitHubOptions = {}): Promise<Ghcr> {
  const clock = { ms: Date.UTC(2026, 0, 2) };
  const registry = await startRegistry({ profile: 'ghcr' });
  const github = await startGitHub({
    registry,
    permissions: { packages: 'write' },
    now: () => clock.ms,
    ...options,
  });
  const sleep = async (ms: number): Promise<void> => {
    clock.ms += ms;
  };
  const time = { now: () => clock.ms, sleep, random: () => 0.5 };
  const client = new RegistryClient({
    env: {},
    credentials: { get: async () => undefined },
    certsDir: '/nonexistent',
    ...time,
  });
  const api = new GitHubClient({ token: github.token, env: { GITHUB_API_URL: github.url }, ...time });
  onTestFinished(async () => {
    api.close();
    client.close();
    await github.close();
    await registry.close();
    expect(github.violations).toEqual([]);
  });
  const provider = await openProvider({
    host: registry.host,
    kind: 'ghcr',
    openClient: async () => client,
    github: api,
    now: time.now,
  });
  return {
    clock,
    registry,
    github,
    client,
    provider,
    images: new Images(registry, NAME),
    idOf: (digest) => github.package(NAME).version(digest).id,
    pages: () => github.requests.filter(({ path }) => path.endsWith('/versions')).length,
    reads: (what) => registry.requests.filter(({ path }) => path.includes(`/${what}/`)).length,
  };
}

/** How to read an inventory, by default as deep as without rules. */
export function reading(options: Partial<ReadInventoryOptions> = {}): ReadInventoryOptions {
  return { known: new MemoryEdgeCache(), depth: 'roots', signal: new AbortController().signal, ...options };
}
