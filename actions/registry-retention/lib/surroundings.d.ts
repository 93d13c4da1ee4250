import type { DeployedImage, Liveness } from '@container-kit/retention';
import type { Session } from './session.ts';
export interface Surroundings {
    readonly deployed: readonly DeployedImage[];
    readonly liveness: Liveness;
}
export declare function lookAround({ inputs, policy, github, context }: Session): Promise<Surroundings>;
