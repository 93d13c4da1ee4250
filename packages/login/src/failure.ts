/** What an error means to the people who read a report. */
import { CancelledError, PolicyFailure, UserError } from '@container-kit/core';
import { adviseOn, isRegistryFailure } from './advice.ts';

/** Why a run failed, in words. */
export interface Failure {
  readonly kind: 'configuration' | 'policy' | 'registry' | 'cancelled' | 'internal';
  readonly message: string;
  /** What to do about it, as an imperative clause. */
  readonly fix?: string;
}

const DISK_FIX = 'free space in an earlier step, or use a runner with a larger disk';

/** Describes any error. */
export function describeFailure(error: unknown): Failure {
  return { kind: kindOf(error), ...(adviseOn(error) ?? wordsOf(error)) };
}

/** The error for a step to end with: one that carries the fix of `failure`, where there is a fix. */
export function withFix(error: unknown, { message, fix }: Pick<Failure, 'message' | 'fix'>): unknown {
  if (fix === undefined || error instanceof UserError) return error;
  return new UserError(message, { fix, cause: error });
}

function kindOf(error: unknown): Failure['kind'] {
  if (error instanceof CancelledError) return 'cancelled';
  if (error instanceof PolicyFailure) return 'policy';
  if (error instanceof UserError) return 'configuration';
  return isRegistryFailure(error) ? 'registry' : 'internal';
}

function wordsOf(error: unknown): Pick<Failure, 'message' | 'fix'> {
  if (!(error instanceof Error)) return { message: String(error) };
  // The error names the command that was running, with all its arguments.
  if (error instanceof CancelledError) return { message: 'the run was cancelled' };
  const { message } = error;
  if ('fix' in error && typeof error.fix === 'string') {
    // Some errors say it in their message too, for those who see nothing else.
    const end = `. To fix it, ${error.fix}`;
    return { message: message.endsWith(end) ? message.slice(0, -end.length) : message, fix: error.fix };
  }
  if ('code' in error && error.code === 'ENOSPC') {
    return { message: `the disk is full: ${message}`, fix: DISK_FIX };
  }
  return { message };
}
