/** What a step must not leave behind. */
import { readdirSync, readFileSync } from 'node:fs';
import type { StepResult } from '@container-kit/testing';
import { expect } from 'vitest';

/** Expects that no process is left, and no file but the report and the SBOM. */
export function expectNothingLeft({ survivors, folders }: StepResult): void {
  expect(survivors).toEqual([]);
  // What starts with an underscore is the runner's.
  const left = readdirSync(folders.temp).filter((name) => !/^(_|trivy-gate-(report|sbom)-)/.test(name));
  expect(left).toEqual([]);
  expect(readdirSync(folders.home)).toEqual([]);
}

/** Kills whatever runs this program. Trivy's environment is empty, so that only its path tells whose it is. @returns how many */
export function killProcessesOf(program: string): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name) === program);
  for (const pid of pids) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  return pids.length;
}

function commandOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0];
  } catch {
    return undefined;
  }
}
