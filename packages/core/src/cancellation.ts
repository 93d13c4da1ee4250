/**
 * What happens when the runner cancels a step. It sends SIGINT to the node process alone, SIGTERM 7.5 s later, and
 * kills the process tree 2.5 s after that (actions/runner, ProcessInvoker.cs). So all must be over within 7 s.
 */
import { CancelledError } from './errors.ts';

type StopSignal = 'SIGINT' | 'SIGTERM';
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const satisfies readonly StopSignal[];

// Children get 3.5 s to end (process-group.ts), so main can't be done sooner.
const WORK_MS = 4_000;
const CLEANUP_MS = 6_500;
const DEATH_MS = 7_000;

// What a shell reports for a process that a signal ended: 128 plus the number of the signal.
const EXIT_CODES: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** Turns SIGINT and SIGTERM into an aborted signal, limits what follows, and dies when that is not enough. */
export class Cancellation {
  readonly #stop = new AbortController();
  readonly #workOver = new AbortController();
  readonly #cleanupOver = new AbortController();
  readonly #lastRites: () => void;
  #timers: NodeJS.Timeout[] = [];
  #received: StopSignal | undefined;

  /** Listens from now on. `lastRites` is what must happen, synchronously, before the process dies by force. */
  constructor(lastRites: () => void) {
    this.#lastRites = lastRites;
    for (const signal of STOP_SIGNALS) process.on(signal, this.#onSignal);
  }

  /** Aborted, with a `CancelledError`, as soon as the run must stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Aborted when a stopped run has no more time for its work. */
  get workOver(): AbortSignal {
    return this.#workOver.signal;
  }

  /** Aborted when a stopped run has no more time for its cleanups either. */
  get cleanupOver(): AbortSignal {
    return this.#cleanupOver.signal;
  }

  /** The exit code that tells of the received signal; undefined when there was none. */
  get exitCode(): number | undefined {
    return this.#received === undefined ? undefined : EXIT_CODES[this.#received];
  }

  /** Stops the run, and starts the clock. */
  stop(reason: CancelledError): void {
    if (this.#stop.signal.aborted) return;
    this.#timers = [
      setTimeout(() => this.#workOver.abort(), WORK_MS),
      setTimeout(() => this.#cleanupOver.abort(), CLEANUP_MS),
      setTimeout(() => this.#die(this.#received ?? 'SIGTERM'), DEATH_MS),
    ];
    this.#stop.abort(reason);
  }

  /** Ends with `work`, or when `over` is aborted: then `work` is left to itself. */
  bounded(work: void | Promise<void>, over: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (over.aborted) resolve();
      over.addEventListener('abort', () => resolve(), { once: true });
      Promise.resolve(work).then(resolve, reject);
    });
  }

  /** The run is over; work that was left to itself keeps the process alive no longer than the clock says. */
  close(): void {
    for (const timer of this.#timers) timer.unref();
    if (this.#workOver.signal.aborted) return;
    for (const signal of STOP_SIGNALS) process.off(signal, this.#onSignal);
  }

  readonly #onSignal = (signal: StopSignal) => {
    if (this.#received !== undefined) {
      this.#die(signal);
      return;
    }
    this.#received = signal;
    this.stop(new CancelledError(`the run was cancelled (${signal})`));
  };

  // Dying by the signal, not by process.exit, tells the parent the reason.
  #die(signal: StopSignal): void {
    for (const own of STOP_SIGNALS) process.off(own, this.#onSignal);
    try {
      this.#lastRites();
    } finally {
      process.kill(process.pid, signal);
    }
  }
}
