/**
 * Runs child processes.
 *
 * Not @actions/exec: it has no time limit and no signals (a cancelled job leaves its children running), prints the
 * child's output as it comes, workflow commands included, and takes a command line that it splits itself.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { CommandError, CommandNotFoundError, CommandOutputError } from './command-errors.ts';
import { CancelledError } from './errors.ts';
import { LineSplitter } from './line-splitter.ts';
import { neutralise } from './neutralise.ts';
import { signalGroup, stopGently, track } from './process-group.ts';
import { TailBuffer } from './tail-buffer.ts';

/** How to run a command. */
export interface RunOptions {
  /** Written to stdin; without it stdin is empty. */
  readonly input?: string | Uint8Array;
  /** The whole environment of the child. Default: ours. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Time limit in milliseconds. Default: none. */
  readonly timeoutMs?: number;
  /** Ends the child when aborted. */
  readonly signal?: AbortSignal;
  /** Called per line, without its end. The line is foreign text: print it with `log.foreign`. */
  readonly onStdout?: (line: string) => void;
  readonly onStderr?: (line: string) => void;
  /** Bytes of stdout and stderr to return, each. Default 8 MiB. */
  readonly maxCapturedBytes?: number;
  /** Whether another exit code than 0 is an error. Default true. */
  readonly check?: boolean;
}

/** What a command did. */
export interface RunResult {
  readonly exitCode: number;
  /** With `onStdout` only the last `maxCapturedBytes`. */
  readonly stdout: string;
  /** The last `maxCapturedBytes`. */
  readonly stderr: string;
  readonly durationMs: number;
}

type Child = ChildProcessWithoutNullStreams;

interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit, when the time was up. */
  readonly timeoutMs: number | undefined;
}

const DEFAULT_CAPTURED_BYTES = 8 * 1024 * 1024;
const STDERR_TAIL_LINES = 20;
// A daemon that a child left behind may hold its pipes open for ever; the runner waits 5 s as well.
const PIPE_GRACE_MS = 5_000;

/**
 * Runs `command`, found on PATH, with `args`, without a shell and in a process group of its own. When `signal` is
 * aborted or the time is up, the group gets SIGINT, then SIGTERM, then SIGKILL.
 *
 * @throws {CommandNotFoundError} when there is no such command.
 * @throws {CommandError} for an exit code other than 0 (unless `check` is false), an end by a signal, a timeout.
 * @throws {CommandOutputError} when stdout is larger than `maxCapturedBytes` and nobody listens with `onStdout`.
 * @throws {CancelledError} when `signal` was aborted.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const shown = formatCommand(command, args);
  if (options.signal?.aborted) throw cancelled(shown, options.signal);
  const started = performance.now();
  const child = start(command, args, options);
  const limit = options.maxCapturedBytes ?? DEFAULT_CAPTURED_BYTES;
  const stdout = capture(child.stdout, limit, options.onStdout);
  const stderr = capture(child.stderr, limit, options.onStderr);
  const ending = await supervise(child, command, options);
  const result: RunResult = {
    exitCode: ending.exitCode ?? 0,
    stdout: stdout.toString(),
    stderr: stderr.toString(),
    durationMs: Math.round(performance.now() - started),
  };
  if (options.signal?.aborted) throw cancelled(shown, options.signal);
  if (failed(ending, options)) throw commandError(shown, ending, result.stderr);
  if (stdout.overflowed && options.onStdout === undefined) throw new CommandOutputError(shown, limit);
  return result;
}

/** A command as people read it: arguments with blanks or quotes are quoted, commands to the runner are defused. */
export function formatCommand(command: string, args: readonly string[]): string {
  const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word));
  return neutralise([command, ...args].map(quote).join(' '));
}

function start(command: string, args: readonly string[], options: RunOptions): Child {
  // A missing directory would look like a missing command.
  if (options.cwd !== undefined && !existsSync(options.cwd)) {
    throw new Error(`${command} can't be run in ${options.cwd}, which does not exist`);
  }
  const child = spawn(command, args, {
    detached: true,
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  track(child);
  // A child that ends without reading its input is judged by its exit code, not by our broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  return child;
}

function capture(stream: Readable, limit: number, onLine: ((line: string) => void) | undefined): TailBuffer {
  const buffer = new TailBuffer(limit);
  stream.on('data', (chunk: Buffer) => buffer.write(chunk));
  if (onLine !== undefined) {
    const splitter = new LineSplitter(onLine);
    stream.on('data', (chunk: Buffer) => splitter.write(chunk));
    stream.once('close', () => splitter.end());
  }
  return buffer;
}

/** Waits for the end of the child and its pipes, and ends it when it must not go on. */
async function supervise(child: Child, command: string, options: RunOptions): Promise<Ending> {
  let timeoutMs: number | undefined;
  let stopEscalation: (() => void) | undefined;
  const stop = () => {
    stopEscalation ??= stopGently(child);
  };
  const limit = options.timeoutMs;
  const timer =
    limit === undefined
      ? undefined
      : setTimeout(() => {
          timeoutMs = limit;
          stop();
        }, limit);
  options.signal?.addEventListener('abort', stop);
  try {
    const [exitCode, signal] = await ended(child, command);
    return { exitCode, signal, timeoutMs };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
    if (stopEscalation !== undefined) {
      stopEscalation();
      // What the child started and did not wait for must not outlive it either.
      signalGroup(child, 'SIGKILL');
    }
  }
}

function ended(child: Child, command: string): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new CommandNotFoundError(command, { cause: error }) : error);
    });
    child.once('exit', () => {
      grace = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, PIPE_GRACE_MS);
    });
    child.once('close', (exitCode, signal) => {
      clearTimeout(grace);
      resolve([exitCode, signal]);
    });
  });
}

function failed({ exitCode, signal, timeoutMs }: Ending, { check = true }: RunOptions): boolean {
  return timeoutMs !== undefined || signal !== null || (check && exitCode !== 0);
}

function commandError(
  command: string,
  { exitCode, signal, timeoutMs }: Ending,
  stderr: string,
): CommandError {
  return new CommandError({
    command,
    ...(exitCode === null ? {} : { exitCode }),
    ...(signal === null ? {} : { signal }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    stderrTail: stderr.trimEnd().split('\n').slice(-STDERR_TAIL_LINES).join('\n'),
  });
}

function cancelled(command: string, signal: AbortSignal): CancelledError {
  return new CancelledError(`${command} was cancelled`, { cause: signal.reason });
}
