/** Bytes that a job downloads: the entry chunk, and all chunks together. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../repository.ts';
import type { Ratio } from './measure.ts';

const ENTRY_BUDGET = 500_000;
const TOTAL_BUDGET = 1_200_000;

/** Sizes of one bundle, as parts of their budget. */
export async function benchSizes(action: string): Promise<readonly Ratio[]> {
  const folder = join(REPOSITORY, 'dist', action);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const entry = (await stat(join(folder, 'index.js'))).size;
  return [
    row(`${action}: entry chunk`, entry, ENTRY_BUDGET),
    row(`${action}: with lazy chunks`, total, TOTAL_BUDGET),
  ];
}

function row(what: string, bytes: number, budget: number): Ratio {
  const kilobytes = (value: number) => `${Math.round(value / 1000)} kB`;
  return { what, measured: `${kilobytes(bytes)} of ${kilobytes(budget)}`, ratio: bytes / budget, budget: 1 };
}
