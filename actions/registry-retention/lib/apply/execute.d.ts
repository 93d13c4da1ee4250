import type { Provider } from '@container-kit/providers';
import type { Inventory, RepositoryPlan } from '@container-kit/retention';
import type { Deadline } from '../deadline.ts';
import type { RepositoryReport } from '../report.ts';
import type { Journal } from './journal.ts';
export interface Execution {
    readonly provider: Provider;
    readonly plan: RepositoryPlan;
    readonly seen: Inventory;
    readonly journal: Journal;
    readonly deadline: Pick<Deadline, 'isOver'>;
    readonly signal: AbortSignal;
    readonly onProgress: (message: string) => void;
}
export declare function execute(execution: Execution, report: RepositoryReport): Promise<void>;
