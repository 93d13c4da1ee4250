/** Carries out what was decided about a repository, and proves that the rest is whole. */
import { phase } from '@container-kit/core';
import { buildGraph, countBytes } from '@container-kit/retention';
import type { Decision } from '../decide.ts';
import { tellResult } from '../narrate.ts';
import { leaveToNextRun } from '../next-run.ts';
import type { RepositoryReport, RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
import { execute } from './execute.ts';
import { prove } from './prove.ts';

/**
 * Deletes, then proves, whatever stopped the deletions. A cancelled run has no time for the proof.
 *
 * @throws errors of the provider
 */
export async function applyDecision(
  session: Session,
  decision: Decision,
  repository: RepositoryReport,
  report: RetentionReport,
): Promise<void> {
  const { plan, inventory: seen } = decision;
  repository.bytesFreed = 0;
  if (plan.brake !== undefined || plan.delete.length + plan.untag.length === 0) return;
  const { provider, deadline, context } = session;
  const { signal, log } = context;
  const journal = session.journal();
  report.journal = journal.path;
  const onProgress = log.progress;
  try {
    await phase(report, `Clean ${plan.name}`, () =>
      execute({ provider, plan, seen, journal, deadline, signal, onProgress }, repository),
    );
  } catch (error) {
    if (!leaveToNextRun(error, repository, log)) throw error;
  } finally {
    if (!signal.aborted && repository.deleted.length > 0) {
      await phase(report, `Prove ${plan.name}`, () => prove(session, plan.delete, seen, repository));
    }
    repository.bytesFreed = freedBytes(decision, repository);
    tellResult(log, repository);
  }
}

/** What really is gone may be less than what was planned. */
function freedBytes({ plan, inventory }: Decision, { deleted, restored }: RepositoryReport): number {
  if (deleted.length === plan.delete.length && restored.length === 0) return plan.bytes.freed;
  const gone = new Set<string>(deleted);
  for (const { digest } of restored) gone.delete(digest);
  const graph = buildGraph(inventory);
  return countBytes(graph, (node) => gone.has(graph.versions[node]?.digest ?? '')).freed;
}
