/** Runs commands and measures them side by side. Results are compared as ratios within one run, never as times. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands for a ratio that this machine cannot measure. */
export const skip = Number.NaN;

/** One line of the result. */
export interface Ratio {
  readonly what: string;
  readonly measured: string;
  /** `skip` when it could not be measured. */
  readonly ratio: number;
  readonly budget: number;
}

/** The smallest value: noise of a busy machine only ever adds. */
export function least(values: readonly number[]): number {
  return Math.min(...values);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * CPU milliseconds of each run of several scripts, interleaved, so that a slow moment of the machine hits all of them.
 * The environment is empty but for `env`.
 */
export function cpuOfScripts(
  scripts: readonly string[],
  runs: number,
  env: Record<string, string> = {},
): number[][] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'cpu');
  const hook = join(import.meta.dirname, 'cpu-at-exit.mjs');
  try {
    return interleave(scripts, runs, (script) => {
      rmSync(file, { force: true });
      spawnSync(process.execPath, ['--import', hook, script], { env: { ...env, BENCH_CPU_FILE: file } });
      return Number(readFileSync(file, 'utf8')) / 1000;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs `measure` for every item `runs` times, taking turns; returns the values per item. */
export function interleave<T>(items: readonly T[], runs: number, measure: (item: T) => number): number[][] {
  const results: number[][] = items.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, item] of items.entries()) results[index]?.push(measure(item));
  }
  return results;
}
