/** The frame around an action's main function. */
import { AnnotationBudget } from './annotation-budget.ts';
import { Annotations } from './annotations.ts';
import { Cancellation } from './cancellation.ts';
import { CancelledError } from './errors.ts';
import { FailureReporter } from './failure-reporter.ts';
import { type GitHubContext, readGitHubContext } from './github.ts';
import { createLog, type Log } from './log.ts';
import { killAllChildren } from './process-group.ts';
import { Summary } from './summary.ts';
import { TempDirs } from './temp.ts';

/** Something to undo at the end. Its signal is aborted when no time is left; that of the run may be already. */
export type Cleanup = (signal: AbortSignal) => void | Promise<void>;

/** What an action works with. */
export interface ActionContext {
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the run is cancelled; give it to everything that takes time. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly annotations: Annotations;
  readonly summary: Summary;
  readonly temp: TempDirs;
  readonly github: GitHubContext;
  /** Registers a cleanup. They run last in, first out, whatever happens, before temporary directories go. */
  readonly onExit: (cleanup: Cleanup) => void;
}

/**
 * Runs an action to its end and sets `process.exitCode`; never throws, never exits.
 *
 * Failures become one annotation each: `UserError` with its fix, `PolicyFailure`, and everything else as a bug whose
 * stack stands in the debug log. SIGINT and SIGTERM abort `signal`; then `main` and the cleanups have 7 s. A second
 * signal, or the end of that time, removes temporary directories, kills children and ends the process at once.
 */
export async function runAction(main: (context: ActionContext) => Promise<void>): Promise<void> {
  const temp = new TempDirs();
  const lastRites = () => {
    killAllChildren();
    temp.removeAll();
  };
  const cancellation = new Cancellation(lastRites);
  const budget = new AnnotationBudget();
  const log = createLog(budget);
  const annotations = new Annotations(log, budget);
  const summary = new Summary();
  const cleanups: Cleanup[] = [];
  const reporter = new FailureReporter(log, annotations);
  const onUncaught = (error: unknown) => {
    reporter.report(error);
    cancellation.abort(new CancelledError('the run stopped after an internal error', { cause: error }));
  };
  // Reached when nothing is left to wait for, though main has not ended: a promise that nobody settles.
  const onExit = () => {
    log.error('the action stopped in the middle of its work; this is a bug');
    lastRites();
  };
  process.on('uncaughtException', onUncaught);
  process.once('exit', onExit);
  const context: ActionContext = {
    env: process.env,
    signal: cancellation.signal,
    log,
    annotations,
    summary,
    temp,
    github: readGitHubContext(),
    onExit: (cleanup) => cleanups.push(cleanup),
  };
  await reporter.guard(() => main(context));
  for (const cleanup of cleanups.reverse()) await reporter.guard(async () => cleanup(cancellation.deadline));
  await reporter.guard(async () => summary.write());
  await reporter.guard(async () => void (await annotations.flush()));
  await reporter.guard(async () => temp.removeAll());
  process.off('exit', onExit);
  process.off('uncaughtException', onUncaught);
  cancellation.close();
  process.exitCode = cancellation.exitCode ?? (reporter.failed ? 1 : 0);
}
