import { type Plan, type RepositoryPlan } from '@container-kit/retention';
import { type Decision } from './decide.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';
export declare function readApprovedPlan({ inputs, context, registry }: Session): Promise<Plan | undefined>;
export declare function decideApproved(session: Session, around: Surroundings, approved: RepositoryPlan): Promise<Decision>;
