import { type ActionContext } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import { type DeployedSources } from '@container-kit/policy';
import type { DeployedImage } from '@container-kit/retention';
import type { Inputs } from '../inputs.ts';
type DeployedInputs = Pick<Inputs, 'deployed' | 'deployedManifests' | 'deployedRefs' | 'deployedEnvironments'>;
export declare function collectDeployed(inputs: DeployedInputs, policy: DeployedSources, github: Repository | undefined, { github: { workspace } }: Pick<ActionContext, 'github'>): Promise<readonly DeployedImage[]>;
export {};
