import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Advisory, type StepResult, writeTrivyDatabase } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { registryWith } from '../promote/harness.ts';
import {
  ADVISORIES,
  BASE_LAYER,
  countsOf,
  LEFT_PAD,
  LODASH,
  layoutWith,
  scannerInputs,
  trivyGate,
} from './harness.ts';

const DEBIAN: readonly Advisory[] = [
  {
    id: 'CVE-2026-0101',
    severity: 'CRITICAL',
    ecosystem: 'debian 12',
    package: 'openssl',
    fixedVersion: '3.0.15-1',
  },
  {
    id: 'CVE-2026-0102',
    severity: 'LOW',
    ecosystem: 'debian 12',
    package: 'openssl',
    status: 'will_not_fix',
  },
  { id: 'CVE-2026-0103', severity: 'UNKNOWN', ecosystem: 'debian 12', package: 'zlib', status: 'affected' },
  { id: 'CVE-2026-0104', severity: 'MEDIUM', ecosystem: 'pip', package: 'flask', fixedVersion: '3.0.0' },
];

const debian = {
  release: '12.5',
  packages: { libssl3: '3.0.11-1', openssl: '3.0.11-1', zlib1g: '1.2.13' },
  sources: { libssl3: 'openssl', zlib1g: 'zlib' },
};

describeWith(['trivy'], 'trivy-gate counts as Trivy counts', (tools) => {
  test.each([
    ['Alpine and Node.js', [BASE_LAYER, LEFT_PAD, LODASH]],
    ['Debian and Python', [{ debian }, { python: { flask: '2.0.0' } }]],
    ['with a secret', [BASE_LAYER, { secret: 'app/config.env' }]],
    ['nothing', [{ files: { 'a.txt': 'a' } }]],
  ])('%s', async (_, layers) => {
    const registry = await registryWith();
    const advisories = [...ADVISORIES, ...DEBIAN];
    const { folder } = await layoutWith({ layers });
    const cache = testFolder('trivy-cache');
    await writeTrivyDatabase(join(cache, 'db'), advisories);
    const inputs = { ...(await scannerInputs(registry, tools, advisories)), input: folder };
    for (const [unfixed, flags] of [
      ['false', []],
      ['true', ['--ignore-unfixed']],
    ] as const) {
      const step = await trivyGate({ ...inputs, 'ignore-unfixed': unfixed });
      expect(step.violations).toEqual([]);
      expect(totalsOf(step)).toEqual(await tableOf(tools.trivy, folder, cache, flags));
    }
  });
});

function totalsOf(step: StepResult): Record<string, number> {
  const counts = countsOf(step);
  const names = ['critical', 'high', 'medium', 'low', 'unknown'];
  return Object.fromEntries(names.map((name) => [name, counts[name]?.total ?? Number.NaN]));
}

/** Adds up the lines `Total: 3 (UNKNOWN: 0, LOW: 1, ...)` of Trivy's own table. */
async function tableOf(
  program: string,
  layout: string,
  cache: string,
  flags: readonly string[],
): Promise<Record<string, number>> {
  const offline =
    '--skip-db-update --skip-java-db-update --offline-scan --skip-version-check --disable-telemetry';
  const what = ['image', '--input', layout, '--scanners', 'vuln,secret', '--format', 'table', '--quiet'];
  const args = [...what, '--cache-dir', cache, ...offline.split(' '), ...flags];
  const { stdout } = await promisify(execFile)(program, args);
  const sums: Record<string, number> = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const [, list = ''] of stdout.matchAll(/^Total: \d+ \(([^)]*)\)/gm)) {
    for (const [, name = '', count] of list.matchAll(/(\w+): (\d+)/g)) {
      sums[name.toLowerCase()] = (sums[name.toLowerCase()] ?? 0) + Number(count);
    }
  }
  return sums;
}
