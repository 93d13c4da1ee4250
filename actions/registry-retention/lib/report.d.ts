import type { PhaseReport } from '@container-kit/core';
import type { Failure } from '@container-kit/login';
import type { RepositoryPlan } from '@container-kit/retention';
import type { Inputs } from './inputs.ts';
export type Outcome = 'planned' | 'applied' | 'nothing-to-do' | 'braked' | 'restored' | 'explained' | 'simulated' | 'incomplete' | 'failed';
export interface SkippedItem {
    readonly digest: string;
    readonly tags: readonly string[];
    readonly kind: 'drifted' | 'needed' | 'blocked';
    readonly reason: string;
}
export interface RestoredItem {
    readonly digest: string;
    readonly tags: readonly string[];
}
export interface RepositoryReport {
    readonly name: string;
    plan?: RepositoryPlan;
    readonly deleted: string[];
    readonly untagged: string[];
    readonly skipped: SkippedItem[];
    readonly restored: RestoredItem[];
    bytesFreed: number;
    waiting: number;
    broken: readonly string[];
    readonly notes: string[];
    failure?: Failure;
}
export interface RetentionReport {
    readonly schemaVersion: 1;
    mode?: Inputs['mode'];
    outcome: Outcome;
    readonly startedAt: string;
    readonly phases: PhaseReport[];
    registry?: string;
    readonly repositories: RepositoryReport[];
    plan?: {
        readonly path: string;
        readonly hash: string;
    };
    journal?: string;
    readonly lines: string[];
    failure?: Failure;
}
export declare function startReport(now: Date): RetentionReport;
export declare function startRepository(name: string): RepositoryReport;
