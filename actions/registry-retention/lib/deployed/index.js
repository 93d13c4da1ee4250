import { UserError } from '@container-kit/core';
import { parseGlob } from '@container-kit/policy';
import { readDeployedList } from './list-file.js';
export async function collectDeployed(inputs, policy, github, { github: { workspace } }) {
    const list = inputs.deployed === '' ? policy.list : inputs.deployed;
    const manifests = preferred(inputs.deployedManifests, policy.manifests);
    const refs = preferred(inputs.deployedRefs, policy.refs);
    const environments = [...inputs.deployedEnvironments.map(parseGlob)];
    if (environments.length === 0)
        environments.push(...(policy.environments ?? []));
    const found = [];
    if (list !== undefined)
        found.push(...(await readDeployedList(list, workspace)));
    if (manifests.length > 0) {
        const { findInWorkspace, findOnRefs } = await import('./manifests.js');
        const images = refs.length === 0
            ? findInWorkspace(manifests, workspace)
            : findOnRefs(manifests, refs, needed(github, 'deployed-refs'));
        found.push(...(await images));
    }
    else if (refs.length > 0) {
        throw new UserError('input "deployed-refs" is set, and "deployed-manifests" names no files', {
            fix: 'set "deployed-manifests" to the globs of the deployment manifests',
        });
    }
    if (environments.length > 0) {
        const { findDeployments } = await import('./deployments.js');
        found.push(...(await findDeployments(needed(github, 'deployed-environments').deployments, environments)));
    }
    return found;
}
function preferred(input, policy) {
    return input.length > 0 ? input : (policy ?? []);
}
function needed(github, input) {
    if (github !== undefined)
        return github;
    throw new UserError(`input "${input}" needs a token for GitHub, and "github-token" is empty`, {
        fix: 'leave "github-token" out, so that it is the token of the job',
    });
}
