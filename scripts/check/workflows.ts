/** What every workflow of ours has, whatever it does. zizmor knows more, but is not on every machine. */
import { parse } from 'yaml';
import { filesBelow, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';

interface Job {
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** Workflows get no permission they don't name, end in time, and leave no credentials behind. */
export const workflows: Check = { name: 'workflow rules', run: checkAll };

async function checkAll(root: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const path of await filesBelow(root, '.github/workflows', (name) => /\.ya?ml$/.test(name))) {
    const workflow = (parse((await readIfPresent(root, path)) ?? '') ?? {}) as Workflow;
    problems.push(...checkWorkflow(workflow).map((fault) => `${path}: ${fault}`));
  }
  return problems;
}

function checkWorkflow({ permissions, concurrency, jobs = {} }: Workflow): readonly string[] {
  const faults: string[] = [];
  const granted =
    typeof permissions === 'object' && permissions !== null ? Object.keys(permissions) : undefined;
  if (granted?.length !== 0) faults.push('start with `permissions: {}` and grant them job by job');
  if (concurrency === undefined) faults.push('has no concurrency group');
  for (const [name, job] of Object.entries(jobs)) {
    faults.push(...checkJob(job).map((fault) => `job ${name}: ${fault}`));
  }
  return faults;
}

function checkJob(job: Job): readonly string[] {
  const faults: string[] = [];
  if (job.permissions === undefined) faults.push('names no permissions');
  if (job.uses === undefined && job['timeout-minutes'] === undefined) faults.push('has no timeout-minutes');
  for (const step of job.steps ?? []) {
    if (step.uses?.startsWith('actions/checkout@') !== true) continue;
    if (step.with?.['persist-credentials'] !== false)
      faults.push('checkout needs `persist-credentials: false`');
  }
  return faults;
}
