import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setOutputs } from '@container-kit/core';
import { outputs } from './outputs.js';
import { countAll } from './views/counts.js';
import { renderSummary } from './views/summary.js';
import { writeJson } from './write-json.js';
export function publish(report, context, summary) {
    if (summary)
        context.summary.append(renderSummary(report));
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
function writeReport(report, { env, log }) {
    try {
        const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'registry-retention-report-'));
        const path = join(folder, 'report.json');
        writeJson(path, report);
        return path;
    }
    catch (error) {
        log.warning(`The report could not be written: ${String(error)}`);
        return undefined;
    }
}
