import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What one finding is, as far as the tests compare it. */
export interface Found {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly fixed: string | undefined;
  readonly type: string;
}

interface RawReport {
  readonly Metadata?: { readonly OS?: { readonly Family: string; readonly Name: string } };
  readonly Results?: readonly RawResult[];
}

interface RawResult {
  readonly Type?: string;
  readonly Vulnerabilities?: readonly {
    readonly VulnerabilityID: string;
    readonly PkgName: string;
    readonly Severity: string;
    readonly FixedVersion?: string;
    readonly Layer?: { readonly DiffID?: string };
  }[];
  readonly Secrets?: readonly { readonly RuleID: string }[];
}

/** Lets the real Trivy scan an image of a layout without any network; answers its JSON report. */
export async function scan(trivy: string, input: string, cache: string): Promise<RawReport> {
  const { stdout } = await promisify(execFile)(
    trivy,
    [
      'image',
      ...['--input', input, '--cache-dir', cache, '--cache-backend', 'memory', '--format', 'json', '--quiet'],
      ...['--scanners', 'vuln,secret', '--skip-db-update', '--skip-java-db-update', '--skip-version-check'],
      ...['--disable-telemetry', '--offline-scan'],
    ],
    { env: { HOME: cache }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as RawReport;
}

/** All vulnerabilities, sorted by id. */
export function found(report: RawReport): readonly Found[] {
  return (report.Results ?? [])
    .flatMap(({ Type = '', Vulnerabilities = [] }) =>
      Vulnerabilities.map((one) => ({
        id: one.VulnerabilityID,
        package: one.PkgName,
        severity: one.Severity,
        fixed: one.FixedVersion,
        type: Type,
      })),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
