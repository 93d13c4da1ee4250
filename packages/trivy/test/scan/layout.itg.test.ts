import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  anonymousJar,
  type VulnerableLayout,
  type WrittenLayout,
  writeTrivyJavaDatabase,
  writeVulnerableLayout,
} from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { scanLayout } from '../../src/scan/index.ts';
import { APPLICATION, BASE, findingsOf, openTrivy } from './support.ts';

function write(settings: VulnerableLayout): Promise<WrittenLayout> {
  return writeVulnerableLayout(join(testFolder('layout'), 'layout'), settings);
}

describeWith(['trivy'], 'scanning a layout with Trivy', ({ trivy: program, env }) => {
  test('finds on every platform what is there, and nothing in attestations', async () => {
    const layout = await write({
      platforms: ['linux/amd64', 'linux/arm64/v8'],
      layers: [BASE],
      platformLayers: { 'linux/amd64': [APPLICATION], 'linux/arm64/v8': [{ node: { lodash: '4.17.21' } }] },
      provenance: {},
    });
    const trivy = await openTrivy(program);
    const reports = await scanLayout(trivy, layout.folder, { name: '127.0.0.1:5000/org/app:1' });
    expect(findingsOf(reports)).toEqual([
      [
        'CVE-2026-0002 busybox 1.37.0-r18',
        'CVE-2026-0001 openssl 3.5.0-r0',
        'CVE-2026-0003 lodash 4.17.20',
        'github-pat',
      ],
      ['CVE-2026-0002 busybox 1.37.0-r18', 'CVE-2026-0001 openssl 3.5.0-r0'],
    ]);
    for (const [index, platform] of ['linux/amd64', 'linux/arm64/v8'].entries()) {
      const digest = layout.platforms[platform]?.digest;
      expect(reports[index]?.artifact).toMatchObject({
        name: `127.0.0.1:5000/org/app@${digest}`,
        platform,
        digest,
        diffIds: layout.diffIds[platform],
        os: { family: 'alpine', name: '3.22.1' },
      });
    }
    expect(reports[0]?.findings[1]).toMatchObject({ layer: layout.diffIds['linux/amd64']?.[0], cvss: 9.8 });
    expect(reports[0]?.scanner.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  test("counts as Trivy's own table does", async () => {
    const layout = await write({ layers: [BASE, APPLICATION] });
    const trivy = await openTrivy(program);
    const [report] = await scanLayout(trivy, layout.folder);
    const cache = join(trivy.options.folder, 'cache', 'linux-amd64');
    const flags = ['--skip-db-update', '--skip-java-db-update', '--offline-scan', '--cache-dir', cache];
    const table = execFileSync(
      program,
      ['image', '--input', layout.folder, ...flags, '--skip-version-check', '--disable-telemetry'],
      { env: { ...env, HOME: trivy.options.folder }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    // `Total: 2 (UNKNOWN: 0, LOW: 0, MEDIUM: 1, HIGH: 0, CRITICAL: 1)`, once for each target.
    const totals = [...table.matchAll(/^Total: (\d+) \((.+)\)$/gm)];
    const counts = new Map<string, number>();
    for (const [, , severities = ''] of totals) {
      for (const [, severity = '', count] of severities.matchAll(/(\w+): (\d+)/g)) {
        counts.set(severity, (counts.get(severity) ?? 0) + Number(count));
      }
    }
    expect(totals).toHaveLength(3);
    const severities = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
    const ours = severities.map((one) => report?.findings.filter(({ severity }) => severity === one).length);
    expect(ours).toEqual(severities.map((one) => counts.get(one)));
  });

  test('scans only the platforms asked for, with or without a variant', async () => {
    const platforms = ['linux/amd64', 'linux/arm/v6', 'linux/arm/v7'];
    const { folder } = await write({ platforms, layers: [BASE] });
    const trivy = await openTrivy(program);
    const scanned = async (...wanted: string[]): Promise<unknown> =>
      (await scanLayout(trivy, folder, { platforms: wanted })).map(({ artifact }) => artifact.platform);
    expect(await scanned('linux/arm/v7')).toEqual(['linux/arm/v7']);
    expect(await scanned('linux/arm', 'linux/amd64')).toEqual(platforms);
    await expect(scanned('linux/riscv64')).rejects.toThrow(
      /has no platform linux\/riscv64: it has linux\/amd64, linux\/arm\/v6, linux\/arm\/v7$/,
    );
  });

  test('does not analyse a layer again that the same run has seen', async () => {
    const base = await write({ layers: [BASE] });
    const head = await write({ layers: [BASE, APPLICATION] });
    const trivy = await openTrivy(program);
    await scanLayout(trivy, base.folder);
    // Whoever wants to read the layer of the base now fails.
    const manifest = JSON.parse(blob(head, head.platforms['linux/amd64']?.digest ?? ''));
    rmSync(blobPath(head, manifest.layers[0].digest));
    const [report] = await scanLayout(trivy, head.folder, { verified: true });
    expect(findingsOf(report ? [report] : [])[0]).toContain('CVE-2026-0001 openssl 3.5.0-r0');
  });

  test('is not deceived by content that is not what its name says', async () => {
    const layout = await write({ layers: [BASE] });
    const digest = layout.platforms['linux/amd64']?.digest ?? '';
    const { layers } = JSON.parse(blob(layout, digest));
    rmSync(blobPath(layout, layers[0].digest));
    await expect(scanLayout(await openTrivy(program), layout.folder)).rejects.toThrow('does not exist');
  });

  test('brings the Java database when there are JAR files, once, and only then', async () => {
    const { file, sha1 } = anonymousJar('org.a:b');
    const platforms = ['linux/amd64', 'linux/arm64'];
    const java = await write({ platforms, layers: [{ files: { 'app/lib/some.jar': file } }] });
    const plain = await write({ layers: [BASE] });
    const directory = join(testFolder('java-db'), 'java-db');
    await writeTrivyJavaDatabase(directory, [{ name: 'org.a:b', version: '1.0.0', sha1 }]);
    let fetched = 0;
    const javaDatabase = async (): Promise<{ directory: string }> => {
      fetched += 1;
      return { directory };
    };
    const trivy = await openTrivy(program, { javaDatabase });
    await scanLayout(trivy, plain.folder);
    expect(fetched).toBe(0);
    const reports = await scanLayout(trivy, java.folder);
    expect(findingsOf(reports)).toEqual([['CVE-2026-0004 org.a:b 1.0.0'], ['CVE-2026-0004 org.a:b 1.0.0']]);
    expect(fetched).toBe(1);
    const without = await openTrivy(program);
    await expect(scanLayout(without, java.folder)).rejects.toMatchObject({ kind: 'java-database' });
  });

  test('tells a database that is not there from other failures', async () => {
    const { folder } = await write({ layers: [BASE] });
    const trivy = await openTrivy(program, { database: { directory: testFolder('empty') } });
    await expect(scanLayout(trivy, folder)).rejects.toMatchObject({
      name: 'ScanError',
      kind: 'database',
      message: expect.stringContaining('scanning linux/amd64'),
    });
  });

  test('writes nothing outside of its folder', async () => {
    const layout = await write({ layers: [BASE, APPLICATION] });
    const trivy = await openTrivy(program);
    const before = readdirSync(layout.folder, { recursive: true });
    const database = join(trivy.options.database?.directory ?? '', 'trivy.db');
    const written = statSync(database).mtimeMs;
    const [report] = await scanLayout(trivy, layout.folder);
    expect(report?.path?.startsWith(trivy.options.folder)).toBe(true);
    expect(readdirSync(layout.folder, { recursive: true })).toEqual(before);
    expect(statSync(database).mtimeMs).toBe(written);
  });
});

function blobPath({ folder }: WrittenLayout, digest: string): string {
  return join(folder, 'blobs', ...digest.split(':'));
}

function blob(layout: WrittenLayout, digest: string): string {
  return readFileSync(blobPath(layout, digest), 'utf8');
}
