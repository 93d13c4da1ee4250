/** Signals to a child and everything that it started. */
import type { ChildProcess } from 'node:child_process';

// The runner sends SIGINT, after 7.5 s SIGTERM, and kills everything after 10 s (actions/runner,
// ProcessInvoker.cs). Our children get 3.5 s of that, so that time is left for the cleanups.
const INTERRUPT_GRACE_MS = 2_500;
const TERMINATE_GRACE_MS = 1_000;

const alive = new Set<ChildProcess>();

/** Notes a child that was spawned with `detached`, and so leads a process group, until it has ended. */
export function track(child: ChildProcess): void {
  alive.add(child);
  child.once('close', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
}

/** Asks a child's group to end: SIGINT, then SIGTERM, then SIGKILL. Returns a function that stops the escalation. */
export function stopGently(child: ChildProcess): () => void {
  signalGroup(child, 'SIGINT');
  let timer = setTimeout(() => {
    signalGroup(child, 'SIGTERM');
    timer = setTimeout(() => signalGroup(child, 'SIGKILL'), TERMINATE_GRACE_MS);
  }, INTERRUPT_GRACE_MS);
  return () => clearTimeout(timer);
}

/** Kills all tracked children at once, for when our own process dies. */
export function killAllChildren(): void {
  for (const child of alive) signalGroup(child, 'SIGKILL');
}

/** Sends a signal to a child's group. Nothing can be done about a group that is gone or belongs to another user. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
