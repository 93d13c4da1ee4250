/** What is left of a run that got to no report: the outcome, and why. */
import { type ActionContext, escapeMarkdown, setOutputs, writeReport } from '@container-kit/core';
import type { Failure } from '@container-kit/login';
import type { Inputs } from '../inputs.ts';
import { outputs } from '../outputs.ts';

/** Sets the outputs and writes the summary of such a run. */
export function publishFailure(failure: Failure, inputs: Inputs | undefined, context: ActionContext): void {
  const report = { version: 1, outcome: 'scan-error', failure } as const;
  if (inputs?.summary ?? true) context.summary.append(renderFailure(failure));
  const { outcome } = report;
  setOutputs(outputs, { outcome, report: writeReport('trivy-gate', report, context) }, context.env);
}

function renderFailure({ kind, message, fix }: Failure): string {
  const headline = kind === 'cancelled' ? '⏹️ Cancelled' : '❌ Not scanned';
  const lines = [`### ${headline}`, '', '> [!CAUTION]', `> ${escapeMarkdown(message)}`];
  return [...lines, ...(fix === undefined ? [] : ['>', `> **Fix:** ${escapeMarkdown(fix)}`])].join('\n');
}
