import { type Inventory, type PlanInput, type RepositoryPlan } from '@container-kit/retention';
import type { SkippedItem } from './report.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';
export interface Decision {
    readonly inventory: Inventory;
    readonly plan: RepositoryPlan;
    readonly skipped: readonly SkippedItem[];
}
export declare function planInput(session: Session, around: Surroundings): Omit<PlanInput, 'inventories'>;
export declare function readRepository(session: Session, around: Surroundings, name: string): Promise<Inventory>;
export declare function decide(session: Session, around: Surroundings, name: string): Promise<Decision>;
