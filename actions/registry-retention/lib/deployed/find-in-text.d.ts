import type { DeployedImage } from '@container-kit/retention';
export declare function findInText(text: string, where: string): readonly DeployedImage[];
