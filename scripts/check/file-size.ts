/** Small files: one concept each. */
import { readIfPresent, typeScriptFiles } from '../repository.ts';
import type { Check } from './check.ts';

/** The most lines that a source file may have. Files that near it usually hold a second concept. */
export const MAX_LINES = 300;

/** No source file of a workspace or script is longer than {@link MAX_LINES}. */
export const fileSize: Check = { name: 'file size', run: findLongFiles };

async function findLongFiles(root: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const path of await typeScriptFiles(root)) {
    const lines = ((await readIfPresent(root, path)) ?? '').trimEnd().split('\n').length;
    if (lines > MAX_LINES) problems.push(`${path}: ${lines} lines; split it, ${MAX_LINES} is the limit`);
  }
  return problems;
}
