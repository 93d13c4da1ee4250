/** Turns the error that ended a run into the report's words, and marks the failing Dockerfile line. */
import type { ActionContext } from '@container-kit/core';
import { describeFailure, withFix } from '@container-kit/login';
import { BuildFailure } from './build/failure.ts';
import type { BuildReport, FailureReport } from './report.ts';

const ANNOTATED_LINES = 5;

/**
 * Writes the failure to the report.
 *
 * @returns the error for the step to end with: one that carries the fix, where there is a fix.
 */
export function explainFailure(
  error: unknown,
  report: BuildReport,
  { annotations }: Pick<ActionContext, 'annotations'>,
): unknown {
  const failure = describe(error);
  report.failure = failure;
  if (failure.kind === 'build' && failure.file !== undefined) {
    annotations.add({
      level: 'error',
      title: 'The build failed here',
      // What the step printed tells more than that it failed, which the annotation of the run itself says.
      message: failure.logTail?.slice(-ANNOTATED_LINES).join('\n') || failure.message,
      file: failure.file,
      ...(failure.line === undefined ? {} : { line: failure.line }),
    });
  }
  return withFix(error, failure);
}

function describe(error: unknown): FailureReport {
  const failure = describeFailure(error);
  if (!(error instanceof BuildFailure)) return failure;
  return {
    ...failure,
    kind: 'build',
    ...(error.file === undefined ? {} : { file: error.file }),
    ...(error.line === undefined ? {} : { line: error.line }),
    ...(error.excerpt === '' ? {} : { excerpt: error.excerpt }),
    logTail: error.logTail,
  };
}
