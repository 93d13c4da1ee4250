/** `plan` and `apply`: decides about each repository, and deletes if it may. */
import { resolve } from 'node:path';
import { phase } from '@container-kit/core';
import { describeFailure } from '@container-kit/login';
import type { RepositoryPlan } from '@container-kit/retention';
import { applyDecision } from '../apply/apply.ts';
import { decideApproved, readApprovedPlan } from '../approved-plan.ts';
import { decide } from '../decide.ts';
import { findRepositories } from '../find-repositories.ts';
import { tellPlan } from '../narrate.ts';
import { leaveToNextRun, noteUnproven } from '../next-run.ts';
import { sealAndWrite } from '../plan-file.ts';
import { type RepositoryReport, type RetentionReport, startRepository } from '../report.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import { lookAround, type Surroundings } from '../surroundings.ts';

/**
 * Works on one repository after the other. What fails stays local: the others are cleaned all the same.
 *
 * @throws {UserError} at the end, when a repository failed; {PolicyFailure} when a brake kept `apply` from deleting
 */
export async function clean(session: Session, report: RetentionReport): Promise<void> {
  const approved = await readApprovedPlan(session);
  const plans = new Map(approved?.repositories.map((plan) => [plan.name, plan]));
  const names =
    approved === undefined
      ? await phase(report, 'Find repositories', () => findRepositories(session))
      : [...plans.keys()];
  const around = await phase(report, 'Look around', () => lookAround(session));
  for (const name of names) {
    const repository = startRepository(name);
    report.repositories.push(repository);
    if (session.deadline.isOver) repository.waiting = 1;
    else await cleanOne(session, around, repository, report, plans.get(name));
  }
  await session.saveEdges();
  report.plan =
    approved === undefined
      ? sealAndWrite(session, report)
      : { path: resolve(session.context.github.workspace, session.inputs.plan), hash: approved.hash };
  settle(report);
}

async function cleanOne(
  session: Session,
  around: Surroundings,
  repository: RepositoryReport,
  report: RetentionReport,
  approved: RepositoryPlan | undefined,
): Promise<void> {
  const { name } = repository;
  const { log, signal } = session.context;
  try {
    const decision = await phase(report, `Read ${name}`, () =>
      approved === undefined ? decide(session, around, name) : decideApproved(session, around, approved),
    );
    repository.skipped.push(...decision.skipped);
    repository.plan = decision.plan;
    repository.bytesFreed = decision.plan.bytes.freed;
    tellPlan(log, decision.plan);
    if (report.mode === 'apply') await applyDecision(session, decision, repository, report);
  } catch (error) {
    signal.throwIfAborted();
    if (leaveToNextRun(error, repository, log)) return noteUnproven(repository, log);
    repository.failure = describeFailure(error);
    log.foreign(`${name}: ${repository.failure.message}`);
  }
}
