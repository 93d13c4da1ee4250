/**
 * Runs the steps of a job one after the other: `pre` phases first, then `main`, then `post` in reverse order.
 * Source: actions/runner 2.336, Runner.Worker/StepsRunner.cs and JobExtension.cs.
 */
import type { JobStatus } from './expressions.ts';
import { isMet } from './expressions.ts';
import type { JobFolders } from './folders.ts';
import { Job, type JobOptions, type StepOptions } from './job.ts';
import { type ActionManifest, type Phase, readManifest } from './manifest.ts';
import type { Conclusion, StepResult } from './step-result.ts';

/** A step of a job. */
export interface JobStep extends Omit<StepOptions, 'phase' | 'state' | 'with'> {
  /** By which later steps name its outputs. */
  readonly id: string;
  /** As shown; `Run <uses>` when left out. */
  readonly name?: string;
  /** `with:`, or a function that makes it of what earlier steps did. */
  readonly with?: Readonly<Record<string, string>> | ((job: JobView) => Readonly<Record<string, string>>);
  /** Default: `success()`. */
  readonly if?: string;
  /** Whether a failure leaves the job green. */
  readonly continueOnError?: boolean;
}

/** What a step may know of the job so far. */
export interface JobView {
  readonly status: JobStatus;
  /** The `steps` context: by id, once the step's `main` has ended or was skipped. */
  readonly steps: Readonly<Record<string, FinishedStep>>;
  readonly folders: JobFolders;
}

/** An entry of the `steps` context. */
export interface FinishedStep {
  readonly outputs: Readonly<Record<string, string>>;
  /** Before `continueOnError`. */
  readonly outcome: Conclusion;
  /** After it. */
  readonly conclusion: Conclusion;
}

/** One line of the job's list of steps. */
export interface StepReport {
  readonly id: string;
  /** With `Pre ` or `Post ` in front of these phases. */
  readonly name: string;
  readonly phase: Phase;
  readonly conclusion: Conclusion;
  /** Undefined when the step was skipped. */
  readonly result: StepResult | undefined;
}

/** How a job ended. */
export interface JobResult {
  readonly conclusion: JobStatus;
  /** In the order in which they ran. */
  readonly reports: readonly StepReport[];
  /** The `steps` context at the end. */
  readonly steps: Readonly<Record<string, FinishedStep>>;
  readonly violations: readonly string[];
  readonly folders: JobFolders;
}

/** A job and its steps. */
export interface JobRequest extends JobOptions {
  readonly steps: readonly JobStep[];
  /** Called as each phase ends. */
  readonly onReport?: (report: StepReport) => void;
}

/**
 * Runs a job. Steps share workspace, `RUNNER_TEMP`, `GITHUB_ENV` and `GITHUB_PATH`; a failed step skips the
 * later ones that do not say otherwise, and `post` phases run all the same.
 *
 * @throws {Error} when an action's folder, manifest or script is missing or unusable
 */
export async function runJob(request: JobRequest): Promise<JobResult> {
  await using job = new Job(request);
  const run = new JobRun(job, request);
  const actions = request.steps.map((step) => ({ step, manifest: readManifest(step.action) }));
  for (const action of actions) await run.phase(action, 'pre');
  for (const action of actions) await run.phase(action, 'main');
  for (const action of run.started().toReversed()) await run.phase(action, 'post');
  return run.result();
}

interface Action {
  readonly step: JobStep;
  readonly manifest: ActionManifest;
}

class JobRun {
  readonly #job: Job;
  readonly #request: JobRequest;
  readonly #reports: StepReport[] = [];
  readonly #steps: Record<string, FinishedStep> = {};
  /** By action, in the order in which they first ran: what they saved for later phases. */
  readonly #states = new Map<Action, Readonly<Record<string, string>>>();
  #status: JobStatus = 'success';

  constructor(job: Job, request: JobRequest) {
    this.#job = job;
    this.#request = request;
  }

  started(): readonly Action[] {
    return [...this.#states.keys()];
  }

  async phase(action: Action, phase: Phase): Promise<void> {
    const { step, manifest } = action;
    if (manifest.scripts[phase] === undefined) return;
    const condition = phase === 'main' ? (step.if ?? manifest.conditions.main) : manifest.conditions[phase];
    const result = isMet(condition, this.#status) ? await this.#run(action, phase) : undefined;
    const outcome = result?.conclusion ?? 'skipped';
    const conclusion = outcome === 'failure' && step.continueOnError ? 'success' : outcome;
    if (conclusion === 'cancelled') this.#status = 'cancelled';
    if (conclusion === 'failure' && this.#status === 'success') this.#status = 'failure';
    if (phase === 'main') this.#steps[step.id] = { outputs: result?.outputs ?? {}, outcome, conclusion };
    this.#report({ id: step.id, name: nameOf(action, phase), phase, conclusion, result });
  }

  result(): JobResult {
    return {
      conclusion: this.#status,
      reports: this.#reports,
      steps: this.#steps,
      violations: this.#reports.flatMap(({ name, result }) =>
        (result?.violations ?? []).map((violation) => `${name}: ${violation}`),
      ),
      folders: this.#job.context.folders,
    };
  }

  async #run(action: Action, phase: Phase): Promise<StepResult> {
    const { step } = action;
    const given = typeof step.with === 'function' ? step.with(this.#view()) : (step.with ?? {});
    const state = this.#states.get(action) ?? {};
    this.#states.set(action, state);
    const result = await this.#job.run({ ...step, with: given, phase, state });
    this.#states.set(action, result.state);
    return result;
  }

  #view(): JobView {
    return { status: this.#status, steps: this.#steps, folders: this.#job.context.folders };
  }

  #report(report: StepReport): void {
    this.#reports.push(report);
    this.#request.onReport?.(report);
  }
}

function nameOf({ step, manifest }: Action, phase: Phase): string {
  const name = step.name ?? `Run ${step.uses ?? manifest.name}`;
  return { pre: `Pre ${name}`, main: name, post: `Post ${name}` }[phase];
}
