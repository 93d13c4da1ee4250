/** What a scanner found, without any opinion. All texts come from databases, packages and images: they are hostile. */
import type { Severity } from '@container-kit/policy';

/** The classes that a gate has rules for. */
export const FINDING_CLASSES = ['vulnerability', 'misconfiguration', 'secret', 'license'] as const;
export type FindingClass = (typeof FINDING_CLASSES)[number];

/** One scan of one platform, or of a folder. */
export interface ScanReport {
  readonly scanner: { readonly name: 'trivy'; readonly version: string | undefined };
  /** Undefined when the report does not say so, or nothing that is a time. */
  readonly createdAt: Date | undefined;
  readonly artifact: ScannedArtifact;
  readonly findings: readonly Finding[];
  /** Operating systems and package files that were looked up. None: nothing was recognised. */
  readonly targets: number;
  /** Path of Trivy's own JSON; undefined for one that only lived in memory. */
  readonly path?: string;
}

export interface ScannedArtifact {
  /** As Trivy was asked. */
  readonly name: string | undefined;
  /** `container_image`, `filesystem`, `cyclonedx`, ... */
  readonly type: string | undefined;
  /** `linux/arm64/v8`. */
  readonly platform: string | undefined;
  /** Digest of the manifest, where the one who asked knows it. */
  readonly digest: string | undefined;
  /** Digest of the configuration. */
  readonly imageId: string | undefined;
  /** `name@digest`. */
  readonly repoDigests: readonly string[];
  readonly os: OperatingSystem | undefined;
  /** Layers, lowest first. */
  readonly diffIds: readonly string[];
  /** Of the image configuration, lowest first (OCI image spec, config.md, `history`). */
  readonly history: readonly HistoryEntry[];
}

export interface OperatingSystem {
  readonly family: string;
  readonly name: string;
  /** No more fixes, and so no more findings. */
  readonly endOfLife: boolean;
}

export interface HistoryEntry {
  readonly createdBy: string;
  readonly emptyLayer: boolean;
}

/** One finding. */
export interface Finding {
  readonly class: FindingClass;
  /** `CVE-2026-1234`, `DS-0002`, a secret's rule, a license's name. */
  readonly id: string;
  readonly severity: Severity;
  /** Empty when there is none. */
  readonly title: string;
  /** What Trivy calls the target: an operating system, a lock file, a path. */
  readonly target: string;
  /** Of vulnerabilities and licenses. */
  readonly package: FoundPackage | undefined;
  /** Where it stands in the image or the folder. */
  readonly location: FoundLocation | undefined;
  /** DiffID of the layer that brought it. */
  readonly layer: string | undefined;
  /** Other names of the same thing: `GHSA-...`. */
  readonly aliases: readonly string[];
  readonly url: string | undefined;
  /** Trivy's word: `fixed`, `affected`, `will_not_fix`, `end_of_life`, ... */
  readonly status: string | undefined;
  /** What to do about it: of misconfigurations. Never the text of a secret. */
  readonly advice: string | undefined;
  /** Highest score of CVSS 4, else 3, else 2; 0 to 10. */
  readonly cvss: number | undefined;
}

export interface FoundPackage {
  readonly name: string;
  readonly version: string;
  /** Package URL with version. */
  readonly purl: string | undefined;
  /** Path of the file that names it; undefined for operating system packages. */
  readonly path: string | undefined;
  /** `alpine`, `debian`, `npm`, `jar`, ... : Trivy's `Type`. */
  readonly type: string;
  /** Whether the operating system's package manager owns it. */
  readonly os: boolean;
  /** Versions that fix it, one for each branch; empty when none does. */
  readonly fixedVersions: readonly string[];
}

export interface FoundLocation {
  readonly path: string;
  /** Count from 1. */
  readonly startLine: number | undefined;
  readonly endLine: number | undefined;
}

/** Whether there is a version without it. Trivy's word counts too: a database may know of a fix and not its number. */
export function hasFix(finding: Finding): boolean {
  return (finding.package?.fixedVersions ?? []).length > 0 || finding.status === 'fixed';
}
