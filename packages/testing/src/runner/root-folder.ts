/**
 * Temporary folders that stay as long as the process, so that a test can look at what an action left in them,
 * and no longer.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'container-kit-runner-';

// A process of another PID namespace looks dead from here; its folder is young.
const MIN_AGE_MS = 60 * 60 * 1000;

const roots = new Set<string>();

/** Makes a private folder, removed when the process ends; first removes what processes that were killed left. */
export function createRoot(): string {
  if (roots.size === 0) {
    removeLeftovers(tmpdir());
    process.once('exit', () => roots.forEach(remove));
  }
  const root = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  roots.add(root);
  return root;
}

/** Removes the folders of dead processes: test runners kill their workers, which then cannot clean up. */
export function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const age = Date.now() - (statSync(join(parent, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > MIN_AGE_MS) remove(join(parent, name));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A folder of another user, or one that is being removed by another process.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}
