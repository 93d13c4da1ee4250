import { circumstancesOf, neededReads, planRetention, readDepth, } from '@container-kit/retention';
export function planInput(session, around) {
    const { registry, policy, inputs } = session;
    return { registry, policy, inputs, ...around, now: session.now };
}
export function readRepository(session, around, name) {
    const { provider, edges, context, inputs } = session;
    const circumstances = circumstancesOf(planInput(session, around), name);
    const depth = inputs.exactBytes ? 'all' : readDepth(circumstances.rules);
    const needed = (inventory) => neededReads(inventory, circumstances, depth);
    return provider.readInventory(name, { known: edges, depth, needed, signal: context.signal });
}
export async function decide(session, around, name) {
    const inventory = await readRepository(session, around, name);
    const [plan] = planRetention({ ...planInput(session, around), inventories: [inventory] }).repositories;
    if (plan === undefined)
        throw new TypeError(`there is no plan for ${name}`);
    return { inventory, plan, skipped: [] };
}
