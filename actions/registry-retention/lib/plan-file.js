import { join } from 'node:path';
import { sealPlan } from '@container-kit/retention';
import { writeJson } from './write-json.js';
export function sealAndWrite({ registry, now, folder }, { repositories }) {
    const plan = sealPlan({
        version: 1,
        registry,
        createdAt: now.toISOString(),
        repositories: repositories.flatMap((each) => each.plan ?? []),
    });
    return { path: writePlan(plan, folder), hash: plan.hash };
}
function writePlan(plan, folder) {
    const path = join(folder, 'plan.json');
    writeJson(path, plan);
    return path;
}
