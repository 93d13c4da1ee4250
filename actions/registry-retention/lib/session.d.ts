import type { ActionContext } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import type { RetentionPolicy } from '@container-kit/policy';
import type { EdgeCache, Provider } from '@container-kit/providers';
import type { Journal } from './apply/journal.ts';
import type { Deadline } from './deadline.ts';
import type { Inputs } from './inputs.ts';
export interface Session {
    readonly inputs: Inputs;
    readonly context: ActionContext;
    readonly policy: RetentionPolicy;
    readonly registry: string;
    readonly provider: Provider;
    readonly github: Repository | undefined;
    readonly edges: EdgeCache;
    readonly saveEdges: () => Promise<void>;
    readonly deadline: Pick<Deadline, 'isOver'>;
    readonly now: Date;
    readonly folder: string;
    readonly journal: () => Journal;
}
