/** How Trivy is started. */
import { run } from '@container-kit/core';

/** One run of Trivy. */
export interface Invocation {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Absolute paths that it reads, besides the program. */
  readonly readable: readonly string[];
  /** Absolute paths of folders that it writes to. */
  readonly writable: readonly string[];
}

/** What ends a run, and who listens. */
export interface LaunchControl {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Foreign text, line by line. */
  readonly onLine: ((line: string) => void) | undefined;
}

/**
 * Runs Trivy to its end.
 *
 * @throws CommandError, CommandNotFoundError, CancelledError
 */
export type Launch = (invocation: Invocation, control: LaunchControl) => Promise<void>;

/** Trivy writes its report into a file, and little else. */
export const MAX_OUTPUT_BYTES = 256 * 1024;

/** Without a sandbox: a child process that is told nothing of ours. */
export const launchDirectly: Launch = async ({ program, args, env, cwd }, control) => {
  await run(program, args, {
    env,
    cwd,
    timeoutMs: control.timeoutMs,
    maxCapturedBytes: MAX_OUTPUT_BYTES,
    ...(control.signal === undefined ? {} : { signal: control.signal }),
    onStdout: () => undefined,
    ...(control.onLine === undefined ? {} : { onStderr: control.onLine }),
  });
};
