/** What runs somewhere, from all places that the inputs and the policy name. */
import { type ActionContext, UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import { type DeployedSources, parseGlob } from '@container-kit/policy';
import type { DeployedImage } from '@container-kit/retention';
import type { Inputs } from '../inputs.ts';
import { readDeployedList } from './list-file.ts';

type DeployedInputs = Pick<
  Inputs,
  'deployed' | 'deployedManifests' | 'deployedRefs' | 'deployedEnvironments'
>;

/**
 * Collects the images that are deployed. An input takes the place of the same setting of the policy. Whatever can't be
 * read is an error: an image that nobody knows to be deployed could go.
 *
 * @param github the repository of the workflow; undefined without a token
 * @throws {UserError} GitHubError
 */
export async function collectDeployed(
  inputs: DeployedInputs,
  policy: DeployedSources,
  github: Repository | undefined,
  { github: { workspace } }: Pick<ActionContext, 'github'>,
): Promise<readonly DeployedImage[]> {
  const list = inputs.deployed === '' ? policy.list : inputs.deployed;
  const manifests = preferred(inputs.deployedManifests, policy.manifests);
  const refs = preferred(inputs.deployedRefs, policy.refs);
  const environments = [...inputs.deployedEnvironments.map(parseGlob)];
  if (environments.length === 0) environments.push(...(policy.environments ?? []));

  const found: DeployedImage[] = [];
  if (list !== undefined) found.push(...(await readDeployedList(list, workspace)));
  if (manifests.length > 0) {
    const { findInWorkspace, findOnRefs } = await import('./manifests.ts');
    const images =
      refs.length === 0
        ? findInWorkspace(manifests, workspace)
        : findOnRefs(manifests, refs, needed(github, 'deployed-refs'));
    found.push(...(await images));
  } else if (refs.length > 0) {
    throw new UserError('input "deployed-refs" is set, and "deployed-manifests" names no files', {
      fix: 'set "deployed-manifests" to the globs of the deployment manifests',
    });
  }
  if (environments.length > 0) {
    const { findDeployments } = await import('./deployments.ts');
    found.push(...(await findDeployments(needed(github, 'deployed-environments').deployments, environments)));
  }
  return found;
}

function preferred(input: readonly string[], policy: readonly string[] | undefined): readonly string[] {
  return input.length > 0 ? input : (policy ?? []);
}

function needed(github: Repository | undefined, input: string): Repository {
  if (github !== undefined) return github;
  throw new UserError(`input "${input}" needs a token for GitHub, and "github-token" is empty`, {
    fix: 'leave "github-token" out, so that it is the token of the job',
  });
}
