/** Hands the report over to people and to later steps. */
import { type ActionContext, type PhaseReport, renderPhases, setOutputs } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import type { GateReport, ViewOptions } from '@container-kit/trivy';
import type { Inputs } from '../inputs.ts';
import { outputs } from '../outputs.ts';
import { uploadSarif } from './code-scanning.ts';
import { writeComment } from './comment.ts';
import { writeFiles } from './files.ts';

/** What a run leaves behind. */
export interface Published {
  readonly report: GateReport;
  readonly phases: readonly PhaseReport[];
  /** Path of the SBOM, or of the folder with all. */
  readonly sbom: string | undefined;
  /** Opens the repository of the run; undefined without a token. */
  readonly repository: () => Promise<Repository | undefined>;
  /** Told once the outputs are set. */
  readonly onPublished: () => void;
}

/**
 * Shows the report in every form. The forms on this machine come first: what GitHub refuses afterwards takes nothing
 * from them.
 *
 * @throws {UserError}, {GitHubError} when the comment or the upload was asked for and cannot be made
 */
export async function publish(
  { report, phases, sbom, repository, onPublished }: Published,
  inputs: Inputs,
  context: ActionContext,
): Promise<void> {
  const { annotationsOf, logLines, renderPages, renderSarif } = await import('@container-kit/trivy');
  const options = viewOptions(context);
  const pages = renderPages(report, options);
  const root = report.subject.kind === 'image' ? undefined : inputs.scanRef;
  for (const line of logLines(report)) context.log.foreign(line);
  for (const annotation of annotationsOf(report, root)) context.annotations.add(annotation);
  if (inputs.summary) {
    context.summary.append(pages.summary());
    context.summary.append(renderPhases(phases));
  }
  const sarif = renderSarif(report, root === undefined ? {} : { root });
  const files = writeFiles(report, sarif, pages, context);
  const digests = report.subject.platforms.flatMap(({ platform, digest }) =>
    digest === undefined ? [] : [[platform, digest]],
  );
  const values = {
    outcome: report.outcome,
    counts: JSON.stringify(report.counts),
    ...files,
    sbom,
    'database-digest': report.database?.digest,
    'database-date': report.database?.updatedAt,
    digests: JSON.stringify(Object.fromEntries(digests)),
  };
  setOutputs(outputs, values, context.env);
  onPublished();
  await writeComment(report, inputs, repository, context);
  if (inputs.uploadSarif) await uploadSarif(sarif, await repository(), new Date(report.startedAt), context);
}

function viewOptions({ github }: Pick<ActionContext, 'github'>): ViewOptions {
  const { serverUrl, repository, sha, runId } = github;
  if (repository === '') return {};
  const home = `${serverUrl}/${repository}`;
  return {
    blobUrl: `${home}/blob/${sha}`,
    ...(runId === '' ? {} : { runUrl: `${home}/actions/runs/${runId}` }),
  };
}
