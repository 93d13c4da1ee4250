import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { RegistryClient } from '@container-kit/registry';
import { publishTrivyDatabase, startRegistry, tarOf, writeVulnerableLayout } from '@container-kit/testing';
import { serve, testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { fetchDatabase, installTrivy } from '../../src/index.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describeWith(
  ['trivy'],
  'the real Trivy, installed from a mirror, with a database from a registry',
  ({ trivy }) => {
    test('finds what is in the database', async () => {
      const program = readFileSync(trivy);
      const archive = gzipSync(tarOf({ trivy: program }), { level: 1 });
      const mirror = await serve((_, response) => response.end(archive));
      const scanner = await installTrivy({
        version: '0.74.0',
        platform: 'linux/amd64',
        table: { '0.74.0': { 'linux/amd64': { sha256: sha256(archive), binary: sha256(program) } } },
        mirror: `http://127.0.0.1:${mirror.port}`,
        folder: testFolder('job'),
        env: {},
      });

      await using registry = await startRegistry();
      const { repository } = await publishTrivyDatabase(registry, [
        { id: 'CVE-2026-1', severity: 'HIGH', ecosystem: 'npm', package: 'left-pad', fixedVersion: '1.3.1' },
      ]);
      using client = new RegistryClient({ env: {}, credentials: { get: async () => undefined } });
      const folder = testFolder('job');
      const database = await fetchDatabase({
        client,
        repositories: [repository],
        folder,
        env: {},
        maxAgeDays: 1,
      });

      const cache = testFolder('cache');
      symlinkSync(database.directory, join(cache, 'db'));
      const layout = join(folder, 'layout');
      await writeVulnerableLayout(layout, { layers: [{ node: { 'left-pad': '1.3.0' } }] });
      const flags = [
        '--skip-db-update',
        '--skip-version-check',
        '--disable-telemetry',
        '--offline-scan',
        '--quiet',
      ];
      const { stdout } = await promisify(execFile)(
        scanner.path,
        [
          'image',
          '--input',
          layout,
          '--cache-dir',
          cache,
          '--format',
          'json',
          '--scanners',
          'vuln',
          ...flags,
        ],
        { env: { HOME: cache } },
      );
      const report = JSON.parse(stdout);
      expect(report.Trivy.Version).toBe(scanner.version);
      expect(
        report.Results.flatMap((result: { Vulnerabilities: object[] }) => result.Vulnerabilities),
      ).toEqual([expect.objectContaining({ VulnerabilityID: 'CVE-2026-1', InstalledVersion: '1.3.0' })]);
    });
  },
);
