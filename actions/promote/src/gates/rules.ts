/** What the gates of an environment ask for: the policy file and the inputs, as plain values. */

/** Severities of a vulnerability, as Trivy names them, worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** A Trivy report about this image has no finding of these severities. */
export interface VulnerabilityRule {
  readonly severities: readonly Severity[];
  /** Leaves out findings that no version fixes yet. */
  readonly ignoreUnfixed: boolean;
  /** How old the report may be, in ms; absent: any age. */
  readonly maxAgeMs?: number;
}

/** Signatures, attestations or other artifacts hang on the image. */
export interface ReferrerRule {
  /**
   * `signature`, `provenance`, `sbom`, or exactly the media type (`application/vnd.example+json`) or predicate type
   * (`https://example.com/review/v1`) of an artifact.
   */
  readonly required: readonly string[];
}

/** The image has been in another environment for some time. */
export interface SoakRule {
  readonly environment: string;
  /** In ms, counted from the first time that the image came there. */
  readonly minimumMs: number;
}

/** The image has been promoted to another environment first. */
export interface FromRule {
  readonly environment: string;
}

/** A check run that must be green. */
export interface RequiredCheck {
  readonly name: string;
  /** Slug of the app that must have reported it, `github-actions` for jobs; absent: any app that may write checks. */
  readonly app?: string;
}

/** The commit that the image was built from has green checks. */
export interface ChecksRule {
  readonly required: readonly RequiredCheck[];
}

/** The gates of one environment; what is absent is not asked for. */
export interface GateRules {
  readonly vulnerabilities?: VulnerabilityRule;
  readonly referrers?: ReferrerRule;
  readonly soak?: SoakRule;
  readonly from?: FromRule;
  readonly checks?: ChecksRule;
}
