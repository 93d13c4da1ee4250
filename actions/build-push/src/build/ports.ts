/** What the modules of this folder need from the world, as plain function types. */

/** Environment of a child process, whole: nothing is added to it from `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of one process; the part of `run` of @container-kit/core that this folder uses. */
export interface RunnerOptions {
  readonly env?: Environment;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxCapturedBytes?: number;
  /** `false`: a non-zero exit code is a result, not an error. */
  readonly check?: boolean;
  readonly onStdout?: (line: string) => void;
  readonly onStderr?: (line: string) => void;
}

/** How a process ended. */
export interface RunnerResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** Starts a process without a shell and resolves when it has ended. */
export type Runner = (
  command: string,
  args: readonly string[],
  options?: RunnerOptions,
) => Promise<RunnerResult>;
