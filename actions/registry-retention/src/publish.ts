/** Hands the report over to people and to later steps: JSON file, outputs, job summary. */
import { type ActionContext, setOutputs, writeReport } from '@container-kit/core';
import { outputs } from './outputs.ts';
import type { RetentionReport } from './report.ts';
import { countAll } from './views/counts.ts';
import { renderSummary } from './views/summary.ts';

/** Writes everything that the report is shown as; runs also when the step failed. */
export function publish(report: RetentionReport, context: ActionContext, summary: boolean): void {
  if (summary) context.summary.append(renderSummary(report));
  const { deleted, kept, bytesFreed } = countAll(report);
  const values = {
    outcome: report.outcome,
    plan: report.plan?.path,
    'plan-hash': report.plan?.hash,
    journal: report.journal,
    report: writeReport('registry-retention', report, context),
    deleted: String(deleted),
    kept: String(kept),
    'bytes-freed': String(bytesFreed),
  };
  setOutputs(outputs, values, context.env);
}
