/**
 * What happens when the runner cancels a step. It sends SIGINT to the node process alone, SIGTERM 7.5 s later, and
 * kills the process tree 2.5 s after that (actions/runner, ProcessInvoker.cs).
 */
import { CancelledError } from './errors.ts';

type StopSignal = 'SIGINT' | 'SIGTERM';
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const satisfies readonly StopSignal[];

// Before the runner's SIGTERM: children had 3.5 s to end, cleanups have the rest.
const DEADLINE_MS = 7_000;

// What a shell reports for a process that a signal ended: 128 plus the number of the signal.
const EXIT_CODES: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** Turns SIGINT and SIGTERM into an aborted signal, and dies when that is not enough. */
export class Cancellation {
  readonly #controller = new AbortController();
  readonly #lastRites: () => void;
  readonly #deadline = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #received: StopSignal | undefined;

  /** Listens from now on. `lastRites` is what must happen, synchronously, before the process dies by force. */
  constructor(lastRites: () => void) {
    this.#lastRites = lastRites;
    for (const signal of STOP_SIGNALS) process.on(signal, this.#onSignal);
  }

  /** Aborted, with a `CancelledError`, as soon as the run must stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Aborted when the time for cleanups is over as well. */
  get deadline(): AbortSignal {
    return this.#deadline.signal;
  }

  /** The exit code that tells of the received signal; undefined when there was none. */
  get exitCode(): number | undefined {
    return this.#received === undefined ? undefined : EXIT_CODES[this.#received];
  }

  /** Stops the run for an inner reason. */
  abort(reason: Error): void {
    this.#controller.abort(reason);
  }

  /** Stops listening. */
  close(): void {
    clearTimeout(this.#timer);
    for (const signal of STOP_SIGNALS) process.off(signal, this.#onSignal);
  }

  readonly #onSignal = (signal: StopSignal) => {
    if (this.#received !== undefined) {
      this.#die(signal);
      return;
    }
    this.#received = signal;
    this.#timer = setTimeout(() => {
      this.#deadline.abort(new CancelledError('the time for cleanups is over'));
      // One turn of the event loop for those who waited for the deadline.
      this.#timer = setTimeout(() => this.#die(signal), 0);
    }, DEADLINE_MS);
    this.#controller.abort(new CancelledError(`the run was cancelled (${signal})`));
  };

  // Dying by the signal instead of process.exit lets parents see the reason, and needs no event loop.
  #die(signal: StopSignal): void {
    this.close();
    this.#lastRites();
    process.kill(process.pid, signal);
  }
}
