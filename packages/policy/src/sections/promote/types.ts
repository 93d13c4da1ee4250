import type { Glob } from '../../glob.ts';

/** The severities of vulnerabilities, worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The key `promote` of the policy file. */
export interface PromotePolicy {
  /** By name, in the order of the file. An action refuses names that are not listed, when any are. */
  readonly environments: ReadonlyMap<string, EnvironmentPolicy>;
}

/** The rules of one environment. */
export interface EnvironmentPolicy {
  readonly gates: PromotionGates;
  /** Globs of `host/name:tag`; a destination that none of them matches is refused. Undefined allows all. */
  readonly destinations?: readonly Glob[];
  /** Whether a tag that points to another digest is refused. The input can refuse it as well. */
  readonly immutableTags?: boolean;
}

/** What an image must prove. A gate that is undefined asks for nothing. */
export interface PromotionGates {
  readonly vulnerabilities?: VulnerabilityGate;
  readonly referrers?: ReferrerGate;
  readonly soak?: SoakGate;
  /** The environment that must run this digest, or must have run it. */
  readonly from?: string;
  /** Names of check runs that must have succeeded on the image's commit. */
  readonly checks?: readonly string[];
}

/** No finding of these severities, in a report about this digest. */
export interface VulnerabilityGate {
  readonly severity: ReadonlySet<Severity>;
  /** Whether findings without a fixed version are left out. */
  readonly ignoreUnfixed: boolean;
  /** How old the report may be, in milliseconds. Undefined: any age. */
  readonly maxAge?: number;
}

/** For each entry, a referrer with the digest as its subject. */
export interface ReferrerGate {
  readonly required: readonly RequiredReferrer[];
}

/** A referrer that must exist. */
export interface RequiredReferrer {
  /** As it stands in the file: `signature`, a media type or a predicate's URI. */
  readonly name: string;
  /** Artifact types (media types) and in-toto predicate types (URIs); one of them is enough. */
  readonly types: readonly string[];
}

/** A time that must have passed since the digest was first seen in an environment. */
export interface SoakGate {
  /** In milliseconds. */
  readonly time: number;
  readonly environment: string;
}
