import { collectDeployed } from './deployed/index.js';
import { readLiveness } from './liveness.js';
export async function lookAround({ inputs, policy, github, context }) {
    const rules = [policy.default, ...policy.repositories.map(({ settings }) => settings)];
    return {
        deployed: await collectDeployed(inputs, policy.deployed, github, context),
        liveness: await readLiveness(rules.flatMap(({ live = [] }) => live), github),
    };
}
