import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import { buildGraph, countBytes, parsePlan, recheck, } from '@container-kit/retention';
import { decide } from './decide.js';
export async function readApprovedPlan({ inputs, context, registry }) {
    if (inputs.plan === '')
        return undefined;
    if (inputs.mode !== 'apply') {
        throw new UserError(`input "plan" is set, and "mode" is "${inputs.mode}"`, {
            fix: 'set "mode: apply", or leave "plan" out',
        });
    }
    const path = resolve(context.github.workspace, inputs.plan);
    const plan = await parseFile(path);
    if (plan.registry === registry)
        return plan;
    throw new UserError(`input "plan": the plan is about ${plan.registry}, and not ${registry}`, {
        fix: `set "registry: ${plan.registry}"`,
    });
}
async function parseFile(path) {
    const fix = 'give the file that the output "plan" of the approved run names, unchanged';
    try {
        return parsePlan(await readFile(path, 'utf8'));
    }
    catch (cause) {
        const problem = cause instanceof Error ? cause.message : String(cause);
        throw new UserError(`input "plan": ${path}: ${problem}`, { fix, cause });
    }
}
export async function decideApproved(session, around, approved) {
    const { inventory, plan: today } = await decide(session, around, approved.name);
    const goesToday = new Set(today.delete.map(({ digest }) => digest));
    const skipped = [];
    const going = recheck(approved, inventory).filter(({ deletion, skip }) => {
        if (skip === undefined && goesToday.has(deletion.digest))
            return true;
        const { digest, tags } = deletion;
        if (skip?.code === 'absent')
            return false;
        const reason = skip?.text ?? reasonToday(today, digest);
        skipped.push({ digest, tags, kind: skip?.code === 'needed' ? 'needed' : 'drifted', reason });
        return false;
    });
    const deletions = going.map(({ deletion }) => deletion);
    const untag = approved.untag.filter((item) => today.untag.some(({ digest, tag }) => digest === item.digest && tag === item.tag));
    const digests = new Set(deletions.map(({ digest }) => digest));
    const graph = buildGraph(inventory);
    const bytes = countBytes(graph, (node) => digests.has(graph.versions[node]?.digest));
    return { inventory, plan: { ...today, delete: deletions, untag, bytes }, skipped };
}
function reasonToday({ keep, quarantine, brake }, digest) {
    if (brake !== undefined)
        return brake.text;
    const root = [...keep, ...quarantine].find((each) => each.digest === digest);
    return root?.reason.text ?? 'something that stays leads to it now';
}
