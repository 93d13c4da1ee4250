import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { executeCopy, planCopy, RegistryClient } from '@container-kit/registry';
import { startRegistry, tarOf, writeVulnerableLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import {
  convertSbom,
  openSandbox,
  scanArchive,
  scanConfiguration,
  scanEngineImage,
  scanImage,
  scanLayout,
  scanSbom,
} from '../../src/scan/index.ts';
import { BASE, findingsOf, openTrivy } from './support.ts';

const FOUND = ['CVE-2026-0002 busybox 1.37.0-r18', 'CVE-2026-0001 openssl 3.5.0-r0'];
const PLATFORMS = ['linux/amd64', 'linux/arm64'];

async function writeLayout(
  platforms: readonly string[] = PLATFORMS,
): ReturnType<typeof writeVulnerableLayout> {
  const folder = join(testFolder('layout'), 'layout');
  return writeVulnerableLayout(folder, { platforms, layers: [BASE], provenance: {} });
}

/** A layout as `buildx build --output type=oci,dest=...` writes it. */
function archiveOf(folder: string, name: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name));
  const path = join(testFolder('archive'), name);
  const tar = tarOf(
    Object.fromEntries(paths.map((file) => [file.slice(folder.length + 1), readFileSync(file)])),
  );
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(tar) : tar);
  return path;
}

describeWith(['trivy'], 'scanning with Trivy', ({ trivy: program }) => {
  test('an image of a registry: all platforms, or only what is asked for is fetched', async () => {
    const layout = await writeLayout();
    await using registry = await startRegistry();
    const client = new RegistryClient();
    const image = { registry: registry.host, repository: 'org/app', tag: '1' };
    const source = { layout: layout.folder, digest: layout.root.digest as `sha256:${string}` };
    await executeCopy(await planCopy({ client, source, destinations: [image] }), { client });
    const trivy = await openTrivy(program);
    const { digest, reports } = await scanImage(trivy, image, { client });
    expect(digest).toBe(layout.root.digest);
    expect(findingsOf(reports)).toEqual([FOUND, FOUND]);
    expect(reports[1]?.artifact).toMatchObject({
      name: `${registry.host}/org/app@${layout.platforms['linux/arm64']?.digest}`,
      platform: 'linux/arm64',
    });
    const before = registry.requests.length;
    const one = await scanImage(trivy, image, { client, platforms: ['linux/arm64'] });
    expect(one.reports.map(({ artifact }) => artifact.platform)).toEqual(['linux/arm64']);
    // One layer and one configuration; neither those of the other platform nor attestations.
    const fetched = registry.requests.slice(before).filter(({ path }) => path.includes('/blobs/'));
    expect(new Set(fetched.map(({ path }) => path)).size).toBe(2);
    await expect(scanImage(trivy, { ...image, tag: '2' }, { client })).rejects.toMatchObject({
      kind: 'source',
      message: `there is no image ${registry.host}/org/app:2`,
    });
    expect(readdirSync(trivy.options.folder).filter((name) => name.startsWith('image-'))).toEqual([]);
  });

  test.each(['image.tar', 'image.tar.gz'])('an archive with a layout in it: %s', async (name) => {
    const layout = await writeLayout();
    const trivy = await openTrivy(program);
    const reports = await scanArchive(trivy, archiveOf(layout.folder, name), { name: 'org/app:1' });
    expect(findingsOf(reports)).toEqual([FOUND, FOUND]);
    expect(reports.map(({ artifact }) => artifact.digest)).toEqual(
      PLATFORMS.map((platform) => layout.platforms[platform]?.digest),
    );
    expect(readdirSync(trivy.options.folder).filter((entry) => entry.startsWith('unpacked-'))).toEqual([]);
  });

  test("an archive of Docker's old format", async () => {
    const { folder, platforms } = await writeLayout(['linux/amd64']);
    const read = (digest: string) => readFileSync(join(folder, 'blobs', ...digest.split(':')));
    const manifest = JSON.parse(read(platforms['linux/amd64']?.digest ?? '').toString());
    const entry = { Config: 'config.json', RepoTags: ['app:1'], Layers: ['layer.tar.gz'] };
    const path = join(testFolder('archive'), 'odd@name:1.tar');
    writeFileSync(
      path,
      tarOf({
        'manifest.json': JSON.stringify([entry]),
        'config.json': read(manifest.config.digest),
        'layer.tar.gz': read(manifest.layers[0].digest),
      }),
    );
    const reports = await scanArchive(await openTrivy(program), path, { name: 'localhost:5000/app:1' });
    expect(findingsOf(reports)).toEqual([FOUND]);
    expect(reports[0]?.artifact).toMatchObject({ platform: 'linux/amd64', imageId: manifest.config.digest });
  });

  test('an SBOM made of a report, in both formats', async () => {
    const { folder } = await writeLayout(['linux/amd64']);
    const trivy = await openTrivy(program);
    const [report] = await scanLayout(trivy, folder, { name: 'ghcr.io/org/app:1' });
    for (const format of ['cyclonedx', 'spdx'] as const) {
      const sbom = await convertSbom(trivy, report?.path ?? '', format);
      const text = readFileSync(sbom, 'utf8');
      expect(text).toContain('pkg:apk/alpine/openssl@3.5.0-r0');
      expect(text).toContain('ghcr.io/org/app@sha256:');
      expect(text).not.toContain(trivy.options.folder);
      expect(findingsOf([await scanSbom(trivy, sbom)])[0]?.toSorted()).toEqual(FOUND.toSorted());
    }
  });

  test('the configuration files of a folder', async () => {
    const folder = testFolder('workspace');
    writeFileSync(join(folder, 'Dockerfile'), 'FROM alpine:latest\nRUN apk add curl\n');
    const trivy = await openTrivy(program, { database: undefined });
    const report = await scanConfiguration(trivy, folder);
    expect(
      report.findings.map(({ id, location }) => [id, location?.path, location?.startLine]),
    ).toContainEqual(['DS-0001', 'Dockerfile', 1]);
    expect(report.findings.every((finding) => finding.class === 'misconfiguration')).toBe(true);
  });

  test('paths that are nothing', async () => {
    const trivy = await openTrivy(program);
    await expect(scanConfiguration(trivy, '/nowhere')).rejects.toMatchObject({ kind: 'source' });
    await expect(scanSbom(trivy, testFolder('folder'))).rejects.toThrow('is no file');
    await expect(scanArchive(trivy, '/nowhere.tar')).rejects.toMatchObject({ kind: 'source' });
  });
});

describeWith(['trivy', 'docker'], 'scanning with Trivy and Docker', ({ trivy: program, env }) => {
  test('an image of the local engine', async () => {
    const { folder } = await writeLayout(['linux/amd64']);
    const loaded = execFileSync('docker', ['image', 'load', '--input', archiveOf(folder, 'image.tar')], {
      env,
      encoding: 'utf8',
    });
    const id = /sha256:[0-9a-f]{64}/.exec(loaded)?.[0] ?? '';
    const tag = `container-kit-test/scan:${id.slice(7, 19)}`;
    execFileSync('docker', ['image', 'tag', id, tag], { env });
    try {
      const trivy = await openTrivy(program);
      expect(findingsOf([await scanEngineImage(trivy, tag, { env })])).toEqual([FOUND]);
      await expect(scanEngineImage(trivy, 'container-kit-test/none:1', { env })).rejects.toMatchObject({
        name: 'ScanError',
        kind: 'source',
      });
    } finally {
      execFileSync('docker', ['image', 'rm', '--force', tag], { env });
    }
  });

  test('in a sandbox: without network, and with nothing but what it needs', async () => {
    const { folder } = await writeLayout(['linux/amd64']);
    await using stack = new AsyncDisposableStack();
    const sandbox = await openSandbox({ folder: testFolder('sandbox'), env });
    stack.defer(() => sandbox.close());
    const trivy = await openTrivy(program, { launch: sandbox.launch });
    const [report] = await scanLayout(trivy, folder);
    expect(findingsOf(report ? [report] : [])).toEqual([FOUND]);
    expect(existsSync(report?.path ?? '')).toBe(true);
  });

  test('in a sandbox: failures and time limits are what they are outside', async () => {
    const { folder } = await writeLayout(['linux/amd64']);
    await using stack = new AsyncDisposableStack();
    const sandbox = await openSandbox({ folder: testFolder('sandbox'), env });
    stack.defer(() => sandbox.close());
    const broken = await openTrivy(program, {
      launch: sandbox.launch,
      database: { directory: testFolder('empty') },
    });
    await expect(scanLayout(broken, folder)).rejects.toMatchObject({ kind: 'database' });
    const slow = await openTrivy(program, { launch: sandbox.launch, timeoutMs: 1 });
    await expect(scanLayout(slow, folder)).rejects.toMatchObject({ kind: 'timeout' });
    const containers = execFileSync('docker', ['ps', '--all', '--format', '{{.Names}}'], {
      env,
      encoding: 'utf8',
    });
    expect(containers).not.toContain('container-kit-trivy-');
  });
});

test('without an engine there is no sandbox', async () => {
  const env = { PATH: testFolder('empty') };
  await expect(openSandbox({ folder: testFolder('sandbox'), env })).rejects.toMatchObject({
    kind: 'not-started',
  });
});
