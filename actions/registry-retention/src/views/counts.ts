/** Numbers that several views show. */
import type { PlannedDeletion, RepositoryPlan } from '@container-kit/retention';
import type { RepositoryReport, RetentionReport } from '../report.ts';

/** Numbers of roots and bytes. */
export interface Counts {
  readonly deleted: number;
  readonly kept: number;
  readonly bytesFreed: number;
}

/** The deletions that people think of: images, not the platforms and signatures that go along. */
export function rootsThatGo(plan: RepositoryPlan | undefined): readonly PlannedDeletion[] {
  return plan?.brake === undefined ? (plan?.delete.filter(({ digest, root }) => digest === root) ?? []) : [];
}

/** Whether this run deletes, so that what did not happen does not count. */
export function deletes({ mode }: RetentionReport): boolean {
  return mode === 'apply';
}

/** What went, or with a dry run would go, in one repository. */
export function countRepository(repository: RepositoryReport, isApplied: boolean): Counts {
  const { plan } = repository;
  if (plan === undefined) return { deleted: 0, kept: 0, bytesFreed: 0 };
  const roots = rootsThatGo(plan);
  const gone = new Set(repository.deleted);
  const deleted = isApplied ? roots.filter(({ digest }) => gone.has(digest)).length : roots.length;
  const all = plan.delete.filter(({ digest, root }) => digest === root).length;
  const kept = plan.keep.length + plan.quarantine.length + all - deleted;
  return { deleted, kept, bytesFreed: repository.bytesFreed };
}

/** All repositories together. */
export function countAll(report: RetentionReport): Counts {
  const isApplied = deletes(report);
  return report.repositories
    .map((repository) => countRepository(repository, isApplied))
    .reduce(
      (sum, each) => ({
        deleted: sum.deleted + each.deleted,
        kept: sum.kept + each.kept,
        bytesFreed: sum.bytesFreed + each.bytesFreed,
      }),
      { deleted: 0, kept: 0, bytesFreed: 0 },
    );
}
