import type { Provider } from '@container-kit/providers';
import type { Digest } from '@container-kit/registry';
import { type Inventory, type RepositoryPlan } from '@container-kit/retention';
export declare class Arrivals {
    #private;
    constructor(provider: Provider, plan: RepositoryPlan, seen: Inventory);
    sparing(digest: Digest): Promise<string | undefined>;
}
