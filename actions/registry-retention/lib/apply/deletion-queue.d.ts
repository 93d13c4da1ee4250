import type { Digest } from '@container-kit/registry';
import { type Inventory, type PlannedDeletion } from '@container-kit/retention';
export declare class DeletionQueue {
    #private;
    constructor(deletions: readonly PlannedDeletion[], inventory: Inventory);
    take(): PlannedDeletion | undefined;
    done(digest: Digest): void;
    held(): Generator<{
        readonly deletion: PlannedDeletion;
        readonly holder: Digest;
    }>;
}
