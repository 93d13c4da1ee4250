/** The report as files that outlive the step: for later steps, for artifacts, for upload by other actions. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ActionContext, writeReport } from '@container-kit/core';
import type { GateReport, Pages, SarifFile } from '@container-kit/trivy';
import { writeJson } from './write-json.ts';

/** Absolute paths; undefined for what there is not. */
export interface ReportFiles {
  readonly report: string | undefined;
  readonly markdown: string | undefined;
  /** The SARIF file; the folder of all when one was not enough. */
  readonly sarif: string | undefined;
}

/** Writes all files into one folder. What cannot be written is no reason to lose the verdict: a warning says so. */
export function writeFiles(
  report: GateReport,
  sarif: readonly SarifFile[],
  pages: Pages,
  context: Pick<ActionContext, 'env' | 'log'>,
): ReportFiles {
  const path = writeReport('trivy-gate', { version: report.version }, context);
  if (path === undefined) return { report: undefined, markdown: undefined, sarif: undefined };
  const folder = dirname(path);
  try {
    writeJson(path, report);
    const markdown = join(folder, 'report.md');
    writeFileSync(markdown, pages.markdown());
    return { report: path, markdown, sarif: writeSarif(folder, sarif) };
  } catch (error) {
    context.log.warning(`The report could not be written in all forms: ${String(error)}`);
    return { report: path, markdown: undefined, sarif: undefined };
  }
}

function writeSarif(folder: string, files: readonly SarifFile[]): string | undefined {
  if (files.length === 0) return undefined;
  const parent = join(folder, 'sarif');
  mkdirSync(parent);
  const paths = files.map(({ chunks }, index) => {
    const path = join(parent, `trivy-gate${index === 0 ? '' : `-${index + 1}`}.sarif`);
    for (const chunk of chunks) appendFileSync(path, chunk);
    return path;
  });
  return paths.length === 1 ? paths[0] : parent;
}
