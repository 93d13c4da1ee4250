import type { PlannedDeletion, RepositoryPlan } from '@container-kit/retention';
import type { RepositoryReport, RetentionReport } from '../report.ts';
export interface Counts {
    readonly deleted: number;
    readonly kept: number;
    readonly bytesFreed: number;
}
export declare function rootsThatGo(plan: RepositoryPlan | undefined): readonly PlannedDeletion[];
export declare function deletes({ mode }: RetentionReport): boolean;
export declare function countRepository(repository: RepositoryReport, isApplied: boolean): Counts;
export declare function countAll(report: RetentionReport): Counts;
