/** CPU to start a bundle and fail on a mistake in its inputs, against an empty script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../repository.ts';
import { cpuOfScripts, least, type Ratio } from './measure.ts';

const RUNS = 15;

/** Measures one action. */
export function benchStart(action: string): readonly Ratio[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  try {
    const bundle = join(REPOSITORY, 'dist', action, 'index.js');
    const env = {
      RUNNER_TEMP: folder,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: writeEvent(folder),
      INPUT_PUSH: 'true',
    };
    const [base = [], own = []] = cpuOfScripts([empty, bundle], RUNS, env);
    const measured = `${least(own).toFixed(0)} ms CPU against ${least(base).toFixed(0)} ms`;
    return [
      { what: `${action}: start and fail on inputs`, measured, ratio: least(own) / least(base), budget: 2.2 },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeEvent(folder: string): string {
  const path = join(folder, 'event.json');
  writeFileSync(path, '{}');
  return path;
}
