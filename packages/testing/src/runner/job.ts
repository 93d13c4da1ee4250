/** A job on one runner: what its steps share, and the running of single phases. */
import { basename } from 'node:path';
import { createFolders, type FolderChoices } from './folders.ts';
import { createGitHubContext, type GitHubChoices } from './github-context.ts';
import { JobContext } from './job-context.ts';
import { type Phase, readManifest } from './manifest.ts';
import { NamesWithoutCase } from './names.ts';
import { runPhase } from './run-phase.ts';
import type { LogLine } from './step-context.ts';
import { RUNNER_TIMES, type RunnerTimes } from './step-process.ts';
import type { StepResult } from './step-result.ts';
import { killTracked } from './tracked-processes.ts';

/** What a job may be given. Nothing of this process's environment reaches a step unless it is named here. */
export interface JobOptions extends GitHubChoices, FolderChoices {
  /** Names of variables of this process that steps may see, for example `PATH` and `DOCKER_HOST`. */
  readonly inheritEnv?: readonly string[];
  /** Secrets of the workflow; masked from the start. */
  readonly secrets?: readonly string[];
  /** Whether debug logging is on, as a user switches it on when re-running a job. */
  readonly debug?: boolean;
  /** Shorter waits than `RUNNER_TIMES`, so that tests of stubborn actions need no ten seconds. */
  readonly times?: Partial<RunnerTimes>;
}

/** One phase of one action. */
export interface StepOptions {
  /** The folder that holds `action.yml`. */
  readonly action: string;
  /** `with:` of the step. */
  readonly with?: Readonly<Record<string, string>>;
  /** `env:` of the step. Names of the runner's own (`GITHUB_*`, `RUNNER_*`) replace its values here. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: `main`. */
  readonly phase?: Phase;
  /** What earlier phases saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** `GITHUB_ACTION`; made of the action's folder when left out. */
  readonly id?: string;
  /** As in a workflow; `org/container-kit/<folder>@main` when left out. */
  readonly uses?: string;
  /** Called for each line of the log; the first true cancels the step as GitHub does. */
  readonly cancelWhen?: (line: string) => boolean;
  /** Cancels the step when aborted. */
  readonly signal?: AbortSignal;
  /** Called for each line of the log as it is written. */
  readonly onLine?: (line: LogLine) => void;
}

/**
 * A job whose phases the caller runs one by one, in the same folders.
 *
 * @example
 * await using job = new Job({ inheritEnv: ['PATH'] });
 * const main = await job.run({ action: 'build-push' });
 * const post = await job.run({ action: 'build-push', phase: 'post', state: main.state });
 */
export class Job implements AsyncDisposable {
  readonly context: JobContext;
  readonly #options: JobOptions;

  constructor(options: JobOptions = {}) {
    const github = createGitHubContext(options);
    this.#options = options;
    this.context = new JobContext({
      github,
      folders: createFolders(github.values.repository ?? '', options),
      debug: options.debug ?? false,
    });
    for (const secret of options.secrets ?? []) this.context.masker.addWithLines(secret);
  }

  /**
   * Runs one phase of an action.
   *
   * @throws {Error} when the action's folder, manifest or script is missing or unusable
   */
  async run(step: StepOptions): Promise<StepResult> {
    const manifest = readManifest(step.action);
    const name = basename(manifest.folder);
    const state = new NamesWithoutCase();
    for (const [key, value] of Object.entries(step.state ?? {})) state.set(key, value);
    const cancel = new AbortController();
    const signal = step.signal ? AbortSignal.any([step.signal, cancel.signal]) : cancel.signal;
    return runPhase(this.context, {
      manifest,
      phase: step.phase ?? 'main',
      with: step.with ?? {},
      env: step.env ?? {},
      machine: this.#machine(),
      state,
      id: step.id ?? `__org_${name}`,
      uses: step.uses ?? `org/container-kit/${name}@main`,
      signal,
      times: { ...RUNNER_TIMES, ...this.#options.times },
      onLine: (line) => {
        step.onLine?.(line);
        if (step.cancelWhen?.(line.text)) cancel.abort();
      },
    });
  }

  /** Ends the processes that steps left behind, as the runner does when a job ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    await killTracked(this.context.trackingId);
  }

  #machine(): Record<string, string> {
    const names = this.#options.inheritEnv ?? [];
    return Object.fromEntries(names.flatMap((name) => entryOf(name, process.env[name])));
  }
}

function entryOf(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
