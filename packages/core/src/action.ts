/** The frame around an action's main function. */
import { AnnotationBudget } from './annotation-budget.ts';
import { Annotations } from './annotations.ts';
import { Cancellation } from './cancellation.ts';
import { CancelledError } from './errors.ts';
import { FailureReporter } from './failure-reporter.ts';
import { type GitHubContext, readGitHubContext } from './github.ts';
import { createLog, type Log } from './log.ts';
import { limitYoungGenerationSoon } from './memory.ts';
import { killAllChildren } from './process-group.ts';
import { Summary } from './summary.ts';
import { TempDirs } from './temp.ts';

/** Something to undo at the end. `over` is aborted when no time is left; the run's own signal may be already. */
export type Cleanup = (over: AbortSignal) => void | Promise<void>;

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
  /** Registers a cleanup. They run last in, first out, whatever happened, before temporary directories go. */
  readonly onExit: (cleanup: Cleanup) => void;
}

/**
 * Runs an action to its end and sets `process.exitCode`; never throws, never exits.
 *
 * A failure becomes one annotation: `UserError` with its fix, `PolicyFailure`, and everything else as a bug whose
 * stack stands in the debug log. SIGINT or SIGTERM aborts `signal`; then `main` has 4 s, the cleanups have until
 * 6.5 s. A second signal, or 7 s, removes temporary directories, kills children and ends the process on the spot.
 */
export async function runAction(main: (context: ActionContext) => Promise<void>): Promise<void> {
  limitYoungGenerationSoon();
  const temp = new TempDirs();
  const lastRites = () => {
    killAllChildren();
    temp.removeAll();
  };
  const cancellation = new Cancellation(lastRites);
  const cleanups: Cleanup[] = [];
  const context = makeContext(cancellation.signal, temp, cleanups);
  const { annotations, summary } = context;
  const reporter = new FailureReporter(context.log, annotations, cancellation.signal);
  const unwatch = watchForBugs(reporter, cancellation, lastRites);

  await reporter.guard(() => cancellation.bounded(main(context), cancellation.workOver));
  // Before the cleanups, which may take the rest of the time.
  await reporter.guard(() => summary.write());
  await annotations.flush();
  const over = cancellation.cleanupOver;
  for (const cleanup of cleanups.toReversed()) {
    await reporter.guard(() => cancellation.bounded(cleanup(over), over));
  }
  await reporter.guard(lastRites);
  await annotations.flush();
  unwatch();
  cancellation.close();
  process.exitCode = cancellation.exitCode ?? (reporter.failed ? 1 : 0);
}

function makeContext(signal: AbortSignal, temp: TempDirs, cleanups: Cleanup[]): ActionContext {
  const budget = new AnnotationBudget();
  const log = createLog(budget);
  return {
    env: process.env,
    signal,
    log,
    annotations: new Annotations(log, budget),
    summary: new Summary(),
    temp,
    github: readGitHubContext(),
    onExit: (cleanup) => cleanups.push(cleanup),
  };
}

/** Catches what escapes main; node itself would print it raw, and hostile text in it would reach the runner. */
function watchForBugs(
  reporter: FailureReporter,
  cancellation: Cancellation,
  lastRites: () => void,
): () => void {
  const onUncaught = (error: unknown) => {
    reporter.report(error);
    cancellation.stop(new CancelledError('the run stopped after an internal error', { cause: error }));
  };
  // Reached while main has not ended only when nothing is left to wait for: a promise that nobody settles.
  const onExit = () => {
    reporter.reportNow('the action stopped in the middle of its work; this is a bug');
    lastRites();
  };
  process.on('uncaughtException', onUncaught);
  process.once('exit', onExit);
  return () => {
    process.off('uncaughtException', onUncaught);
    process.off('exit', onExit);
  };
}
