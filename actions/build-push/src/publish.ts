/** Hands the report over to people and to later steps: JSON file, outputs, job summary, artifacts file. */
import { appendFileSync } from 'node:fs';
import { type ActionContext, setOutputs, writeReport } from '@container-kit/core';
import type { GateReport } from '@container-kit/trivy/gate';
import { outputs } from './outputs.ts';
import type { BuildReport } from './report.ts';
import { renderSummary } from './summary.ts';

/** Writes everything that the report is shown as; runs also when the step failed. */
export async function publish(report: BuildReport, context: ActionContext, summary: boolean): Promise<void> {
  if (summary) {
    context.summary.append(renderSummary(report));
    if (report.gate !== undefined) context.summary.append(await renderGate(report.gate));
  }
  setOutputs(
    outputs,
    { ...outputsOf(report), report: writeReport('build-push', report, context) },
    context.env,
  );
  if (report.outcome === 'pushed') announceArtifacts(report, context.env.GITHUB_ARTIFACTS);
}

async function renderGate(gate: GateReport): Promise<string> {
  const { renderSummary: render } = await import('@container-kit/trivy/render');
  return render(gate);
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
    counts: report.gate && JSON.stringify(report.gate.counts),
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
