/** Why there is no result. The gate's outcome is then `scan-error`. */
import {
  CancelledError,
  CommandError,
  CommandNotFoundError,
  neutralise,
  UserError,
} from '@container-kit/core';

/**
 * - `source`: there is nothing of that name, or nothing in it that can be scanned
 * - `database`: Trivy cannot use the vulnerability database
 * - `java-database`: Trivy has found JAR files and has no database for them
 * - `failed`: Trivy gave up with an exit code
 * - `killed`: a signal ended it, for instance because memory ran out
 * - `timeout`: it took too long
 * - `not-started`: it is no program, or may not be executed
 * - `report`: it wrote no report, or only a part of one
 */
export type ScanErrorKind =
  | 'source'
  | 'database'
  | 'java-database'
  | 'failed'
  | 'killed'
  | 'timeout'
  | 'not-started'
  | 'report';

/** Platforms of an image and words of Trivy come from others, and may be of any length. */
const MAX_MESSAGE = 2000;

/** See above. The message is one line of bounded length, and holds no commands to the runner. */
export class ScanError extends Error {
  override readonly name = 'ScanError';
  readonly kind: ScanErrorKind;

  constructor(kind: ScanErrorKind, message: string, options?: ErrorOptions) {
    super(
      neutralise(message)
        .replaceAll(/\s*\n\s*/g, ' ')
        .slice(0, MAX_MESSAGE),
      options,
    );
    this.kind = kind;
  }
}

/**
 * What a failed run of Trivy means.
 *
 * @param what was done, as `scanning linux/amd64`
 * @returns the error itself when it has nothing to do with Trivy
 */
export function explainFailure(what: string, error: unknown): unknown {
  if (error instanceof CancelledError || error instanceof ScanError || error instanceof UserError)
    return error;
  if (error instanceof CommandError) return explainCommand(what, error);
  if (error instanceof CommandNotFoundError || isSpawnError(error)) {
    return new ScanError('not-started', `${what} failed: ${error.message}`, { cause: error });
  }
  return error;
}

function explainCommand(what: string, error: CommandError): ScanError {
  const { timeoutMs, signal, exitCode, stderrTail } = error;
  const options = { cause: error };
  if (timeoutMs !== undefined) {
    return new ScanError('timeout', `${what} took longer than ${timeoutMs / 1000} s and was ended`, options);
  }
  if (signal !== undefined) {
    return new ScanError(
      'killed',
      `${what} was ended by ${signal}${signal === 'SIGKILL' ? ', which may mean that memory ran out' : ''}`,
      options,
    );
  }
  const words = lastWords(stderrTail);
  return new ScanError(kindOf(words), `${what} failed with exit code ${exitCode}: ${words}`, options);
}

/** Trivy has one exit code for all failures; its words are those of 0.74.0 (pkg/db/db.go, pkg/javadb/client.go). */
function kindOf(words: string): ScanErrorKind {
  if (/java DB/i.test(words)) return 'java-database';
  return /DB error|--skip-db-update|database error|trivy\.db/i.test(words) ? 'database' : 'failed';
}

const MAX_WORDS = 600;

const FATAL = '\tFATAL\tFatal error\t';

/** What Trivy says of a fatal error, without time and level; its last line where it says nothing of one. Foreign text. */
export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const start = lines.findLastIndex((line) => line.includes(FATAL));
  const [first = 'it said nothing', ...more] = lines.slice(start);
  const words = [start === -1 ? first : first.slice(first.indexOf(FATAL) + FATAL.length), ...more];
  const text = words.map((line) => line.trim()).join(' ');
  // The reason stands at the end, behind every function that it went through.
  return text.length > MAX_WORDS ? `…${text.slice(-MAX_WORDS)}` : text;
}

function isSpawnError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');
}
