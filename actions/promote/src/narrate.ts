/** Tells in the log what will happen, and what the gates say: a dry run is read there. */
import { formatBytes, type Log, shortDigest } from '@container-kit/core';
import type { GateResult } from './gates/result.ts';
import type { DestinationReport, PlanReport, PromotionReport } from './report.ts';

/** Prints the plan: what is copied, and where each tag goes. */
export function tellPlan(log: Pick<Log, 'foreign'>, report: PromotionReport): void {
  if (report.source !== undefined) log.foreign(`Source: ${report.source}`);
  if (report.plan !== undefined) log.foreign(`To copy: ${describePlan(report.plan)}`);
  for (const destination of report.destinations) log.foreign(describeDestination(destination));
  for (const { path, changes } of report.manifests) {
    for (const { line, before, after } of changes)
      log.foreign(`${path}:${line}: ${before ?? '(new)'} -> ${after}`);
  }
}

/** Prints what each gate says. */
export function tellGates(log: Pick<Log, 'foreign'>, gates: readonly GateResult[]): void {
  for (const result of gates) {
    log.foreign(`Gate ${result.gate}: ${result.status === 'pass' ? 'open' : 'closed'}: ${result.evidence}`);
    if (result.status === 'fail' && result.fix !== undefined) log.foreign(`  Fix: ${result.fix}`);
    for (const line of result.details) log.foreign(`  ${line}`);
  }
}

/** The plan in numbers, as one line. */
export function describePlan(plan: PlanReport): string {
  const { manifests, referrers, blobs, bytes, mounts, requests } = plan;
  if (blobs === 0 && manifests === 1) return `nothing, the image is there; ${count(requests, 'request')}`;
  return [
    `${count(manifests, 'manifest')} (${referrers} of them signatures, SBOMs and attestations)`,
    `${count(blobs, 'blob')} (at most ${formatBytes(bytes)} to send, ${mounts} to mount)`,
    `about ${count(requests, 'request')}`,
  ].join(', ');
}

function describeDestination({ reference, digest, previous, changed }: DestinationReport): string {
  if (!changed) return `${reference}: is ${shortDigest(digest)} already`;
  return `${reference}: ${previous === null ? '(new)' : shortDigest(previous)} -> ${shortDigest(digest)}`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
