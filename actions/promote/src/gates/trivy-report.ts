/**
 * The little of a Trivy JSON report (github.com/aquasecurity/trivy, pkg/types/report.go, schema 2) that the
 * vulnerability gate needs. Trivy leaves out every empty field, so each is optional.
 */
import { at, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { SEVERITIES, type Severity } from '@container-kit/policy';

/** What a report says about which image it is. */
export interface ReportSubject {
  /** `name:tag` or `name@digest`, as Trivy was asked. */
  readonly artifactName: string | undefined;
  /** `name@digest`; of an index when the image was named by its tag or by that digest. */
  readonly repoDigests: readonly string[];
  /** Digest of the configuration; of a manifest when it came from Docker's containerd store. */
  readonly imageId: string | undefined;
  /** `linux/arm64/v8`. */
  readonly platform: string | undefined;
}

/** One vulnerable package. All texts come from databases and packages, so they are hostile. */
export interface Finding {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  /** Empty when no version fixes it. */
  readonly fixed: string;
  /** UNKNOWN also for none. */
  readonly severity: Severity;
  readonly hasFix: boolean;
}

/** A report. */
export interface TrivyReport {
  readonly subject: ReportSubject;
  /** Undefined when it does not say so, or nothing that is a time. */
  readonly createdAt: Date | undefined;
  readonly findings: readonly Finding[];
  /** Number of operating systems and package files whose vulnerabilities were looked up. */
  readonly targets: number;
  /** The distribution gets no more fixes, and so no more findings. */
  readonly endOfLife: boolean;
}

/** A text that is no Trivy report; the message says what is wrong with it. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/**
 * Reads a report.
 *
 * @throws ReportError for what is no JSON, not of schema 2, or has lists and findings of another shape
 */
export function parseTrivyReport(text: string): TrivyReport {
  const report = parseJson(text);
  const version = at(report, 'SchemaVersion');
  if (version !== 2) {
    throw new ReportError(
      `its SchemaVersion is ${JSON.stringify(version) ?? 'missing'} and not 2, as Trivy writes it`,
    );
  }
  const results = listAt(report, 'Results').filter(looksUpVulnerabilities);
  const createdAt = new Date(textAt(report, 'CreatedAt') ?? Number.NaN);
  return {
    subject: readSubject(report),
    createdAt: Number.isNaN(createdAt.getTime()) ? undefined : createdAt,
    findings: results.flatMap((result) => listAt(result, 'Vulnerabilities').map(readFinding)),
    targets: results.length,
    endOfLife: at(report, 'Metadata', 'OS', 'EOSL') === true,
  };
}

/** Other classes hold secrets, licenses and misconfigurations. */
function looksUpVulnerabilities(result: JsonObject): boolean {
  const { Class: kind } = result;
  return kind === 'os-pkgs' || kind === 'lang-pkgs' || (kind === undefined && 'Vulnerabilities' in result);
}

function readSubject(report: unknown): ReportSubject {
  const digests = at(report, 'Metadata', 'RepoDigests') ?? [];
  if (!Array.isArray(digests)) throw new ReportError('Metadata.RepoDigests is no list');
  const config = at(report, 'Metadata', 'ImageConfig');
  const parts = [textAt(config, 'os'), textAt(config, 'architecture'), textAt(config, 'variant')];
  const [os, architecture] = parts;
  return {
    artifactName: textAt(report, 'ArtifactName'),
    repoDigests: digests.filter((digest: unknown) => typeof digest === 'string'),
    imageId: textAt(report, 'Metadata', 'ImageID'),
    platform: os && architecture ? parts.filter(Boolean).join('/') : undefined,
  };
}

function readFinding(finding: JsonObject): Finding {
  const fixed = textAt(finding, 'FixedVersion') ?? '';
  return {
    id: textAt(finding, 'VulnerabilityID') ?? '(no ID)',
    package: textAt(finding, 'PkgName') ?? '(no package)',
    installed: textAt(finding, 'InstalledVersion') ?? '',
    fixed,
    severity: readSeverity(at(finding, 'Severity') ?? 'UNKNOWN'),
    hasFix: fixed !== '' || textAt(finding, 'Status') === 'fixed',
  };
}

/** A word that we do not know may mean the worst, so it must not be counted as less. */
function readSeverity(word: unknown): Severity {
  const known = typeof word === 'string' && SEVERITIES.find((severity) => severity === word.toUpperCase());
  if (known) return known;
  throw new ReportError(
    `a finding has the severity ${(JSON.stringify(word) ?? '').slice(0, 80)}, which Trivy does not have`,
  );
}

function listAt(value: unknown, key: string): readonly JsonObject[] {
  const list = at(value, key) ?? [];
  if (!Array.isArray(list) || !list.every(isJsonObject))
    throw new ReportError(`${key} is no list of objects`);
  return list;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ReportError('it is no JSON, or only the beginning of it');
  }
}
