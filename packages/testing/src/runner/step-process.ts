/**
 * Runs a script under Node.js as the runner does: stdout and stderr are pipes, stdin is closed, cancellation
 * goes SIGINT, SIGTERM, SIGKILL, and all signals go to the Node.js process alone.
 * Source: actions/runner 2.336, Runner.Sdk/ProcessInvoker.cs.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LineReader } from './dotnet-text.ts';
import { closeWriteEnds, openPipes, type Pipe } from './pipes.ts';

/** How long the runner waits, in milliseconds. */
export interface RunnerTimes {
  /** From SIGINT to SIGTERM. */
  readonly interrupt: number;
  /** From SIGTERM to SIGKILL. */
  readonly terminate: number;
  /** From the script's end to giving up on children that still hold its output. */
  readonly openOutput: number;
}

/** How long GitHub's runner waits. */
export const RUNNER_TIMES: RunnerTimes = { interrupt: 7500, terminate: 2500, openOutput: 5000 };

/** What to run, and how. */
export interface ProcessRequest {
  readonly node: string;
  /** Absolute path. */
  readonly script: string;
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** A private folder for the pipes' names. */
  readonly temp: string;
  /** Called for each line of stdout and stderr. */
  readonly onLine: (line: string) => void;
  /** Aborted to cancel. */
  readonly signal: AbortSignal;
  readonly times: RunnerTimes;
}

/** The signal after which a cancelled process was gone. */
export type CancelStage = 'SIGINT' | 'SIGTERM' | 'SIGKILL';

/** How it ended. */
export interface ProcessOutcome {
  /** 128 plus the signal's number when a signal ended it. */
  readonly exitCode: number;
  readonly cancelledBy: CancelStage | undefined;
  /** Whether something held stdout or stderr open until the runner gave up. */
  readonly outputLeftOpen: boolean;
}

/** Runs the script to its end. */
export async function runProcess(request: ProcessRequest): Promise<ProcessOutcome> {
  const pipes = openPipes(request.temp, ['stdout', 'stderr']);
  const child = spawn(request.node, [request.script], {
    cwd: request.cwd,
    env: request.env,
    stdio: ['pipe', pipes.stdout.writeEnd, pipes.stderr.writeEnd],
  });
  closeWriteEnds([pipes.stdout, pipes.stderr]);
  child.stdin?.end();
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const read = Promise.all([
    readLines(pipes.stdout, request.onLine),
    readLines(pipes.stderr, request.onLine),
  ]);
  const finished = exited.then(() => waitForOutput(read, pipes, request.times.openOutput));
  const cancelled = cancelOnAbort(child, finished, request);
  const [[code, signal], outputLeftOpen] = await Promise.all([exited, finished]);
  return {
    exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
    cancelledBy: request.signal.aborted ? await cancelled : undefined,
    outputLeftOpen,
  };
}

async function readLines(pipe: Pipe, onLine: (line: string) => void): Promise<void> {
  const reader = new LineReader();
  pipe.readEnd.on('data', (chunk: Buffer) => reader.push(chunk).forEach(onLine));
  await once(pipe.readEnd, 'close');
  reader.end().forEach(onLine);
}

/** Returns whether the wait was in vain. */
async function waitForOutput(
  read: Promise<unknown>,
  pipes: Readonly<Record<string, Pipe>>,
  milliseconds: number,
): Promise<boolean> {
  if (await isDoneWithin(read, milliseconds)) return false;
  for (const { readEnd } of Object.values(pipes)) readEnd.destroy();
  await read;
  return true;
}

/** Resolves once the process is gone or was killed; never, without an abort. */
async function cancelOnAbort(
  child: ChildProcess,
  finished: Promise<unknown>,
  { signal, times }: ProcessRequest,
): Promise<CancelStage> {
  if (!signal.aborted) await once(signal, 'abort');
  for (const [name, time] of [
    ['SIGINT', times.interrupt],
    ['SIGTERM', times.terminate],
  ] as const) {
    // A signal that finds nobody came after the end.
    if (!child.kill(name) || (await isDoneWithin(finished, time))) return name;
  }
  child.kill('SIGKILL');
  return 'SIGKILL';
}

async function isDoneWithin(done: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const stop = new AbortController();
  const late = sleep(milliseconds, false, { signal: stop.signal }).catch(() => false);
  const result = await Promise.race([done.then(() => true), late]);
  stop.abort();
  return result;
}
