import { shortDigest } from '@container-kit/core';
import { Arrivals } from './arrivals.js';
import { DeletionQueue } from './deletion-queue.js';
export async function execute(execution, report) {
    const run = new Run(execution, report);
    for (const item of execution.plan.untag)
        await run.untag(item);
    await run.deleteAll();
}
class Run {
    #execution;
    #report;
    #arrivals;
    constructor(execution, report) {
        const { provider, plan, seen } = execution;
        this.#execution = execution;
        this.#report = report;
        this.#arrivals = new Arrivals(provider, plan, seen);
    }
    async untag(item) {
        const { provider, plan, seen, journal } = this.#execution;
        const { digest, tag } = item;
        const version = seen.versions.get(digest);
        if (this.#mustStop() || version === undefined || !provider.canUntag)
            return;
        const { id, tags, times } = version;
        const expected = { digest, id, tags, updatedAt: times.updated?.toISOString() };
        const result = await this.#noting(journal.untagging(plan.name, item), () => provider.untag(plan.name, tag, expected));
        if (isGone(result))
            this.#report.untagged.push(tag);
        else
            this.#skip({ digest, tags: [tag] }, result);
    }
    async deleteAll() {
        const { plan, seen, onProgress } = this.#execution;
        const queue = new DeletionQueue(plan.delete, seen);
        let isCut = false;
        for (let next = queue.take(); next !== undefined; next = queue.take()) {
            if (this.#mustStop())
                isCut = true;
            else if (await this.#delete(next))
                queue.done(next.digest);
            onProgress(`${plan.name}: deleted ${this.#report.deleted.length} of ${plan.delete.length}`);
        }
        for (const { deletion, holder } of queue.held()) {
            if (isCut)
                this.#report.waiting += 1;
            else
                this.#keep(deletion, `${shortDigest(holder)} stays and leads to it`);
        }
    }
    async #delete(deletion) {
        const { provider, plan, journal } = this.#execution;
        const { digest } = deletion;
        const spared = await this.#arrivals.sparing(digest);
        if (spared !== undefined) {
            this.#keep(deletion, spared);
            return false;
        }
        const result = await this.#noting(journal.deleting(plan.name, deletion), () => provider.deleteVersion(plan.name, expectedOf(deletion)));
        if (isGone(result)) {
            this.#report.deleted.push(digest);
            return true;
        }
        this.#skip(deletion, result);
        return false;
    }
    async #noting(item, act) {
        const { journal, signal } = this.#execution;
        try {
            const result = await act();
            journal.done(item, result.outcome);
            return result;
        }
        catch (error) {
            if (!signal.aborted)
                journal.done(item, 'failed');
            throw error;
        }
    }
    #mustStop() {
        this.#execution.signal.throwIfAborted();
        if (!this.#execution.deadline.isOver)
            return false;
        this.#report.waiting += 1;
        return true;
    }
    #skip({ digest, tags }, { outcome, reason }) {
        this.#report.skipped.push({ digest, tags, kind: outcome, reason });
    }
    #keep({ digest, tags }, reason) {
        this.#report.skipped.push({ digest, tags, kind: 'needed', reason });
    }
}
function isGone(result) {
    return result.outcome === 'deleted' || result.outcome === 'absent';
}
function expectedOf({ digest, ids, tags, updatedAt }) {
    return { digest, id: ids[0], tags, updatedAt };
}
