import type { DeployedImage } from '@container-kit/retention';
export declare function readDeployedList(path: string, workspace: string): Promise<readonly DeployedImage[]>;
