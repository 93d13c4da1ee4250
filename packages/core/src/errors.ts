/** The kinds of failure that a step tells apart. Anything that is none of these is a bug and keeps its stack. */

/** What a `UserError` may carry besides its message. */
export interface UserErrorOptions extends ErrorOptions {
  /** What to do about it, as an imperative clause: `set "push" to true, false or auto`. */
  readonly fix?: string;
}

/** The configuration is wrong: the message says what in one line, `fix` says what to do. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly fix?: string;

  constructor(message: string, options: UserErrorOptions = {}) {
    super(message, options);
    if (options.fix !== undefined) this.fix = options.fix;
  }
}

/** Everything worked and the answer is no, for instance because of a vulnerability above the threshold. */
export class PolicyFailure extends Error {
  override readonly name: string = 'PolicyFailure';
}

/** The run was cancelled: the runner sent SIGINT or SIGTERM, or a caller aborted. */
export class CancelledError extends Error {
  override readonly name: string = 'CancelledError';
}
