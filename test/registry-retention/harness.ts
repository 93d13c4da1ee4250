/** Runs the committed bundle of registry-retention as a step. */
import { resolve } from 'node:path';
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
} from '@container-kit/testing';
import { expect, onTestFinished } from 'vitest';

/** The folder that `uses: org/container-kit/registry-retention@v1` names. */
export const RETENTION = resolve(import.meta.dirname, '../../registry-retention');

/** Name of the repository that runs the workflow. */
export const REPOSITORY = 'octo-org/app';

const DAY = 86_400_000;

/** A moment so many days ago. */
export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY);
}

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
    permissions: { contents: 'read' },
    ...options,
  });
  onTestFinished(async () => {
    await github.close();
    expect(github.violations).toEqual([]);
  });
  return github;
}

/** Runs one step. */
export function retain(
  inputs: Readonly<Record<string, string>>,
  settings: Partial<Omit<StepOptions, 'action' | 'with'> & JobOptions> & { readonly api?: TestGitHub } = {},
): Promise<StepResult> {
  const { api, ...options } = settings;
  return runAction({
    action: RETENTION,
    ...options,
    ...(api === undefined ? {} : { githubToken: api.token }),
    github: {
      repository: REPOSITORY,
      ...(api === undefined ? {} : { api_url: api.url }),
      ...options.github,
    },
    with: inputs,
  });
}

/** What the step says went wrong; empty when nothing did. */
export function errorOf({ annotations }: StepResult): string {
  return annotations.find(({ level }) => level === 'error')?.message ?? '';
}
