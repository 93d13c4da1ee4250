/** Gate: Trivy has found nothing in this image that the environment does not accept. */
import { formatDuration, SEVERITIES, type Severity, type VulnerabilityGate } from '@container-kit/policy';
import type { Image, ImagePlatform } from '@container-kit/registry';
import type { GateReport } from '@container-kit/trivy/gate';
import type { Finding, ReportError, ScanReport } from '@container-kit/trivy/model';
import { formatAge } from './age.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { describeFinding, more } from './findings.ts';
import { type GateFailure, type GateResult, passed, undecided, violated } from './result.ts';
import { judgeScan } from './scanned.ts';

/** What the gate looks at. */
export interface VulnerabilitySources {
  readonly image: Image;
  /** Paths of Trivy JSON reports: one for each platform. */
  readonly reports: readonly string[];
  readonly now: Date;
  /** Scans the image; asked when there are no reports. */
  readonly scan?: (rule: VulnerabilityGate) => Promise<GateReport>;
}

const GATE = 'vulnerabilities';

/** Clocks of two machines differ by less. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

const MAX_DETAILS = 20;

/** One chunk of the bundle, which the scan needs as well. */
const loadTrivy = () => import('@container-kit/trivy/gate');
type Trivy = Awaited<ReturnType<typeof loadTrivy>>;

/**
 * Judges the reports, or a scan where there are none. All reports must be about this image, and together about all its
 * platforms. What Trivy was told to leave out (`--severity`, `--ignore-unfixed`, an ignore file) is not in its report and
 * cannot be seen from here.
 */
export async function judgeVulnerabilities(
  rule: VulnerabilityGate,
  { image, reports: paths, now, scan }: VulnerabilitySources,
): Promise<GateResult> {
  if (paths.length === 0 && scan !== undefined) return judgeScan(rule, await scan(rule));
  if (paths.length === 0) {
    return undecided(GATE, 'there is no report about this image', {
      fix: 'scan the image with `trivy image --format json`, and give the report by `report-file`',
    });
  }
  const trivy = await loadTrivy();
  const findings: Finding[] = [];
  const notes: string[] = [];
  const missing = new Set<ImagePlatform>(image.platforms);
  for (const path of paths) {
    const report = await readReport(path, trivy);
    if (report instanceof Error) return undecided(GATE, `${path}: ${report.message}`, RESCAN);
    const problem = problemOf(report, path, rule, now);
    if (problem !== undefined) return problem;
    const platform = coverageOf(image, report.artifact);
    if (typeof platform === 'string') return uncovered(platform, path, report, image);
    missing.delete(platform);
    findings.push(...vulnerabilitiesOf(report));
    if (report.artifact.os?.endOfLife === true)
      notes.push(`${path}: the distribution is at its end of life and gets no findings any more`);
  }
  if (missing.size > 0) return incomplete(image, missing);
  return judge(rule, findings, notes, trivy);
}

const RESCAN = { fix: 'scan the image again with `trivy image --format json`' };

async function readReport(path: string, trivy: Trivy): Promise<ScanReport | ReportError> {
  try {
    return await trivy.readScanReport(path);
  } catch (error) {
    if (error instanceof trivy.ReportError) return error;
    throw error;
  }
}

/** Secrets, licenses and misconfigurations are other matters. */
function vulnerabilitiesOf({ findings }: ScanReport): readonly Finding[] {
  return findings.filter((finding) => finding.class === 'vulnerability');
}

function problemOf(
  { createdAt, targets }: ScanReport,
  path: string,
  { maxAge }: VulnerabilityGate,
  now: Date,
): GateFailure | undefined {
  if (targets === 0) {
    return undecided(
      GATE,
      `${path}: Trivy has recognised no packages, so it says nothing about vulnerabilities`,
      {
        fix: 'scan with `--scanners vuln --list-all-pkgs`; for an image without any packages leave out this gate',
      },
    );
  }
  if (maxAge === undefined) return undefined;
  if (createdAt === undefined) return undecided(GATE, `${path}: it does not say when it was made`, RESCAN);
  const ageMs = now.getTime() - createdAt.getTime();
  const made = `${path}: it was made at ${createdAt.toISOString()}`;
  if (ageMs < -CLOCK_SKEW_MS) return undecided(GATE, `${made}, which is in the future`, RESCAN);
  if (ageMs <= maxAge) return undefined;
  return violated(
    GATE,
    `${made}, ${formatAge(ageMs)} ago; at most ${formatDuration(maxAge)} are allowed`,
    RESCAN,
  );
}

function uncovered(
  why: Extract<Coverage, string>,
  path: string,
  { artifact }: ScanReport,
  image: Image,
): GateFailure {
  const fix = `scan ${image.digest} by its digest, with \`--platform\` for each platform`;
  if (why === 'unknown-platform') {
    return undecided(GATE, `${path}: it does not say which platform of the image it is about`, { fix });
  }
  const name = [artifact.name, artifact.imageId].filter(Boolean).join(', ') || 'an image without a name';
  return undecided(GATE, `${path}: the report is about something else: ${name}`, { fix });
}

function incomplete(image: Image, missing: ReadonlySet<ImagePlatform>): GateFailure {
  const names = [...missing].map(({ name, digest }) => name ?? digest);
  return undecided(GATE, `there is no report about ${names.join(', ')}`, {
    fix: `scan ${image.digest} with \`--platform\` for each of its platforms, and give all reports by \`report-file\``,
  });
}

function judge(
  rule: VulnerabilityGate,
  all: readonly Finding[],
  notes: readonly string[],
  { hasFix }: Trivy,
): GateResult {
  const findings = unique(all, hasFix).filter((finding) => hasFix(finding) || !rule.ignoreUnfixed);
  const gating = findings.filter(({ severity }) => rule.severity.has(severity));
  const counts = `found ${countBySeverity(findings)}${rule.ignoreUnfixed ? ', unfixed ones left out' : ''}`;
  const asked = `the gate asks for no ${[...rule.severity].join(', ').toLowerCase()}`;
  if (gating.length === 0) return passed(GATE, `${counts}; ${asked}`, { details: notes });
  return violated(GATE, `${counts}; ${asked}`, {
    details: [
      ...gating.slice(0, MAX_DETAILS).map(describeFinding),
      ...more(gating.length - MAX_DETAILS),
      ...notes,
    ],
    fix: 'update the packages and promote the new image',
  });
}

/** One vulnerability of several platforms counts once; where they differ in what is judged, both count. */
function unique(findings: readonly Finding[], hasFix: Trivy['hasFix']): readonly Finding[] {
  const keyOf = (finding: Finding): string => {
    const { id, package: found, severity } = finding;
    return JSON.stringify([id, found?.name, found?.version, severity, hasFix(finding)]);
  };
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

function countBySeverity(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((severity): [Severity, number] => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]);
  const some = counts.filter(([, count]) => count > 0);
  return some.length === 0
    ? 'nothing'
    : some.map(([severity, count]) => `${count} ${severity.toLowerCase()}`).join(', ');
}
