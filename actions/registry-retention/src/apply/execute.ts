/** Carries out the plan of one repository. */
import { shortDigest } from '@container-kit/core';
import type { DeletionResult, ExpectedVersion, Provider } from '@container-kit/providers';
import {
  type Inventory,
  isoTime,
  type PlannedDeletion,
  type PlannedUntag,
  type RepositoryPlan,
} from '@container-kit/retention';
import type { Deadline } from '../deadline.ts';
import type { RepositoryReport } from '../report.ts';
import { Arrivals } from './arrivals.ts';
import { DeletionQueue } from './deletion-queue.ts';
import type { Journal } from './journal.ts';

/** What carrying out a plan needs. */
export interface Execution {
  readonly provider: Provider;
  readonly plan: RepositoryPlan;
  /** The repository as it was read right before. */
  readonly seen: Inventory;
  readonly journal: Journal;
  readonly deadline: Pick<Deadline, 'isOver'>;
  readonly signal: AbortSignal;
  readonly onProgress: (message: string) => void;
}

/**
 * Takes tags off and deletes, in an order that leaves nothing broken wherever it stops, and notes in the report what
 * became of each item. Stops when the time is up.
 *
 * @throws errors of the provider, after what went before is in the report and in the journal
 */
export async function execute(execution: Execution, report: RepositoryReport): Promise<void> {
  const run = new Run(execution, report);
  for (const item of execution.plan.untag) await run.untag(item);
  await run.deleteAll();
}

class Run {
  readonly #execution: Execution;
  readonly #report: RepositoryReport;
  readonly #arrivals: Arrivals;

  constructor(execution: Execution, report: RepositoryReport) {
    const { provider, plan, seen } = execution;
    this.#execution = execution;
    this.#report = report;
    this.#arrivals = new Arrivals(provider, plan, seen);
  }

  async untag(item: PlannedUntag): Promise<void> {
    const { provider, plan, seen, journal } = this.#execution;
    const { digest, tag } = item;
    const version = seen.versions.get(digest);
    if (this.#mustStop() || version === undefined || !provider.canUntag) return;
    const { id, tags, times } = version;
    const expected = { digest, id, tags, updatedAt: isoTime(times.updated) };
    const result = await this.#noting(journal.untagging(plan.name, item), () =>
      provider.untag(plan.name, tag, expected),
    );
    if (isGone(result)) this.#report.untagged.push(tag);
    else this.#skip({ digest, tags: [tag] }, result);
  }

  async deleteAll(): Promise<void> {
    const { plan, seen, onProgress } = this.#execution;
    const queue = new DeletionQueue(plan.delete, seen);
    let isCut = false;
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      if (this.#mustStop()) isCut = true;
      else if (await this.#delete(next)) queue.done(next.digest);
      onProgress(`${plan.name}: deleted ${this.#report.deleted.length} of ${plan.delete.length}`);
    }
    for (const { deletion, holder } of queue.held()) {
      if (isCut) this.#report.waiting += 1;
      else this.#keep(deletion, `${shortDigest(holder)} stays and leads to it`);
    }
  }

  /** @returns whether it is gone */
  async #delete(deletion: PlannedDeletion): Promise<boolean> {
    const { provider, plan, journal } = this.#execution;
    const { digest } = deletion;
    const spared = await this.#arrivals.sparing(digest);
    if (spared !== undefined) {
      this.#keep(deletion, spared);
      return false;
    }
    const result = await this.#noting(journal.deleting(plan.name, deletion), () =>
      provider.deleteVersion(plan.name, expectedOf(deletion)),
    );
    if (isGone(result)) {
      this.#report.deleted.push(digest);
      return true;
    }
    this.#skip(deletion, result);
    return false;
  }

  /** A failure is noted too; a cancelled run notes nothing, as it does not know. */
  async #noting(item: number, act: () => Promise<DeletionResult>): Promise<DeletionResult> {
    const { journal, signal } = this.#execution;
    try {
      const result = await act();
      journal.done(item, result.outcome);
      return result;
    } catch (error) {
      if (!signal.aborted) journal.done(item, 'failed');
      throw error;
    }
  }

  #mustStop(): boolean {
    this.#execution.signal.throwIfAborted();
    if (!this.#execution.deadline.isOver) return false;
    this.#report.waiting += 1;
    return true;
  }

  #skip(
    { digest, tags }: Pick<PlannedDeletion, 'digest' | 'tags'>,
    { outcome, reason }: Extract<DeletionResult, { readonly reason: string }>,
  ): void {
    this.#report.skipped.push({ digest, tags, kind: outcome, reason });
  }

  #keep({ digest, tags }: PlannedDeletion, reason: string): void {
    this.#report.skipped.push({ digest, tags, kind: 'needed', reason });
  }
}

function isGone(
  result: DeletionResult,
): result is Extract<DeletionResult, { readonly outcome: 'deleted' | 'absent' }> {
  return result.outcome === 'deleted' || result.outcome === 'absent';
}

function expectedOf({ digest, ids, tags, updatedAt }: PlannedDeletion): ExpectedVersion {
  return { digest, id: ids[0], tags, updatedAt };
}
