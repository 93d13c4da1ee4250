import type { Deployments } from '@container-kit/github';
import type { Glob } from '@container-kit/policy';
import type { DeployedImage } from '@container-kit/retention';
export declare function findDeployments(deployments: Deployments, wanted: readonly Glob[]): Promise<readonly DeployedImage[]>;
