/** What a large report costs, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testFolder } from '@container-kit/testing/fixtures';
import { expect, test } from 'vitest';
import { OPENSSL } from './trivy-json.ts';

const MIB = 1024 * 1024;
const REPORT_BYTES = 60 * MIB;

/** A report of 60 MiB whose only result has one long list, under this key. */
function writeLargeReport(key: string, item: (index: number) => object): { path: string; items: number } {
  const path = join(testFolder('large-report'), 'trivy.json');
  const file = openSync(path, 'w');
  let bytes = writeSync(file, `{"SchemaVersion":2,"Results":[{"Class":"os-pkgs","Type":"alpine","${key}":[`);
  let items = 0;
  while (bytes < REPORT_BYTES) {
    const some = Array.from({ length: 500 }, (_, index) => JSON.stringify(item(items + index)));
    bytes += writeSync(file, `${items === 0 ? '' : ','}${some.join(',')}`);
    items += some.length;
  }
  writeSync(file, ']}]}');
  closeSync(file);
  return { path, items };
}

interface Cost {
  readonly findings: number;
  /** How much larger the process has been than before, in MiB. */
  readonly growth: number;
}

async function costOf(report: string): Promise<Cost> {
  const parser = fileURLToPath(import.meta.resolve('../../src/model/parse.ts'));
  const script = `
    const { readScanReport } = await import(${JSON.stringify(parser)});
    const before = process.resourceUsage().maxRSS;
    const { findings } = await readScanReport(${JSON.stringify(report)});
    const growth = (process.resourceUsage().maxRSS - before) / 1024;
    console.log(JSON.stringify({ findings: findings.length, growth }));`;
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  await once(child, 'close');
  return JSON.parse(Buffer.concat(output).toString());
}

test('20,000 findings in 60 MiB take less than 100 MiB, so that a process of 50 MiB stays below 160', async () => {
  const { path, items } = writeLargeReport('Vulnerabilities', (index) => ({
    ...OPENSSL,
    VulnerabilityID: `CVE-2026-${index}`,
    Title: `title of the vulnerability ${index}`,
    Description: 'what it is about, é. '.repeat(100),
    References: Array.from({ length: 8 }, (_, other) => `https://example.com/${index}/${other}`),
  }));
  const { findings, growth } = await costOf(path);
  expect(items).toBeGreaterThan(18_000);
  expect(findings).toBe(items);
  expect(growth).toBeLessThan(100);
});

test('60 MiB of packages without findings cost next to nothing', async () => {
  const { path } = writeLargeReport('Packages', (index) => ({
    ID: `package-${index}@1`,
    InstalledFiles: Array.from({ length: 20 }, (_, file) => `/usr/share/doc/package-${index}/${file}`),
  }));
  const { findings, growth } = await costOf(path);
  expect(findings).toBe(0);
  expect(growth).toBeLessThan(50);
});
