/** Says why a step failed. */
import type { Annotations } from './annotations.ts';
import { CancelledError, PolicyFailure, UserError } from './errors.ts';
import type { Log } from './log.ts';

/** Turns errors into annotations and remembers that there was one. */
export class FailureReporter {
  readonly #log: Log;
  readonly #annotations: Annotations;
  #failed = false;

  constructor(log: Log, annotations: Annotations) {
    this.#log = log;
    this.#annotations = annotations;
  }

  /** Whether anything failed. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Runs a part of the step; an error is reported and goes no further. */
  async guard(part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      this.report(error);
    }
  }

  /** Reports one error. The failure of the step outranks its findings. */
  report(error: unknown): void {
    this.#failed = true;
    if (error instanceof CancelledError) {
      // The runner annotates a cancelled step itself.
      this.#log.info(error.message);
      return;
    }
    const [message, ...details] = describe(error);
    this.#annotations.add({ level: 'error', message: message, rank: Number.POSITIVE_INFINITY });
    for (const detail of details) this.#log.debug(detail);
  }
}

function describe(error: unknown): [string, ...string[]] {
  if (error instanceof UserError) {
    return [error.fix === undefined ? error.message : `${error.message}\nFix: ${error.fix}`];
  }
  if (error instanceof PolicyFailure) return [error.message];
  if (error instanceof Error) return [error.message, ...stacks(error)];
  return [String(error)];
}

function stacks(error: Error): string[] {
  const cause = error.cause instanceof Error ? stacks(error.cause) : [];
  return [error.stack ?? error.message, ...cause];
}
