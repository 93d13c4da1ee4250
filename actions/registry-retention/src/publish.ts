/** Hands the report over to people and to later steps: JSON file, outputs, job summary. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionContext, setOutputs } from '@container-kit/core';
import { outputs } from './outputs.ts';
import type { RetentionReport } from './report.ts';
import { countAll } from './views/counts.ts';
import { renderSummary } from './views/summary.ts';
import { writeJson } from './write-json.ts';

/** Writes everything that the report is shown as; runs also when the step failed. */
export function publish(report: RetentionReport, context: ActionContext, summary: boolean): void {
  if (summary) context.summary.append(renderSummary(report));
  const { deleted, kept, bytesFreed } = countAll(report);
  const values = {
    outcome: report.outcome,
    plan: report.plan?.path,
    'plan-hash': report.plan?.hash,
    journal: report.journal,
    report: writeReport(report, context),
    deleted: String(deleted),
    kept: String(kept),
    'bytes-freed': String(bytesFreed),
  };
  setOutputs(outputs, values, context.env);
}

/** As `writeReport` of core, but in portions. @returns undefined when it can't be written: no reason to lose the outputs */
function writeReport(report: RetentionReport, { env, log }: ActionContext): string | undefined {
  try {
    const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'registry-retention-report-'));
    const path = join(folder, 'report.json');
    writeJson(path, report);
    return path;
  } catch (error) {
    log.warning(`The report could not be written: ${String(error)}`);
    return undefined;
  }
}
