/** Says why a step failed. */
import type { Annotations } from './annotations.ts';
import { CancelledError, PolicyFailure, UserError } from './errors.ts';
import type { Log } from './log.ts';

/** Turns errors into annotations and remembers that there was one. */
export class FailureReporter {
  readonly #log: Log;
  readonly #annotations: Annotations;
  readonly #cancelled: AbortSignal;
  #failed = false;

  /** Errors that follow from `cancelled` being aborted are not failures of their own. */
  constructor(log: Log, annotations: Annotations, cancelled: AbortSignal) {
    this.#log = log;
    this.#annotations = annotations;
    this.#cancelled = cancelled;
  }

  /** Whether anything failed. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Runs a part of the step; an error is reported and goes no further. */
  async guard(part: () => void | Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      this.report(error);
    }
  }

  /** Reports one error. The failure of the step outranks its findings. */
  report(error: unknown): void {
    this.#failed = true;
    if (error instanceof Error) this.#debugStacks(error);
    // The runner annotates a cancelled step itself.
    if (error instanceof CancelledError || this.#cancelled.aborted) this.#log.info(messageOf(error));
    else this.#annotations.add({ level: 'error', message: messageOf(error), rank: Number.MAX_VALUE });
  }

  /** Reports at once, for when there will be no flush. */
  reportNow(message: string): void {
    this.#failed = true;
    this.#log.error(message);
  }

  #debugStacks(error: Error): void {
    // Their message says it all, and a stack would only look like a bug.
    if (error instanceof UserError || error instanceof PolicyFailure) return;
    this.#log.debug(error.stack ?? error.message);
    if (error.cause instanceof Error) this.#debugStacks(error.cause);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof UserError && error.fix !== undefined) return `${error.message}\nFix: ${error.fix}`;
  return error instanceof Error ? error.message : String(error);
}
