/** What the steps of one run share: inputs, policy, and whom it speaks to. */
import type { ActionContext } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import type { RetentionPolicy } from '@container-kit/policy';
import type { EdgeCache, Provider } from '@container-kit/providers';
import type { Journal } from './apply/journal.ts';
import type { Deadline } from './deadline.ts';
import type { Inputs } from './inputs.ts';

/** See above. */
export interface Session {
  readonly inputs: Inputs;
  readonly context: ActionContext;
  readonly policy: RetentionPolicy;
  /** Host as in references. */
  readonly registry: string;
  readonly provider: Provider;
  /** The repository that runs the workflow; undefined without a token. */
  readonly github: Repository | undefined;
  /** What is known of manifests from earlier runs. */
  readonly edges: EdgeCache;
  /** Keeps that for the next run; never fails. */
  readonly saveEdges: () => Promise<void>;
  readonly deadline: Pick<Deadline, 'isOver'>;
  /** When the run began: ages are counted from here. */
  readonly now: Date;
  /** Outlives the step; removed by the runner after the job. */
  readonly folder: string;
  /** Starts the journal, the first time that it is asked for. */
  readonly journal: () => Journal;
}
