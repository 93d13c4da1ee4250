/** Runs the committed bundle of trivy-gate as a step: with the real Trivy, and a database and images of the test's own. */
import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createCredentialStore,
  type Digest,
  openLayout,
  pushGraph,
  RegistryClient,
  verifyLayout,
} from '@container-kit/registry';
import {
  type Advisory,
  type JobOptions,
  publishTrivyDatabase,
  runAction,
  type StepOptions,
  type StepResult,
  type TestGitHub,
  type TestRegistry,
  type VulnerableLayout,
  type WrittenLayout,
  writeVulnerableLayout,
} from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { REPOSITORY } from '../promote/harness.ts';

/** The folder that `uses: org/container-kit/trivy-gate@v1` names. */
export const TRIVY_GATE = resolve(import.meta.dirname, '../../trivy-gate');

/** What the database of the tests knows. */
export const ADVISORIES: readonly Advisory[] = [
  {
    id: 'CVE-2026-0001',
    severity: 'CRITICAL',
    ecosystem: 'alpine 3.22',
    package: 'openssl',
    fixedVersion: '3.5.1-r0',
  },
  {
    id: 'CVE-2026-0002',
    severity: 'HIGH',
    ecosystem: 'alpine 3.22',
    package: 'busybox',
    fixedVersion: '1.37.0-r9',
  },
  { id: 'CVE-2026-0003', severity: 'HIGH', ecosystem: 'npm', package: 'left-pad', fixedVersion: '1.3.1' },
  { id: 'CVE-2026-0004', severity: 'MEDIUM', ecosystem: 'npm', package: 'lodash', fixedVersion: '4.17.22' },
  { id: 'CVE-2026-0005', severity: 'CRITICAL', ecosystem: 'npm', package: 'lodash' },
];

/** Alpine with one critical and one high finding. */
export const BASE_LAYER = {
  line: 1,
  alpine: { release: '3.22.1', packages: { openssl: '3.5.0-r0', busybox: '1.37.0-r8' } },
};

/** An application with a high finding. */
export const LEFT_PAD = { line: 3, node: { 'left-pad': '1.3.0' } };

/** An application with a medium finding, and a critical one that nobody has fixed. */
export const LODASH = { line: 4, node: { lodash: '4.17.21' } };

/** An image on disk. */
export function layoutWith(settings: VulnerableLayout): Promise<WrittenLayout> {
  return writeVulnerableLayout(mkdtempSync(join(testFolder('trivy-gate'), 'layout-')), settings);
}

/** Pushes an image. @param login where the registry wants one @returns its digest */
export async function pushLayout(
  registry: TestRegistry,
  repository: string,
  tag: string,
  settings: VulnerableLayout,
  login?: { readonly username: string; readonly password: string },
): Promise<Digest> {
  const layout = await openLayout((await layoutWith(settings)).folder);
  const graph = await verifyLayout(layout);
  const credentials =
    login === undefined
      ? createCredentialStore({ env: {} })
      : { get: async () => ({ kind: 'basic' as const, ...login }) };
  using client = new RegistryClient({ credentials });
  await pushGraph({ graph, layout, client, destinations: [{ registry: registry.host, repository, tag }] });
  return graph.root.descriptor.digest;
}

/** Inputs that take the Trivy of this machine, and the database of the tests from a registry. */
export async function scannerInputs(
  registry: TestRegistry,
  { trivy }: { readonly trivy: string },
  advisories: readonly Advisory[] = ADVISORIES,
): Promise<Readonly<Record<string, string>>> {
  const { repository } = await publishTrivyDatabase(registry, advisories);
  return { 'trivy-path': trivy, 'db-repository': repository };
}

/** Runs one step. */
export function trivyGate(
  inputs: Readonly<Record<string, string>>,
  settings: Partial<Omit<StepOptions, 'action' | 'with'> & JobOptions> & { readonly api?: TestGitHub } = {},
): Promise<StepResult> {
  const { api, ...options } = settings;
  return runAction({
    action: TRIVY_GATE,
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

/** The event of a pull request whose base is the tip of `main`. */
export function pullRequestEvent(
  api: TestGitHub,
  number: number,
  head = REPOSITORY,
  repository = REPOSITORY,
): NonNullable<JobOptions['event']> {
  const sha = api.repository(repository).sha('refs/heads/main');
  return {
    name: 'pull_request',
    payload: {
      number,
      pull_request: { number, base: { sha, ref: 'main' }, head: { sha, repo: { full_name: head } } },
      repository: { default_branch: 'main', full_name: repository },
    },
  };
}

/** The counts of a step, by severity. */
export function countsOf({ outputs }: StepResult): Readonly<Record<string, Record<string, number>>> {
  return JSON.parse(outputs.counts ?? '{}');
}
