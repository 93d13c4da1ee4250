/** Gate: Trivy has found nothing in this image that the environment does not accept. */
import { SEVERITIES, type Severity, type VulnerabilityGate } from '@container-kit/policy';
import type { Image, ImagePlatform } from '@container-kit/registry';
import type { GateReport } from '@container-kit/trivy/gate';
import type { Finding, ReportError, ScanReport } from '@container-kit/trivy/model';
import { formatAge } from './age.ts';
import { type AttachedSources, type AttachedVerdict, findVerdicts } from './attached-verdicts.ts';
import { describeFinding, more } from './findings.ts';
import { GATE, type NamedReport, platformOf, RESCAN } from './reports.ts';
import {
  failedBy,
  type GateFailure,
  type GateResult,
  oneLine,
  type PassDetails,
  passed,
  undecided,
  violated,
} from './result.ts';
import { judgeScan } from './scanned.ts';
import { loadTrivy, type Trivy } from './trivy.ts';

/** What the gate looks at. */
export interface VulnerabilitySources {
  readonly image: Image;
  /** Paths of Trivy JSON reports: one for each platform. */
  readonly reports: readonly string[];
  readonly now: Date;
  /** Where verdicts may hang on the image; asked when there are no reports. */
  readonly attached?: AttachedSources | undefined;
  /** Scans the image; asked when no verdict is attached. */
  readonly scan?: ((rule: VulnerabilityGate) => Promise<GateReport>) | undefined;
}

const MAX_DETAILS = 20;

/** An attached verdict may be so old, where the rule says nothing. A database of vulnerabilities changes every day. */
const ATTACHED_MAX_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * Judges the reports; without any, the verdicts that are attached to the image; without those, a scan. All reports must
 * be about this image, and together about all its platforms. What Trivy was told to leave out (`--severity`,
 * `--ignore-unfixed`, an ignore file) is not in its report and cannot be seen from here.
 */
export async function judgeVulnerabilities(
  rule: VulnerabilityGate,
  sources: VulnerabilitySources,
): Promise<GateResult> {
  const { image, reports, now, attached, scan } = sources;
  if (reports.length > 0) return judgeFiles(rule, sources, await loadTrivy());
  let notes: readonly string[] = [];
  if (attached !== undefined) {
    const trivy = await loadTrivy();
    const maxAge = rule.maxAge ?? ATTACHED_MAX_AGE_MS;
    const found = await findVerdicts(attached, { image, maxAge, now }, trivy);
    notes = [...found.notes.slice(0, MAX_DETAILS), ...more(found.notes.length - MAX_DETAILS)];
    if (found.taken.length > 0) return judgeAttached(rule, found.taken, { notes, now }, trivy);
  }
  const result = scan === undefined ? nothingToJudge() : await judgeByScan(rule, scan);
  return { ...result, details: [...result.details, ...notes.map(oneLine)] };
}

/** An error is a verdict here, as who reads it should hear as well why nothing that is attached was taken. */
async function judgeByScan(
  rule: VulnerabilityGate,
  scan: NonNullable<VulnerabilitySources['scan']>,
): Promise<GateResult> {
  try {
    return judgeScan(rule, await scan(rule));
  } catch (error) {
    return failedBy(GATE, error);
  }
}

function nothingToJudge(): GateFailure {
  return undecided(GATE, 'there is no report about this image', {
    fix: 'scan the image with `trivy image --format json`, and give the report by `report-file`',
  });
}

async function judgeFiles(
  rule: VulnerabilityGate,
  { image, reports: paths, now }: VulnerabilitySources,
  trivy: Trivy,
): Promise<GateResult> {
  const reports: NamedReport[] = [];
  const missing = new Set<ImagePlatform>(image.platforms);
  for (const name of paths) {
    const report = await readReport(name, trivy);
    if (report instanceof Error) return undecided(GATE, `${name}: ${report.message}`, RESCAN);
    const platform = platformOf({ name, report }, { image, maxAge: rule.maxAge, now });
    if ('gate' in platform) return platform;
    missing.delete(platform);
    reports.push({ name, report });
  }
  return missing.size > 0 ? incomplete(image, missing) : judge(rule, reports, {}, trivy);
}

function judgeAttached(
  rule: VulnerabilityGate,
  verdicts: readonly AttachedVerdict[],
  { notes, now }: { readonly notes: readonly string[]; readonly now: Date },
  trivy: Trivy,
): GateResult {
  const attestations = [...new Set(verdicts.map(({ attestation }) => attestation))];
  // Clocks differ, so what was just made may seem to come from the future.
  const ageMs = Math.max(0, now.getTime() - Math.min(...verdicts.map(({ madeAt }) => madeAt)));
  const origin = `; attached verdict, made ${formatAge(ageMs)} ago: ${attestations.join(', ')}`;
  return judge(rule, verdicts, { origin, notes, attestations }, trivy);
}

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

function incomplete(image: Image, missing: ReadonlySet<ImagePlatform>): GateFailure {
  const names = [...missing].map(({ name, digest }) => name ?? digest);
  return undecided(GATE, `there is no report about ${names.join(', ')}`, {
    fix: `scan ${image.digest} with \`--platform\` for each of its platforms, and give all reports by \`report-file\``,
  });
}

/** What evidence says besides the findings. */
interface Origin extends Pick<PassDetails, 'attestations'> {
  /** Where the reports come from; nothing for files. */
  readonly origin?: string;
  readonly notes?: readonly string[];
}

function judge(
  rule: VulnerabilityGate,
  reports: readonly NamedReport[],
  { origin = '', notes = [], attestations = [] }: Origin,
  { hasFix }: Trivy,
): GateResult {
  const all = reports.flatMap(({ report }) => vulnerabilitiesOf(report));
  const findings = unique(all, hasFix).filter((finding) => hasFix(finding) || !rule.ignoreUnfixed);
  const gating = findings.filter(({ severity }) => rule.severity.has(severity));
  const counts = `found ${countBySeverity(findings)}${rule.ignoreUnfixed ? ', unfixed ones left out' : ''}`;
  const asked = `the gate asks for no ${[...rule.severity].join(', ').toLowerCase()}`;
  const evidence = `${counts}; ${asked}${origin}`;
  const remarks = [...reports.flatMap(endOfLife), ...notes];
  if (gating.length === 0) return passed(GATE, evidence, { details: remarks, attestations });
  return violated(GATE, evidence, {
    details: [
      ...gating.slice(0, MAX_DETAILS).map(describeFinding),
      ...more(gating.length - MAX_DETAILS),
      ...remarks,
    ],
    fix: 'update the packages and promote the new image',
  });
}

function endOfLife({ name, report }: NamedReport): readonly string[] {
  return report.artifact.os?.endOfLife === true
    ? [`${name}: the distribution is at its end of life and gets no findings any more`]
    : [];
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
