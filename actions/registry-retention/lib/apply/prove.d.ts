import { type Inventory, type PlannedDeletion } from '@container-kit/retention';
import type { RepositoryReport } from '../report.ts';
import type { Session } from '../session.ts';
export declare function prove(session: Session, planned: readonly PlannedDeletion[], seen: Inventory, repository: RepositoryReport): Promise<void>;
