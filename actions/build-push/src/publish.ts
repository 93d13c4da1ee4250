/** Hands the report over to people and to later steps: JSON file, outputs, job summary, artifacts file. */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionContext, setOutputs } from '@container-kit/core';
import { outputs } from './outputs.ts';
import type { BuildReport } from './report.ts';
import { renderSummary } from './summary.ts';

/** Writes everything that the report is shown as; runs also when the step failed. */
export function publish(report: BuildReport, context: ActionContext, summary: boolean): void {
  if (summary) context.summary.append(renderSummary(report));
  setOutputs(outputs, { ...outputsOf(report), report: writeReport(report, context) }, context.env);
  if (report.outcome === 'pushed') announceArtifacts(report, context.env.GITHUB_ARTIFACTS);
}

function outputsOf(report: BuildReport): Readonly<Record<keyof typeof outputs, string | undefined>> {
  const { image, tags, labels, annotations } = report;
  return {
    outcome: report.outcome,
    pushed: String(report.outcome === 'pushed'),
    digest: image?.digest,
    imageid: report.imageId,
    digests:
      image && JSON.stringify(Object.fromEntries(image.platforms.map((one) => [one.platform, one.digest]))),
    refs: report.push?.destinations.map(({ repository }) => `${repository}@${image?.digest}`).join('\n'),
    tags: tags.join('\n'),
    labels: labels.join('\n'),
    annotations: annotations.join('\n'),
    version: report.version,
    json: report.json,
    metadata: report.metadata === undefined ? undefined : JSON.stringify(report.metadata, null, 2),
    report: undefined,
  };
}

/**
 * The file outlives the step, for later steps to read; the runner wipes RUNNER_TEMP after the job.
 *
 * @returns undefined when it cannot be written, as on a full disk: no reason to lose the other outputs.
 */
function writeReport(report: BuildReport, { env, log }: ActionContext): string | undefined {
  try {
    const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'build-push-report-'));
    const path = join(folder, 'report.json');
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
    return path;
  } catch (error) {
    log.warning(`The report could not be written: ${String(error)}`);
    return undefined;
  }
}

/**
 * Names the pushed images in the artifacts file of the job (actions/runner#4527), so that a later actions/attest
 * needs no inputs. A reference stands there with its tag, because one job may push several variants to one repository.
 */
function announceArtifacts({ push, image }: BuildReport, file: string | undefined): void {
  if (!file || push === undefined || image === undefined) return;
  const lines = push.destinations.map(({ repository, tags: [tag] }) => {
    return `oci://${repository}${tag === undefined ? '' : `:${tag}`}@${image.digest}\n`;
  });
  appendFileSync(file, lines.join(''));
}
