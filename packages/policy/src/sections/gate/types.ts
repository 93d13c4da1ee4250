import type { Severity } from '../promote/types.ts';

/** The classes of findings, as the policy file names them. */
export const GATE_CLASSES = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'] as const;
export type GateClass = (typeof GATE_CLASSES)[number];

/** The parts of an image, as the policy file names them. */
export const GATE_SCOPES = ['base-image', 'application'] as const;
export type GateScope = (typeof GATE_SCOPES)[number];

/** What becomes of something that is not a finding of its own. */
export const GATE_ACTIONS = ['fail', 'warn', 'ignore'] as const;
export type GateAction = (typeof GATE_ACTIONS)[number];

/** What Trivy can say about a fix (Trivy, `pkg/dependency/types`: statuses). */
export const FIX_STATUSES = [
  'affected',
  'fixed',
  'under_investigation',
  'will_not_fix',
  'fix_deferred',
  'end_of_life',
  'not_affected',
  'unknown',
] as const;
export type FixStatus = (typeof FIX_STATUSES)[number];

/** The key `gate` of the policy file. What is undefined was not said. */
export interface GatePolicy extends GateThresholds {
  /** Stand above the thresholds of the whole. */
  readonly scopes: Readonly<Partial<Record<GateScope, GateThresholds>>>;
  readonly allowedLicenses?: readonly string[];
  readonly deniedLicenses?: readonly string[];
  /** An operating system that gets no more fixes. */
  readonly endOfLife?: GateAction;
  /** An image in which Trivy knows nothing: neither an operating system nor packages. */
  readonly unrecognised?: GateAction;
  /** Vulnerabilities in CISA's catalogue of known exploited ones. `ignore` does not look. */
  readonly kev?: GateAction;
  /** Vulnerabilities with at least this probability of being exploited fail; 0 to 1. */
  readonly epss?: number;
  /** URLs or paths. */
  readonly feeds: { readonly kev?: string; readonly epss?: string };
  /** In milliseconds. */
  readonly databaseMaxAge?: number;
  readonly baseline?: string;
  readonly exceptions: readonly GateException[];
  /** In milliseconds: how long before its end an exception is pointed out. */
  readonly expiresSoon?: number;
  /** Paths of OpenVEX documents. */
  readonly vex: readonly string[];
}

/** Which findings count. */
export interface GateThresholds {
  /** Of all classes that have no own. Empty: none. */
  readonly severity?: ReadonlySet<Severity>;
  readonly classes: Readonly<Partial<Record<GateClass, ReadonlySet<Severity>>>>;
  readonly ignoreUnfixed?: boolean;
  /** Vulnerabilities with these are left out. */
  readonly ignoreStatus?: ReadonlySet<FixStatus>;
}

/** A finding that is accepted for some time. At least one of `package`, `path` and `image` is there. */
export interface GateException {
  /** Of the vulnerability (or another name of it), misconfiguration, secret's rule, or license. */
  readonly id: string;
  /** Glob of package URLs; a glob without version is about all of them. */
  readonly package?: string;
  /** Glob of paths in the image. */
  readonly path?: string;
  /** Glob of image names, with or without tag. */
  readonly image?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds (UTC): `2026-12-31`. */
  readonly expires: string;
}
