/** Renders the report as the Markdown of the job summary. */
import {
  code,
  details,
  escapeMarkdown,
  formatBytes,
  renderPhases,
  shortDigest,
  table,
} from '@container-kit/core';
import type { GateResult } from './gates/result.ts';
import type { DestinationReport, Outcome, PlanReport, PromotionReport, RecordReport } from './report.ts';

/** The job summary of a run. All text that comes from images, registries and manifests is neutralised. */
export function renderSummary(report: PromotionReport): string {
  const sections = [
    headline(report),
    report.failure && renderFailure(report.failure),
    facts(report),
    report.gates.length > 0 && renderGates(report.gates),
    report.destinations.length > 0 && renderDestinations(report.destinations, report.outcome),
    report.plan && renderPlan(report.plan, report.outcome),
    report.record && renderRecord(report.record),
    report.failure === undefined && report.manifests.length > 0 && renderManifests(report),
    renderPhases(report.phases),
  ];
  return `${sections.filter((section) => typeof section === 'string' && section !== '').join('\n\n')}\n`;
}

const HEADLINES: Readonly<Record<Outcome, string>> = {
  promoted: '✅ Promoted',
  unchanged: '✅ Already promoted',
  'rolled-back': '↩️ Rolled back',
  planned: '📋 Plan, nothing was changed',
  'policy-failed': '⛔ Not promoted: a gate is closed',
  failed: '❌ Promotion failed',
};

function headline({ outcome, environment }: PromotionReport): string {
  return `### ${HEADLINES[outcome]}${environment === undefined ? '' : ` (${escapeMarkdown(environment)})`}`;
}

function renderFailure({ message, fix }: NonNullable<PromotionReport['failure']>): string {
  const advice = fix === undefined ? '' : `\n>\n> **Fix:** ${escapeMarkdown(fix)}`;
  return `> [!CAUTION]\n> ${escapeMarkdown(message)}${advice}`;
}

function facts({ source, commit, pullRequest }: PromotionReport): string {
  const rows: [string, string][] = [];
  if (source !== undefined) rows.push(['Source', code(source)]);
  if (pullRequest !== undefined) rows.push(['Pull request', `<${encodeURI(pullRequest)}>`]);
  if (commit !== undefined) rows.push(['Commit', code(commit)]);
  const [first, ...others] = rows;
  return first === undefined ? '' : table(first, others);
}

function renderGates(gates: readonly GateResult[]): string {
  const rows = gates.map((result) => [
    result.gate,
    result.status === 'pass' ? '✅ pass' : result.reason === 'undecided' ? '❔ cannot tell' : '⛔ fail',
    `${escapeMarkdown(result.evidence)}${result.status === 'fail' && result.fix !== undefined ? `<br>**Fix:** ${escapeMarkdown(result.fix)}` : ''}`,
  ]);
  const more = gates.filter(({ details: lines }) => lines.length > 0);
  const lists = more.map(({ gate, details: lines }) =>
    details(`${gate}: ${lines.length} details`, lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')),
  );
  return [table(['Gate', '', 'Evidence'], rows), ...lists].join('\n\n');
}

function renderDestinations(destinations: readonly DestinationReport[], outcome: Outcome): string {
  const rows = destinations.map(({ reference, digest, previous, changed }) => [
    code(reference),
    previous === null ? 'new' : code(shortDigest(previous)),
    changed ? code(shortDigest(digest)) : 'as it was',
  ]);
  return table(['Destination', 'Before', outcome === 'planned' ? 'Would be' : 'Now'], rows);
}

function renderPlan(plan: PlanReport, outcome: Outcome): string {
  const verb = outcome === 'planned' ? 'To copy' : 'Copied';
  const parts = [
    `${plan.manifests} manifests (${plan.referrers} of them signatures, SBOMs and attestations)`,
    `${plan.blobs} blobs, at most ${formatBytes(plan.bytes)} to send and ${plan.mounts} to mount`,
    `about ${plan.requests} requests`,
  ];
  const left =
    plan.leftOut === 0 ? '' : ` ${plan.leftOut} listed pieces are left out; the report names them.`;
  return `${verb}: ${parts.join(', ')}.${left}`;
}

function renderRecord({ attestations, signed, identity, deployment }: RecordReport): string {
  const names = Object.keys(attestations);
  const parts = names.map((name) => `${signed ? 'signed' : 'unsigned'} attestation at ${code(name)}`);
  if (names.length > 0 && identity !== undefined) parts.push(`signed as ${code(identity.subject)}`);
  if (deployment !== undefined) parts.push(`GitHub Deployment ${deployment}`);
  return parts.length === 0 ? '' : `Recorded: ${parts.join(', ')}.`;
}

function renderManifests({ manifests, outcome }: PromotionReport): string {
  const rows = manifests.flatMap(({ path, changes }) =>
    changes.map(({ line, before, after }) => [
      code(`${path}:${line}`),
      before === null ? 'added' : code(before),
      code(after),
    ]),
  );
  return table(['Manifest', 'Before', outcome === 'planned' ? 'Would be' : 'Now'], rows);
}
