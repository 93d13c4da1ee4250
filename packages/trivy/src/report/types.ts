/** The one object that a run of the gate fills, and that every view is rendered from. It is plain JSON. */
import type { Severity } from '@container-kit/policy';
import type { Finding, OperatingSystem } from '../model/types.ts';

export type GateOutcome = 'passed' | 'policy-failed' | 'scan-error' | 'stale-db';

/** See above. Dates are ISO 8601 in UTC. */
export interface GateReport {
  readonly version: 1;
  readonly outcome: GateOutcome;
  /** One line each: why it is not `passed`; also the notes of a passed run (an end of life, a feed that was not there). */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  readonly subject: GateSubject;
  readonly scanner: ScannerFacts | undefined;
  readonly database: DatabaseFacts | undefined;
  readonly javaDatabase: DatabaseFacts | undefined;
  /** The rules in force, one sentence each, and where they come from (`inputs`, a path at a commit). */
  readonly policy: { readonly source: string; readonly rules: readonly string[] };
  readonly baseline: BaselineFacts | undefined;
  /** Ranked: gating first, then new, KEV, EPSS, severity, CVSS, id. */
  readonly findings: readonly JudgedFinding[];
  /** In the baseline and not here. */
  readonly fixed: readonly Finding[];
  readonly exceptions: ExceptionsFacts;
  readonly advice: readonly Advice[];
  readonly counts: Counts;
  readonly startedAt: string;
  readonly durationMs: number;
}

export interface GateSubject {
  readonly kind: 'image' | 'fs' | 'config' | 'sbom' | 'report';
  /** What the user asked for: a reference, a path. */
  readonly name: string;
  /** Of the image or index. */
  readonly digest: string | undefined;
  readonly platforms: readonly SubjectPlatform[];
}

export interface SubjectPlatform {
  /** `linux/amd64`; `unknown` when nothing says so. */
  readonly platform: string;
  readonly digest: string | undefined;
  readonly os: OperatingSystem | undefined;
}

export interface ScannerFacts {
  readonly name: 'trivy';
  readonly version: string;
  /** `table` (hash in container-kit), `custom` (hash given by the user), `user-supplied` (`trivy-path`). */
  readonly source: 'table' | 'custom' | 'user-supplied';
  readonly sha256: string;
}

export interface DatabaseFacts {
  readonly repository: string;
  /** Of the layer. */
  readonly digest: string;
  readonly updatedAt: string;
}

export interface BaselineFacts {
  /** `base-image`, `ref:<image>`, `report:<path>`, as asked. */
  readonly kind: string;
  /** What that turned out to be: `name@digest`, a path. */
  readonly name: string;
  readonly findings: number;
}

/** A finding with what the gate thinks of it. */
export interface JudgedFinding extends Finding {
  /** Class, purl without version, id and path: the same in every build. Stable fingerprint of SARIF. */
  readonly key: string;
  /** All platforms that have it, in the order of the index. */
  readonly platforms: readonly string[];
  /** `unknown` without a baseline. */
  readonly state: 'new' | 'existing' | 'unknown';
  /** Whether it turns the gate red. */
  readonly gating: boolean;
  /** Why it does, or does not: one line. */
  readonly because: string;
  readonly exception: AppliedException | undefined;
  /** Which layers brought it; undefined when nothing tells. */
  readonly origin: 'base' | 'application' | undefined;
  /** The line of the Dockerfile that brought the layer, path relative to the repository. */
  readonly source: { readonly path: string; readonly line: number } | undefined;
  /** In CISA's catalogue of known exploited vulnerabilities. */
  readonly kev: boolean;
  /** Probability of exploitation in 30 days, 0 to 1; undefined when it was not asked for or is not known. */
  readonly epss: number | undefined;
}

export interface AppliedException {
  readonly kind: 'exception' | 'vex' | 'trivyignore';
  readonly reason: string;
  readonly owner: string | undefined;
  /** ISO 8601 date. */
  readonly expires: string | undefined;
}

/** Exceptions that people must hear about; those in force stand at their findings. */
export interface ExceptionsFacts {
  readonly applied: number;
  readonly expired: readonly ExceptionNote[];
  readonly expiring: readonly ExceptionNote[];
  readonly unused: readonly ExceptionNote[];
  /** Added by the pull request itself: not in force until merged. */
  readonly pending: readonly ExceptionNote[];
}

export interface ExceptionNote {
  readonly id: string;
  readonly scope: string;
  readonly owner: string;
  readonly reason: string;
  readonly expires: string;
}

/** One thing to do that clears several findings. */
export interface Advice {
  readonly kind: 'package' | 'base-image';
  /** `update openssl 3.1.2 to 3.1.4`. */
  readonly text: string;
  /** How many gating findings it clears, of how many. */
  readonly clears: number;
  readonly of: number;
  readonly package?: { readonly name: string; readonly from: string; readonly to: string };
}

export interface SeverityCounts {
  readonly total: number;
  readonly new: number;
  readonly existing: number;
  readonly excepted: number;
  readonly gating: number;
}

/** See `interface.md`, output `counts`: keys are lower-case severities. */
export type Counts = Readonly<Record<Lowercase<Severity>, SeverityCounts>> & {
  readonly fixed: number;
  readonly kev: number;
};
