/** The JSON report of a step, for later steps and for machines. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from './log.ts';

/**
 * Writes a report. The file outlives the step; the runner wipes RUNNER_TEMP after the job.
 *
 * @param action name of the action, which the folder's name begins with
 * @returns its absolute path; undefined when it cannot be written, as on a full disk: no reason to lose the outputs.
 */
export function writeReport(
  action: string,
  report: object,
  { env, log }: { readonly env: NodeJS.ProcessEnv; readonly log: Pick<Log, 'warning'> },
): string | undefined {
  try {
    const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), `${action}-report-`));
    const path = join(folder, 'report.json');
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
    return path;
  } catch (error) {
    log.warning(`The report could not be written: ${String(error)}`);
    return undefined;
  }
}
