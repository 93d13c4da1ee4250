/** Trivy's flags (trivy.dev/docs, "CLI"), beyond those that every run has. */

/** What Trivy looks for. */
export const SCANNERS = ['vuln', 'secret', 'misconfig', 'license'] as const;
export type ScannerName = (typeof SCANNERS)[number];

/** Trivy's commands that look at something. */
export type ScanCommand = 'image' | 'fs' | 'config' | 'sbom';

const NO_DATABASE_UPDATE = ['--skip-db-update', '--skip-java-db-update', '--offline-scan'] as const;
const NO_CHECKS_UPDATE = ['--skip-check-update'] as const;
/** Each of the two alone still sends a request (aquasecurity/trivy, pkg/commands/app.go, `NotifyUpdates`). */
const NO_TELEMETRY = ['--skip-version-check', '--disable-telemetry'] as const;
/** Layers that were analysed once are not analysed again. */
const KEEP_ANALYSES = ['--cache-backend', 'fs'] as const;

const OF_COMMAND: Readonly<Record<ScanCommand, readonly string[]>> = {
  image: [...NO_DATABASE_UPDATE, ...NO_CHECKS_UPDATE, ...KEEP_ANALYSES, '--no-progress'],
  fs: [...NO_DATABASE_UPDATE, ...NO_CHECKS_UPDATE, '--no-progress'],
  config: NO_CHECKS_UPDATE,
  sbom: [...NO_DATABASE_UPDATE, '--no-progress'],
};

/** What each command can look for. `config` has no such flag. */
const SCANNERS_OF: Readonly<Record<ScanCommand, readonly ScannerName[]>> = {
  image: SCANNERS,
  fs: SCANNERS,
  config: [],
  sbom: ['vuln', 'license'],
};

/** Everything that is always the same: find all, decide nothing, call nobody. */
export function flagsOf(command: ScanCommand, scanners: readonly ScannerName[]): readonly string[] {
  const some = SCANNERS_OF[command].filter((scanner) => scanners.includes(scanner));
  return [
    command,
    ...['--format', 'json', '--exit-code', '0'],
    ...NO_TELEMETRY,
    ...OF_COMMAND[command],
    ...(some.length === 0 ? [] : ['--scanners', some.join(',')]),
  ];
}

/** Whether the command, so told, looks for vulnerabilities, and so needs the database. */
export function needsDatabase(command: ScanCommand, scanners: readonly ScannerName[]): boolean {
  return scanners.includes('vuln') && SCANNERS_OF[command].includes('vuln');
}
