/** Reports that the user names, as files. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import { ReportError } from '../model/fields.ts';
import { readScanReport } from '../model/parse.ts';
import type { ScanReport } from '../model/types.ts';

/**
 * Reads one, and names it in whatever is wrong with it.
 *
 * @param input that names it
 * @param path relative to the workspace
 * @throws {UserError} when there is no such file; {ReportError} when it cannot be judged
 */
export async function readReportFile(
  input: 'baseline' | 'report-file',
  path: string,
  workspace: string,
): Promise<ScanReport> {
  const file = resolve(workspace, path);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new UserError(`input "${input}": there is no file ${file}`, {
      fix: 'give the path of a report that `trivy --format json --output` wrote, relative to the workspace',
    });
  }
  try {
    return await readScanReport(file);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`${path} can't be judged: ${error.message}`, { cause: error });
  }
}
