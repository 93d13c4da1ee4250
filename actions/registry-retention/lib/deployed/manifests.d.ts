import type { Repository } from '@container-kit/github';
import type { DeployedImage } from '@container-kit/retention';
export declare function findInWorkspace(globs: readonly string[], workspace: string): Promise<readonly DeployedImage[]>;
export declare function findOnRefs(globs: readonly string[], names: readonly string[], repository: Repository): Promise<readonly DeployedImage[]>;
