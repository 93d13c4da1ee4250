/** Where in the repository a finding can be shown. */
import { posix } from 'node:path';
import { showControls } from '@container-kit/core';
import type { GateSubject, JudgedFinding } from '../report/types.ts';

/** A place in the repository; lines count from 1. */
export interface RepositoryPlace {
  /** Relative to the root, without `.` and `..`. */
  readonly path: string;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
}

/**
 * The line of the Dockerfile that brought it; in a scan of files, the file itself. Undefined when neither is known, or the
 * path leads out of the repository or has control characters.
 *
 * @param root the scanned folder, relative to the repository; by default what the user asked for
 */
export function repositoryPlace(
  finding: JudgedFinding,
  subject: GateSubject,
  root: string = subject.name,
): RepositoryPlace | undefined {
  const { source, location } = finding;
  if (source !== undefined) return at(source.path, source.line, undefined);
  if (subject.kind !== 'fs' && subject.kind !== 'config') return undefined;
  const path = location?.path ?? finding.package?.path ?? finding.target;
  return at(posix.join(root, path), location?.startLine, location?.endLine);
}

function at(
  path: string,
  line: number | undefined,
  endLine: number | undefined,
): RepositoryPlace | undefined {
  const clean = posix.normalize(path);
  const legible = clean.isWellFormed() && showControls(clean) === clean && !/[\r\n\t]/.test(clean);
  const inside = path !== '' && clean !== '.' && !/^(?:\.\.(?:\/|$)|\/)/.test(clean) && legible;
  return inside ? { path: clean, line: line === 0 ? undefined : line, endLine } : undefined;
}
