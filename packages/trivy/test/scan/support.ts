/** Real Trivy, a database that knows three packages, and programs that only look like Trivy. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advisory, writeTrivyDatabase } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { Trivy, type TrivyOptions } from '../../src/scan/index.ts';

export const ADVISORIES: readonly Advisory[] = [
  {
    id: 'CVE-2026-0001',
    severity: 'CRITICAL',
    ecosystem: 'alpine 3.22',
    package: 'openssl',
    fixedVersion: '3.5.1-r0',
    cvss: 9.8,
  },
  { id: 'CVE-2026-0002', severity: 'MEDIUM', ecosystem: 'alpine 3.22', package: 'busybox' },
  { id: 'CVE-2026-0003', severity: 'HIGH', ecosystem: 'npm', package: 'lodash', fixedVersion: '4.17.21' },
  { id: 'CVE-2026-0004', severity: 'LOW', ecosystem: 'maven', package: 'org.a:b', fixedVersion: '2.0.0' },
];

export const BASE = {
  alpine: { release: '3.22.1', packages: { openssl: '3.5.0-r0', busybox: '1.37.0-r18' } },
} as const;
export const APPLICATION = { node: { lodash: '4.17.20' }, secret: 'app/config.env' } as const;

/** Trivy at work in a folder of its own, with {@link ADVISORIES}. */
export async function openTrivy(path: string, options: Partial<TrivyOptions> = {}): Promise<Trivy> {
  const directory = await writeTrivyDatabase(join(testFolder('trivy-db'), 'db'), ADVISORIES);
  return new Trivy({
    scanner: { path },
    database: { directory },
    scanners: ['vuln', 'secret'],
    folder: testFolder('trivy'),
    ...options,
  });
}

/** A shell script. `$report` is the file that Trivy is asked to write. */
export function writeScript(lines: string): string {
  const path = join(testFolder('script'), 'trivy');
  const findReport = 'for arg; do [ "$last" = --output ] && report=$arg; last=$arg; done';
  writeFileSync(path, `#!/bin/sh\n${findReport}\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** `CVE-2026-0001 openssl` for each vulnerability, and the rule of each secret. */
export function findingsOf(reports: readonly { readonly findings: readonly Named[] }[]): readonly string[][] {
  return reports.map(({ findings }) =>
    findings.map(({ id, package: found }) => [id, found?.name, found?.version].filter(Boolean).join(' ')),
  );
}

interface Named {
  readonly id: string;
  readonly package: { readonly name: string; readonly version: string } | undefined;
}
