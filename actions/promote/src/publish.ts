/** Hands the report over to people and to later steps: JSON file, outputs, job summary. */
import { type ActionContext, setOutputs, writeReport } from '@container-kit/core';
import { outputs } from './outputs.ts';
import type { PromotionReport } from './report.ts';
import { renderSummary } from './summary.ts';

/** Writes everything that the report is shown as; runs also when the step failed. */
export function publish(report: PromotionReport, context: ActionContext, summary: boolean): void {
  if (summary) context.summary.append(renderSummary(report));
  const values = {
    outcome: report.outcome,
    digest: report.digest,
    source: report.source,
    destinations: JSON.stringify(report.destinations),
    // A run that stopped has changed none of those that it meant to change.
    manifests: JSON.stringify(report.failure === undefined ? report.manifests.map(({ path }) => path) : []),
    'pull-request': report.pullRequest,
    commit: report.commit,
    report: writeReport('promote', report, context),
  };
  setOutputs(outputs, values, context.env);
}
