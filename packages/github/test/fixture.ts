import {
  type GitHubOptions,
  startGitHub,
  type TestGitHub,
  type TestRepository,
} from '@container-kit/testing';
import { expect, onTestFinished } from 'vitest';
import { GitHubClient, type GitHubClientOptions, type Repository, type Wait } from '../src/index.ts';

/** Name of the repository that tests use. */
export const NAME = 'octo/app';

/** A client, the GitHub it speaks to, and the clock of both. */
export interface Fixture {
  readonly github: TestGitHub;
  readonly client: GitHubClient;
  /** As the client sees the repository. */
  readonly repository: Repository;
  /** As the test sees it. */
  readonly remote: TestRepository;
  /** The pauses of the client so far. They take no time: the clock jumps. */
  readonly waits: readonly Wait[];
  readonly clock: Clock;
}

/** A clock that moves only when somebody sleeps. */
export interface Clock {
  ms: number;
}

/** Everything that the client may ever ask for. */
export const ALL_PERMISSIONS = {
  attestations: 'read',
  checks: 'read',
  contents: 'write',
  deployments: 'write',
  packages: 'write',
  'pull-requests': 'write',
  'security-events': 'write',
  statuses: 'read',
} as const;

/** Starts a GitHub that ends with the test, which must not have seen anything undocumented by then. */
export async function start(
  options: GitHubOptions = {},
  clientOptions: Partial<GitHubClientOptions> = {},
): Promise<Fixture> {
  const clock = { ms: Date.UTC(2026, 0, 2, 3, 4, 5) };
  const github = await startGitHub({
    repositories: { [NAME]: { files: { 'README.md': 'hello\n' } } },
    permissions: ALL_PERMISSIONS,
    now: () => clock.ms,
    ...options,
  });
  const waits: Wait[] = [];
  const client = new GitHubClient({
    token: github.token,
    env: { GITHUB_API_URL: github.url },
    now: () => clock.ms,
    random: () => 1,
    sleep: async (ms) => {
      clock.ms += ms;
    },
    onWait: (wait) => void waits.push(wait),
    ...clientOptions,
  });
  onTestFinished(async () => {
    client.close();
    await github.close();
    expect(github.violations).toEqual([]);
  });
  return {
    github,
    client,
    repository: client.repository(NAME),
    remote: github.repository(NAME),
    waits,
    clock,
  };
}

/** All items of a list. */
export async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** What a promise was rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );
}
