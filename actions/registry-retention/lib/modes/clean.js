import { resolve } from 'node:path';
import { phase } from '@container-kit/core';
import { describeFailure } from '@container-kit/login';
import { applyDecision } from '../apply/apply.js';
import { decideApproved, readApprovedPlan } from '../approved-plan.js';
import { decide } from '../decide.js';
import { findRepositories } from '../find-repositories.js';
import { tellPlan } from '../narrate.js';
import { sealAndWrite } from '../plan-file.js';
import { startRepository } from '../report.js';
import { settle } from '../settle.js';
import { lookAround } from '../surroundings.js';
export async function clean(session, report) {
    const approved = await readApprovedPlan(session);
    const plans = new Map(approved?.repositories.map((plan) => [plan.name, plan]));
    const names = approved === undefined
        ? await phase(report, 'Find repositories', () => findRepositories(session))
        : [...plans.keys()];
    const around = await phase(report, 'Look around', () => lookAround(session));
    for (const name of names) {
        const repository = startRepository(name);
        report.repositories.push(repository);
        if (session.deadline.isOver)
            repository.waiting = 1;
        else
            await cleanOne(session, around, repository, report, plans.get(name));
    }
    await session.saveEdges();
    report.plan =
        approved === undefined
            ? sealAndWrite(session, report)
            : { path: resolve(session.context.github.workspace, session.inputs.plan), hash: approved.hash };
    settle(report);
}
async function cleanOne(session, around, repository, report, approved) {
    const { name } = repository;
    const { log, signal } = session.context;
    try {
        const decision = await phase(report, `Read ${name}`, () => approved === undefined ? decide(session, around, name) : decideApproved(session, around, approved));
        repository.skipped.push(...decision.skipped);
        repository.plan = decision.plan;
        repository.bytesFreed = decision.plan.bytes.freed;
        tellPlan(log, decision.plan);
        if (report.mode === 'apply')
            await applyDecision(session, decision, repository, report);
    }
    catch (error) {
        signal.throwIfAborted();
        repository.failure = describeFailure(error);
        log.foreign(`${name}: ${repository.failure.message}`);
    }
}
