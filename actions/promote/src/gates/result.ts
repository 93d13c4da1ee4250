/** What a gate says. */
import { showControls } from '@container-kit/core';
import type { Digest } from '@container-kit/registry';

/** The gates, by the names that the policy file and the reports use. */
export const GATE_NAMES = ['vulnerabilities', 'referrers', 'soak', 'from', 'checks'] as const;

/** One of {@link GATE_NAMES}. */
export type GateName = (typeof GATE_NAMES)[number];

interface Verdict {
  readonly gate: GateName;
  /** What the verdict rests on: one line of plain text. Parts of it may be hostile; who prints it escapes it. */
  readonly evidence: string;
  /** More of it, one line each: findings, platforms, check runs. */
  readonly details: readonly string[];
}

/** The gate is open. */
export interface GatePass extends Verdict {
  readonly status: 'pass';
  /** Manifests of the attestations that opened it, for the `inputAttestations` of the record. */
  readonly attestations: readonly Digest[];
}

/** The gate is closed. */
export interface GateFailure extends Verdict {
  readonly status: 'fail';
  /** `violated`: the rule is not met. `undecided`: whether it is met could not be found out, which opens nothing. */
  readonly reason: 'violated' | 'undecided';
  /** What to do about it, as an imperative clause. */
  readonly fix?: string;
}

/** Verdict of one gate. */
export type GateResult = GatePass | GateFailure;

/** What a pass may say besides its evidence. */
export interface PassDetails {
  readonly details?: readonly string[];
  readonly attestations?: readonly Digest[];
}

/** What a failure may say besides its evidence. */
export interface FailureDetails {
  readonly details?: readonly string[];
  readonly fix?: string;
}

/** The rule is met. */
export function passed(
  gate: GateName,
  evidence: string,
  { details = [], attestations = [] }: PassDetails = {},
): GatePass {
  return { gate, status: 'pass', evidence: oneLine(evidence), details: details.map(oneLine), attestations };
}

/** The rule is not met. */
export function violated(gate: GateName, evidence: string, more?: FailureDetails): GateFailure {
  return failed(gate, 'violated', evidence, more);
}

/** Nobody knows whether the rule is met. */
export function undecided(gate: GateName, evidence: string, more?: FailureDetails): GateFailure {
  return failed(gate, 'undecided', evidence, more);
}

/** Nobody knows, because of an error. */
export function failedBy(gate: GateName, error: unknown): GateFailure {
  const { message, fix } = wordsOf(error);
  return undecided(gate, `could not be decided: ${message}`, fix === undefined ? {} : { fix });
}

const MAX_LINE = 600;

/** Text of others as one readable line: no line breaks, control characters visible, cut at 600 characters. */
export function oneLine(text: string): string {
  const line = showControls(text.replace(/\s+/g, ' ').trim());
  return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE - 1)}…`;
}

function failed(
  gate: GateName,
  reason: GateFailure['reason'],
  evidence: string,
  { details = [], fix }: FailureDetails = {},
): GateFailure {
  return {
    gate,
    status: 'fail',
    reason,
    evidence: oneLine(evidence),
    details: details.map(oneLine),
    ...(fix === undefined ? {} : { fix }),
  };
}

function wordsOf(error: unknown): { readonly message: string; readonly fix?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  return 'fix' in error && typeof error.fix === 'string'
    ? { message: error.message, fix: error.fix }
    : { message: error.message };
}
