import { type Log } from '@container-kit/core';
import type { RepositoryPlan } from '@container-kit/retention';
import type { RepositoryReport } from './report.ts';
export declare function tellPlan(log: Pick<Log, 'foreign'>, plan: RepositoryPlan): void;
export declare function tellResult(log: Pick<Log, 'foreign'>, repository: RepositoryReport): void;
