import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a process has ended, whether or not its parent has collected it yet. */
export async function hasEnded(pid: number): Promise<void> {
  while (runs(pid)) await sleep(20);
}

function runs(pid: number): boolean {
  try {
    // The state follows the name in parentheses (proc_pid_stat(5)): Z is a zombie, X is dead.
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
