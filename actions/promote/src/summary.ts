/** Renders the report as the Markdown of the job summary. */
import { code, details, escapeMarkdown, renderPhases, shortDigest, table } from '@container-kit/core';
import type { GateResult } from './gates/result.ts';
import { describePlan } from './narrate.ts';
import type { Outcome, PlanReport, PromotionReport, RecordReport } from './report.ts';

/** The job summary of a run. All text that comes from images, registries and manifests is neutralised. */
export function renderSummary(report: PromotionReport): string {
  const sections = [
    headline(report),
    report.failure && renderFailure(report.failure),
    facts(report),
    report.destinations.length > 0 && renderDestinations(report),
    report.gates.length > 0 && renderGates(report.gates),
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
  failed: '❌ Failed, no tag was moved',
};

function headline({ outcome, environment, moved }: PromotionReport): string {
  const text =
    outcome === 'failed' && moved.length > 0 ? '❌ Failed, after tags had moved' : HEADLINES[outcome];
  return `### ${text}${environment === undefined ? '' : ` (${escapeMarkdown(environment)})`}`;
}

function renderFailure({ message, fix }: NonNullable<PromotionReport['failure']>): string {
  const advice = fix === undefined ? '' : `\n>\n> **Fix:** ${escapeMarkdown(fix)}`;
  return `> [!CAUTION]\n> ${escapeMarkdown(message)}${advice}`;
}

function facts({ source, commit, pullRequest }: PromotionReport): string {
  const rows: [string, string][] = [];
  if (source !== undefined) rows.push(['Source', code(source)]);
  if (pullRequest !== undefined) rows.push(['Pull request', `<${encodeURI(pullRequest.toWellFormed())}>`]);
  if (commit !== undefined) rows.push(['Commit', code(commit)]);
  return rows.length === 0 ? '' : table(['', ''], rows);
}

function renderGates(gates: readonly GateResult[]): string {
  const rows = gates.map((result) => [
    result.gate,
    result.status === 'pass' ? '✅ pass' : result.reason === 'undecided' ? '❔ cannot tell' : '⛔ fail',
    `${escapeMarkdown(result.evidence)}${result.status === 'fail' && result.fix !== undefined ? `<br>**Fix:** ${escapeMarkdown(result.fix)}` : ''}`,
  ]);
  const more = gates.filter(({ details: lines }) => lines.length > 0);
  const lists = more.map(({ gate, details: lines }) =>
    details(`Details of ${gate}`, lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')),
  );
  return [table(['Gate', '', 'Evidence'], rows), ...lists].join('\n\n');
}

/** A run that failed may have moved none of the tags, all, or some. */
function renderDestinations({ destinations, moved, outcome }: PromotionReport): string {
  const isDone = moved.length > 0 || DONE.includes(outcome);
  const rows = destinations.map(({ reference, digest, previous, changed }) => {
    const after = !changed ? 'as it was' : isDone && !moved.includes(reference) ? 'not moved' : undefined;
    return [
      code(reference),
      previous === null ? 'new' : code(shortDigest(previous)),
      after ?? code(shortDigest(digest)),
    ];
  });
  return table(['Destination', 'Before', isDone ? 'Now' : 'Would be'], rows);
}

const DONE: readonly Outcome[] = ['promoted', 'unchanged', 'rolled-back'];

const PLAN_TITLES: Readonly<Record<Outcome, string>> = {
  promoted: 'Copied',
  unchanged: 'Compared',
  'rolled-back': 'Copied',
  planned: 'To copy',
  'policy-failed': 'To copy',
  failed: 'Planned',
};

function renderPlan(plan: PlanReport, outcome: Outcome): string {
  const left =
    plan.leftOut === 0
      ? ''
      : ` Left out: ${plan.leftOut} listed referrers that are none, or layers that must not be distributed.`;
  return `${PLAN_TITLES[outcome]}: ${describePlan(plan)}.${left}`;
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
      before === null ? 'added' : code(shorten(before)),
      code(shorten(after)),
    ]),
  );
  return table(['Manifest', 'Before', DONE.includes(outcome) ? 'Now' : 'Would be'], rows);
}

/** Whole digests make the table too wide to read. */
function shorten(value: string): string {
  return value.replaceAll(/sha256:[0-9a-f]{64}/g, shortDigest);
}
