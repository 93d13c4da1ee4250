import { findInText } from './find-in-text.js';
const MOST_PER_ENVIRONMENT = 20;
const ACTIVE = new Set(['success', 'in_progress', 'queued', 'pending']);
export async function findDeployments(deployments, wanted) {
    const found = [];
    const environments = new Map();
    for await (const deployment of deployments.list()) {
        if (!wanted.some((glob) => glob.matches(deployment.environment)))
            continue;
        const seen = environments.get(deployment.environment) ?? { looked: 0, settled: false };
        environments.set(deployment.environment, seen);
        if (seen.settled || seen.looked >= MOST_PER_ENVIRONMENT)
            continue;
        seen.looked += 1;
        const state = await stateOf(deployments, deployment);
        if (!ACTIVE.has(state))
            continue;
        seen.settled = state === 'success';
        const where = `GitHub Deployment ${deployment.id} (${deployment.environment})`;
        found.push(...findInText(textOf(deployment), where));
    }
    return found;
}
async function stateOf(deployments, { id }) {
    for await (const { state } of deployments.statuses(id))
        return state;
    return 'pending';
}
function textOf({ payload }) {
    return typeof payload === 'string' ? payload : JSON.stringify(payload ?? '');
}
