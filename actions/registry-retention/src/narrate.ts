/** Tells in the log what will happen and what has happened: who has no summary reads it there. */
import { formatBytes, type Log, shortDigest } from '@container-kit/core';
import type { RepositoryPlan } from '@container-kit/retention';
import type { RepositoryReport } from './report.ts';
import { rootsThatGo } from './views/counts.ts';
import { count } from './views/words.ts';

/** Lines of one kind beyond this are counted, not printed. */
const MOST_LINES = 200;

/** Prints what goes, and how much stays. */
export function tellPlan(log: Pick<Log, 'foreign'>, plan: RepositoryPlan): void {
  const roots = rootsThatGo(plan);
  const along = plan.delete.length - roots.length;
  const { freed, exact } = plan.bytes;
  const bytes = `${exact ? '' : 'at least '}${formatBytes(freed)}`;
  log.foreign(
    `${plan.name} (policy ${plan.policy}): ${count(roots.length, 'image')} to delete, with ${count(along, 'manifest')} that hang on them, ${bytes}; ${plan.keep.length} to keep`,
  );
  if (plan.brake !== undefined) log.foreign(`  Brake: ${plan.brake.text}`);
  tellAll(log, roots, ({ digest, tags, reason }) => `  - ${naming(digest, tags)}: ${reason.text}`);
  tellAll(
    log,
    plan.untag,
    ({ digest, tag, reason }) => `  - tag ${tag} of ${shortDigest(digest)}: ${reason.text}`,
  );
  tellAll(log, plan.keep, ({ digest, tags, reason }) => `  = ${naming(digest, tags)}: ${reason.text}`);
  tellAll(log, plan.quarantine, ({ digest, tags, reason }) => `  ? ${naming(digest, tags)}: ${reason.text}`);
}

/** Prints what became of the plan. */
export function tellResult(log: Pick<Log, 'foreign'>, repository: RepositoryReport): void {
  const { name, deleted, untagged, skipped, restored, waiting, broken } = repository;
  const parts = [
    `${count(deleted.length, 'manifest')} deleted`,
    untagged.length > 0 ? `${count(untagged.length, 'tag')} taken off` : '',
    skipped.length > 0 ? `${skipped.length} skipped` : '',
    waiting > 0 ? `${waiting} left for the next run` : '',
    restored.length > 0 ? `${restored.length} restored` : '',
    broken.length > 0 ? `${broken.length} not whole` : 'everything that stays is whole',
  ];
  log.foreign(`${name}: ${parts.filter((part) => part !== '').join(', ')}`);
  tellAll(
    log,
    skipped,
    ({ digest, tags, kind, reason }) => `  ! ${naming(digest, tags)}: ${kind}: ${reason}`,
  );
}

function tellAll<T>(log: Pick<Log, 'foreign'>, items: readonly T[], line: (item: T) => string): void {
  for (const item of items.slice(0, MOST_LINES)) log.foreign(line(item));
  if (items.length > MOST_LINES) log.foreign(`  and ${items.length - MOST_LINES} more`);
}

function naming(digest: string, tags: readonly string[]): string {
  return tags.length === 0 ? shortDigest(digest) : `${shortDigest(digest)} (${tags.join(', ')})`;
}
