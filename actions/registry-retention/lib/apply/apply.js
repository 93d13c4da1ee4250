import { phase } from '@container-kit/core';
import { buildGraph, countBytes } from '@container-kit/retention';
import { tellResult } from '../narrate.js';
import { execute } from './execute.js';
import { prove } from './prove.js';
export async function applyDecision(session, decision, repository, report) {
    const { plan, inventory: seen } = decision;
    repository.bytesFreed = 0;
    if (plan.brake !== undefined || plan.delete.length + plan.untag.length === 0)
        return;
    const { provider, deadline, context } = session;
    const { signal, log } = context;
    const journal = session.journal();
    report.journal = journal.path;
    const onProgress = log.progress;
    try {
        await phase(report, `Clean ${plan.name}`, () => execute({ provider, plan, seen, journal, deadline, signal, onProgress }, repository));
    }
    finally {
        if (!signal.aborted && repository.deleted.length > 0) {
            await phase(report, `Prove ${plan.name}`, () => prove(session, plan.delete, seen, repository));
        }
        repository.bytesFreed = freedBytes(decision, repository);
        tellResult(log, repository);
    }
}
function freedBytes({ plan, inventory }, { deleted, restored }) {
    if (deleted.length === plan.delete.length && restored.length === 0)
        return plan.bytes.freed;
    const gone = new Set(deleted);
    for (const { digest } of restored)
        gone.delete(digest);
    const graph = buildGraph(inventory);
    return countBytes(graph, (node) => gone.has(graph.versions[node]?.digest ?? '')).freed;
}
