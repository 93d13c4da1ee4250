import { join } from 'node:path';
import type { TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import {
  errorOf,
  gitHubWith,
  promote,
  REPOSITORY,
  registryWith,
  type Seeded,
  seed,
  workspaceWithPolicy,
} from './harness.ts';

function policyWith(gates: string): string {
  return `promote:\n  environments:\n    production:\n      gates:\n${gates.replace(/^/gm, '        ')}\n`;
}

/** Promotes `team/app:1.0` to `prod/app:stable`, behind gates. */
async function promoteBehind(
  registry: TestRegistry,
  gates: string,
  settings: NonNullable<Parameters<typeof promote>[1]> & {
    readonly files?: Readonly<Record<string, string>>;
  } = {},
) {
  const { files = {}, ...options } = settings;
  const workspace = workspaceWithPolicy(policyWith(gates), files);
  const reports = Object.keys(files).map((name) => join(workspace, name));
  return promote(
    {
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      environment: 'production',
      'report-file': reports.join('\n'),
    },
    { ...options, workspace },
  );
}

describe('the gate vulnerabilities', () => {
  const gate = 'vulnerabilities:\n  severity: [CRITICAL]\n  max-age: 12h';
  const critical = {
    VulnerabilityID: 'CVE-2026-1',
    PkgName: 'openssl',
    FixedVersion: '3.1',
    Severity: 'CRITICAL',
  };

  /** What `trivy image --format json --platform linux/amd64` writes. */
  function reportOf(digest: string, architecture: string, ...vulnerabilities: readonly object[]): string {
    return JSON.stringify({
      SchemaVersion: 2,
      CreatedAt: new Date().toISOString(),
      ArtifactName: `team/app@${digest}`,
      ArtifactType: 'container_image',
      Metadata: { RepoDigests: [`team/app@${digest}`], ImageConfig: { os: 'linux', architecture } },
      Results: [{ Target: 'debian', Class: 'os-pkgs', Type: 'debian', Vulnerabilities: vulnerabilities }],
    });
  }

  const both = (digest: string, ...vulnerabilities: readonly object[]) => ({
    'amd64.json': reportOf(digest, 'amd64'),
    'arm64.json': reportOf(digest, 'arm64', ...vulnerabilities),
  });

  test.each<[string, (seeded: Seeded) => Readonly<Record<string, string>>, string | undefined]>([
    ['opens for reports about this digest', ({ digest }) => both(digest), undefined],
    [
      'stays closed for reports about another digest',
      ({ signature }) => both(signature),
      'the report is about something else',
    ],
    [
      'stays closed when a platform was not scanned',
      ({ digest }) => ({ 'amd64.json': reportOf(digest, 'amd64') }),
      'linux/arm64',
    ],
    ['stays closed for a critical finding', ({ digest }) => both(digest, critical), 'CVE-2026-1'],
    [
      'stays closed for half a report',
      ({ digest }) => ({ 'a.json': reportOf(digest, 'amd64').slice(0, 99) }),
      'no JSON',
    ],
  ])('%s', async (_name, files, problem) => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    const seeded = await seed(registry, 'team/app', '1.0');
    const result = await promoteBehind(registry, gate, { api, files: files(seeded) });
    expect(result.outputs.outcome, result.log).toBe(problem === undefined ? 'promoted' : 'policy-failed');
    expect(registry.tags('prod/app')).toEqual(problem === undefined ? ['stable'] : []);
    expect(`${errorOf(result)}${result.body}${result.summary}`).toContain(
      problem ?? 'Gate vulnerabilities: open',
    );
  });
});

describe('the gate checks', () => {
  const gate = 'checks: [test]';

  /** An image that names its commit, as build-push labels it. */
  async function seedFrom(registry: TestRegistry, revision: string | undefined) {
    const { digest } = await seed(registry, 'team/app', 'seed');
    const index = JSON.parse(registry.manifest('team/app', digest)?.bytes.toString() ?? '');
    const annotations = revision === undefined ? {} : { 'org.opencontainers.image.revision': revision };
    await registry.putManifest('team/app', { ...index, annotations }, { tags: ['1.0'] });
  }

  test.each([
    ['opens for a green check of the commit', 'success', undefined],
    ['stays closed for a red check', 'failure', 'not green'],
    ['stays closed when the check has not run', undefined, 'not green'],
  ])('%s', async (_name, conclusion, problem) => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    const sha = api.repository(REPOSITORY).sha('refs/heads/main') ?? '';
    await seedFrom(registry, sha);
    if (conclusion !== undefined) api.repository(REPOSITORY).addCheckRun({ name: 'test', sha, conclusion });
    const result = await promoteBehind(registry, gate, { api });
    expect(result.outputs.outcome, result.log).toBe(problem === undefined ? 'promoted' : 'policy-failed');
    expect(result.body).toContain(problem ?? `1 check green on ${sha}`);
  });

  test('cannot tell for an image without a revision, which is a no', async () => {
    const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
    await seedFrom(registry, undefined);
    const result = await promoteBehind(registry, gate, { api });
    expect(result.outputs.outcome, result.log).toBe('policy-failed');
    expect(errorOf(result)).toContain('org.opencontainers.image.revision');
    expect(result.summary).toContain('cannot tell');
    expect(registry.tags('prod/app')).toEqual([]);
  });

  test('names the permission that is missing', async () => {
    const [registry, api] = await Promise.all([
      registryWith(),
      gitHubWith({ permissions: { contents: 'read', deployments: 'write' } }),
    ]);
    await seedFrom(registry, api.repository(REPOSITORY).sha('refs/heads/main'));
    const result = await promoteBehind(registry, gate, { api });
    expect(result.outputs.outcome, result.log).toBe('policy-failed');
    expect(result.body).toContain('checks: read');
  });
});

test('every closed gate is told, not only the first', async () => {
  const [registry, api] = await Promise.all([registryWith(), gitHubWith()]);
  await seed(registry, 'team/app', '1.0');
  const result = await promoteBehind(
    registry,
    'checks: [test]\nreferrers:\n  required: [provenance]\nvulnerabilities:\n  severity: [HIGH]',
    { api },
  );
  expect(result.outputs.outcome, result.log).toBe('policy-failed');
  for (const gate of ['checks', 'referrers', 'vulnerabilities']) {
    expect(result.body).toContain(`Gate ${gate}: closed: `);
    expect(errorOf(result)).toContain(`gate ${gate}: `);
  }
  expect(result.summary).toContain('Would be');
});

test('a dry run asks the gates too', async () => {
  const registry = await registryWith();
  await seed(registry, 'team/app', '1.0');
  const result = await promote(
    {
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      environment: 'production',
      'dry-run': 'true',
    },
    { workspace: workspaceWithPolicy(policyWith('referrers:\n  required: [provenance]')) },
  );
  expect(result.outputs.outcome, result.log).toBe('policy-failed');
});
