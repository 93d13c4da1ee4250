import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { errorOf, registryWith } from '../promote/harness.ts';
import { dockerArchive, ociArchive } from './archives.ts';
import {
  BASE_LAYER,
  countsOf,
  LEFT_PAD,
  layoutWith,
  pushLayout,
  scannerInputs,
  trivyGate,
} from './harness.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const TWO = { platforms: PLATFORMS, layers: [BASE_LAYER], platformLayers: { 'linux/arm64': [LEFT_PAD] } };
const exec = promisify(execFile);

describeWith(['trivy'], 'trivy-gate scans', (tools) => {
  test('an image of a registry that wants a login, on all platforms', async () => {
    const login = { username: 'octocat', password: 'correct-horse-battery-staple' };
    const users = { [login.username]: login.password };
    const registry = await registryWith({ auth: { kind: 'bearer', users } });
    const digest = await pushLayout(registry, 'team/app', '1', TWO, login);
    const inputs = {
      ...(await scannerInputs(await registryWith(), tools)),
      'image-ref': `${registry.host}/team/app:1`,
    };
    const step = await trivyGate({ ...inputs, registry: registry.host, ...login });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(Object.keys(JSON.parse(step.outputs.digests ?? ''))).toEqual(PLATFORMS);
    expect(step.summary).toContain(digest);
    expect(step.rawLog.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(login.password);
    // The database's registry is another host: it must not see the login.
    const without = await trivyGate({ ...inputs });
    expect(without.outputs.outcome, without.log).toBe('scan-error');
    expect(errorOf(without)).toMatch(new RegExp(`${registry.host}.*Fix: .*"username" and "password"`, 's'));
  });

  test('only the platforms that are asked for, and says which there are when one is missing', async () => {
    const registry = await registryWith();
    const { folder, platforms } = await layoutWith(TWO);
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder };
    const arm = await trivyGate({ ...inputs, platforms: 'linux/arm64' });
    expect(JSON.parse(arm.outputs.digests ?? '')).toEqual({
      'linux/arm64': platforms['linux/arm64']?.digest,
    });
    expect(countsOf(arm)).toMatchObject({ high: { total: 2 } });
    const missing = await trivyGate({ ...inputs, platforms: 'linux/amd64,linux/s390x' });
    expect(missing.conclusion).toBe('failure');
    expect(missing.outputs.outcome).toBe('scan-error');
    for (const platform of ['linux/s390x', ...PLATFORMS]) expect(errorOf(missing)).toContain(platform);
  });

  test('a finding that only one of the platforms has is shown with it', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith(TWO);
    const step = await trivyGate({ ...(await scannerInputs(registry, tools)), input: folder });
    expect(countsOf(step)).toMatchObject({ critical: { total: 1 }, high: { total: 2 } });
    const row = (id: string) =>
      step.summary.split('\n').find((line) => line.startsWith('|') && line.includes(id));
    expect(row('CVE-2026-0003')).toContain('linux/arm64');
    expect(row('CVE-2026-0001')).not.toContain('linux/arm64');
  });

  test.each([
    ['an OCI archive', async () => ociArchive(await layoutWith(TWO)), PLATFORMS],
    [
      'an archive of docker save',
      async () => dockerArchive(await layoutWith({ layers: [BASE_LAYER] }), 'app:1'),
      ['linux/amd64'],
    ],
  ])('%s', async (_, archive, platforms) => {
    const registry = await registryWith();
    const step = await trivyGate({ ...(await scannerInputs(registry, tools)), input: await archive() });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(countsOf(step)).toMatchObject({ critical: { total: 1, gating: 1 } });
    const report = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
    expect(report.subject.platforms.map(({ platform }: { platform: string }) => platform)).toEqual(platforms);
  });

  test('a folder with lock files', async () => {
    const registry = await registryWith();
    const lock = {
      name: 'app',
      lockfileVersion: 3,
      packages: {
        '': { name: 'app', dependencies: { 'left-pad': '1.3.0' } },
        'node_modules/left-pad': { version: '1.3.0', license: 'WTFPL' },
      },
    };
    const workspace = workspaceWith({ 'web/package-lock.json': JSON.stringify(lock, null, 2) });
    const inputs = { ...(await scannerInputs(registry, tools)), 'scan-type': 'fs', 'scan-ref': 'web' };
    const step = await trivyGate(inputs, { workspace });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(countsOf(step)).toMatchObject({ high: { total: 1, gating: 1 } });
    expect(step.annotations).toContainEqual(expect.objectContaining({ file: 'web/package-lock.json' }));
  });

  test('the mistakes of a Dockerfile, at their lines and without any database', async () => {
    const workspace = workspaceWith({
      'deploy/Dockerfile': 'FROM alpine:latest\nRUN apk add curl\nUSER root\n',
    });
    const inputs = { 'trivy-path': tools.trivy, 'scan-type': 'config', 'scan-ref': 'deploy' };
    const step = await trivyGate({ ...inputs, severity: 'MEDIUM,HIGH' }, { workspace });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(step.outputs['database-digest']).toBeUndefined();
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        file: 'deploy/Dockerfile',
        line: 1,
        message: expect.stringContaining('DS-0001'),
      }),
    );
  });

  test('an SBOM that it made itself, with the same findings', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith({ layers: [BASE_LAYER, LEFT_PAD] });
    const inputs = await scannerInputs(registry, tools);
    for (const sbom of ['cyclonedx', 'spdx']) {
      const first = await trivyGate({ ...inputs, input: folder, sbom });
      const path = first.outputs.sbom ?? '';
      const text = readFileSync(path, 'utf8');
      expect(JSON.parse(text)).toMatchObject(
        sbom === 'cyclonedx' ? { bomFormat: 'CycloneDX' } : { SPDXID: 'SPDXRef-DOCUMENT' },
      );
      for (const name of ['pkg:apk/alpine/openssl@3.5.0-r0', 'pkg:npm/left-pad@1.3.0']) {
        expect(text).toContain(name);
      }
      expect(text).not.toContain(first.folders.temp);
      const second = await trivyGate({ ...inputs, 'scan-type': 'sbom', 'scan-ref': path });
      expect(second.outputs.outcome, second.log).toBe('policy-failed');
      expect(countsOf(second)).toEqual(countsOf(first));
    }
  });

  test('several platforms: a folder with an SBOM for each', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith(TWO);
    const inputs = await scannerInputs(registry, tools);
    const { outputs } = await trivyGate({ ...inputs, input: folder, sbom: 'cyclonedx' });
    const files = readdirSync(outputs.sbom ?? '', { recursive: true, withFileTypes: true });
    const texts = files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(texts.map((text) => text.includes('left-pad')).toSorted()).toEqual([false, true]);
    expect(readdirSync(outputs.sbom ?? '').toSorted()).toEqual(['linux-amd64', 'linux-arm64']);
  });
});

describeWith(['trivy', 'docker'], 'trivy-gate and the local engine', (tools) => {
  test('scans an image that only the engine has, and says so', async () => {
    const registry = await registryWith();
    const archive = dockerArchive(await layoutWith({ layers: [BASE_LAYER] }), 'unused:1');
    const { stdout } = await exec('docker', ['image', 'load', '--input', archive], { env: tools.env });
    const loaded = /(?:sha256:[0-9a-f]{64}|unused:1)/.exec(stdout)?.[0] ?? '';
    const tag = `${registry.host}/container-kit-test/local:1`;
    await exec('docker', ['image', 'tag', loaded, tag], { env: tools.env });
    try {
      const { PATH = '', DOCKER_HOST = '' } = tools.env;
      const inputs = { ...(await scannerInputs(registry, tools)), 'image-ref': tag };
      const step = await trivyGate(inputs, { env: { PATH, DOCKER_HOST } });
      expect(step.violations).toEqual([]);
      expect(step.outputs.outcome, step.log).toBe('policy-failed');
      expect(countsOf(step)).toMatchObject({ critical: { total: 1 }, high: { total: 1 } });
      expect(step.annotations).toContainEqual(
        expect.objectContaining({ level: 'notice', message: expect.stringContaining('local engine') }),
      );
      // Nor is it there under another name: both places are named.
      const none = await trivyGate({ ...inputs, 'image-ref': `${tag}-none` }, { env: { PATH, DOCKER_HOST } });
      expect(none.outputs.outcome).toBe('scan-error');
      expect(errorOf(none)).toMatch(/there is no image .*engine/);
    } finally {
      await exec('docker', ['image', 'rm', '--force', tag, loaded], { env: tools.env });
    }
  });

  test('in a sandbox it finds the same', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith(TWO);
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder };
    const { PATH = '', DOCKER_HOST = '' } = tools.env;
    const inside = await trivyGate({ ...inputs, sandbox: 'docker' }, { env: { PATH, DOCKER_HOST } });
    expect(inside.violations).toEqual([]);
    expect(inside.outputs.outcome, inside.log).toBe('policy-failed');
    expect(countsOf(inside)).toEqual(countsOf(await trivyGate(inputs)));
  });
});

describe('trivy-gate judges reports that exist', () => {
  const report = (architecture: string, ...ids: string[]) => ({
    SchemaVersion: 2,
    ArtifactName: 'ghcr.io/org/app:1',
    ArtifactType: 'container_image',
    Metadata: { ImageConfig: { architecture, os: 'linux' } },
    Results: [
      {
        Target: 'Node.js',
        Class: 'lang-pkgs',
        Type: 'node-pkg',
        Vulnerabilities: ids.map((id) => ({
          VulnerabilityID: id,
          PkgName: 'left-pad',
          PkgPath: 'app/node_modules/left-pad/package.json',
          PkgIdentifier: { PURL: 'pkg:npm/left-pad@1.3.0' },
          InstalledVersion: '1.3.0',
          FixedVersion: '1.3.1',
          Status: 'fixed',
          Severity: 'HIGH',
        })),
      },
    ],
  });
  const write = (...texts: readonly string[]) => {
    const folder = testFolder('reports');
    return texts.map((text, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, text);
      return path;
    });
  };

  test('of several platforms, without any scanner', async () => {
    const paths = write(
      JSON.stringify(report('amd64', 'CVE-2026-0001')),
      JSON.stringify(report('arm64', 'CVE-2026-0001', 'CVE-2026-0002')),
    );
    const step = await trivyGate({ 'report-file': paths.join('\n') });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(countsOf(step)).toMatchObject({ high: { total: 2, gating: 2 } });
    expect(step.summary).toContain('ghcr.io/org/app:1');
    expect(step.summary).toContain('linux/arm64');
  });

  test('against a report as the baseline', async () => {
    const [before = '', after = ''] = write(
      JSON.stringify(report('amd64', 'CVE-2026-0001')),
      JSON.stringify(report('amd64', 'CVE-2026-0001', 'CVE-2026-0002')),
    );
    const same = await trivyGate({ 'report-file': before, baseline: `report:${before}` });
    expect(same.outputs.outcome, same.log).toBe('passed');
    const worse = await trivyGate({ 'report-file': after, baseline: `report:${before}` });
    expect(worse.outputs.outcome).toBe('policy-failed');
    expect(countsOf(worse)).toMatchObject({ high: { total: 2, new: 1, existing: 1, gating: 1 } });
  });

  test.each([
    ['is cut off', (text: string) => text.slice(0, -40)],
    ['is empty', () => ''],
    ['is no JSON', () => 'no JSON'],
    ['is another JSON', () => '{"version":"2.1.0","runs":[]}'],
    ['has another schema', (text: string) => text.replace('"SchemaVersion":2', '"SchemaVersion":3')],
  ])('one that %s is no verdict', async (_, spoil) => {
    const [path = ''] = write(spoil(JSON.stringify(report('amd64', 'CVE-2026-0001'))));
    const step = await trivyGate({ 'report-file': path });
    expect(step.violations).toEqual([]);
    expect(step.conclusion).toBe('failure');
    expect(step.outputs.outcome, step.log).toBe('scan-error');
    expect(errorOf(step)).toContain(path);
  });

  test('one that is not there is a wrong input', async () => {
    const step = await trivyGate({ 'report-file': 'nowhere.json', 'on-error': 'warn' });
    expect(step.conclusion).toBe('failure');
    expect(errorOf(step)).toContain('nowhere.json');
  });
});
