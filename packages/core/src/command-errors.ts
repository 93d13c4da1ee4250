/** How a child process can fail. */

/** What is known about a command that failed. */
export interface CommandFailure {
  /** The command with its arguments, for people. */
  readonly command: string;
  /** Undefined when a signal ended it. */
  readonly exitCode?: number;
  readonly signal?: NodeJS.Signals;
  /** The time limit that ended it, in milliseconds. */
  readonly timeoutMs?: number;
  /** Last lines that it wrote to stderr. */
  readonly stderrTail: string;
}

/** A command ended with another code than 0, by a signal or at its time limit. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  readonly command: string;
  readonly exitCode?: number;
  readonly signal?: NodeJS.Signals;
  readonly timeoutMs?: number;
  readonly stderrTail: string;

  constructor(failure: CommandFailure) {
    super(`${failure.command} ${describe(failure)}`);
    this.command = failure.command;
    this.stderrTail = failure.stderrTail;
    if (failure.exitCode !== undefined) this.exitCode = failure.exitCode;
    if (failure.signal !== undefined) this.signal = failure.signal;
    if (failure.timeoutMs !== undefined) this.timeoutMs = failure.timeoutMs;
  }
}

/** A command is not installed, or not on PATH. */
export class CommandNotFoundError extends Error {
  override readonly name = 'CommandNotFoundError';
  readonly command: string;

  constructor(command: string, options?: ErrorOptions) {
    super(`command ${command} was not found`, options);
    this.command = command;
  }
}

/** A command wrote more to stdout than its caller keeps. */
export class CommandOutputError extends Error {
  override readonly name = 'CommandOutputError';

  constructor(command: string, limit: number) {
    super(`${command} wrote more than ${limit} bytes to stdout`);
  }
}

function describe({ exitCode, signal, timeoutMs }: CommandFailure): string {
  if (timeoutMs !== undefined) return `did not end within ${timeoutMs / 1000} s`;
  return signal === undefined ? `failed with exit code ${exitCode}` : `was ended by ${signal}`;
}
