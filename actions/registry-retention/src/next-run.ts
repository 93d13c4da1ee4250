/** What a rate limit leaves to the next run, when it lasts longer than this run may take. */
import type { Log } from '@container-kit/core';
import { RateLimitError } from '@container-kit/github';
import type { RepositoryReport } from './report.ts';
import { count } from './views/words.ts';

/**
 * Notes in the report what waits. That is no failure: nothing is wrong, and the next run goes on from there.
 *
 * @returns whether the error is such a rate limit
 */
export function leaveToNextRun(
  error: unknown,
  repository: RepositoryReport,
  log: Pick<Log, 'foreign'>,
): boolean {
  if (!(error instanceof RateLimitError)) return false;
  repository.waiting = Math.max(1, leftOf(repository));
  const note = `GitHub's rate limit lasts until ${error.retryAt.toISOString()}, longer than this run may take`;
  if (!repository.notes.includes(note)) repository.notes.push(note);
  log.foreign(`${repository.name}: ${note}; ${count(repository.waiting, 'item')} left for the next run`);
  return true;
}

/** Says that nobody has looked after the deletions, if there were any. */
export function noteUnproven({ name, deleted, notes }: RepositoryReport, log: Pick<Log, 'warning'>): void {
  if (deleted.length === 0) return;
  const note =
    'the rate limit left no time to look whether everything that stays is whole; should something be missing, `mode: restore` with the journal of this run brings it back';
  notes.push(note);
  log.warning(`${name}: ${note}`);
}

function leftOf({ plan, deleted, untagged, skipped }: RepositoryReport): number {
  if (plan === undefined) return 0;
  return plan.delete.length + plan.untag.length - deleted.length - untagged.length - skipped.length;
}
