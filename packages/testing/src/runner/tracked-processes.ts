/**
 * Finds processes that a step left behind, by the `RUNNER_TRACKING_ID` in their environment. The runner ends
 * them when the job ends.
 * Source: actions/runner 2.336, Runner.Worker/JobExtension.cs ("Cleaning up orphan processes").
 */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is still there. */
export interface TrackedProcess {
  readonly pid: number;
  /** Its command line. */
  readonly command: string;
}

// A child that was told to stop may need a moment; what is there after one second is left behind.
const ATTEMPTS = 20;
const PAUSE_MS = 50;

/** The processes of a tracking id that do not end by themselves within a second. Linux only, else none. */
export async function findSurvivors(trackingId: string): Promise<TrackedProcess[]> {
  let found = await findTracked(trackingId);
  for (let attempt = 1; attempt < ATTEMPTS && found.length > 0; attempt += 1) {
    await sleep(PAUSE_MS);
    found = await findTracked(trackingId);
  }
  return found;
}

/** Kills every process of a tracking id. */
export async function killTracked(trackingId: string): Promise<void> {
  for (const { pid } of await findTracked(trackingId)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

async function findTracked(trackingId: string): Promise<TrackedProcess[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map((pid) => inspect(pid, `RUNNER_TRACKING_ID=${trackingId}`)));
  return found.filter((tracked) => tracked !== undefined);
}

// Zombies have an empty environment, and the environment of other users' processes cannot be read.
async function inspect(pid: number, variable: string): Promise<TrackedProcess | undefined> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  if (!environment.split('\0').includes(variable)) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return { pid, command: command.replaceAll('\0', ' ').trim() };
}
