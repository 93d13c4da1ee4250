/** Turns the error that ended a run into the report's words, and marks the failing Dockerfile line. */
import { type ActionContext, CancelledError, UserError } from '@container-kit/core';
import { adviseOn, isRegistryFailure } from '@container-kit/login';
import { BuildFailure } from './build/failure.ts';
import type { BuildReport, FailureReport } from './report.ts';

const DISK_FIX = 'free space in an earlier step, or use a runner with a larger disk';

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
  const failure = describeFailure(error);
  report.failure = failure;
  if (failure.kind === 'build' && failure.file !== undefined) {
    annotations.add({
      level: 'error',
      title: 'The build failed here',
      message: failure.message,
      file: failure.file,
      ...(failure.line === undefined ? {} : { line: failure.line }),
    });
  }
  if (failure.fix === undefined || error instanceof UserError) return error;
  return new UserError(failure.message, { fix: failure.fix, cause: error });
}

function describeFailure(error: unknown): FailureReport {
  const words = adviseOn(error) ?? wordsOf(error);
  if (error instanceof BuildFailure) {
    return {
      kind: 'build',
      ...words,
      ...(error.file === undefined ? {} : { file: error.file }),
      ...(error.line === undefined ? {} : { line: error.line }),
      ...(error.excerpt === '' ? {} : { excerpt: error.excerpt }),
      logTail: error.logTail,
    };
  }
  if (error instanceof CancelledError) return { kind: 'cancelled', ...words };
  if (error instanceof UserError) return { kind: 'configuration', ...words };
  return { kind: isRegistryFailure(error) ? 'registry' : 'internal', ...words };
}

function wordsOf(error: unknown): { readonly message: string; readonly fix?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  if ('fix' in error && typeof error.fix === 'string') return { message, fix: error.fix };
  if ('code' in error && error.code === 'ENOSPC')
    return { message: `the disk is full: ${message}`, fix: DISK_FIX };
  return { message };
}
