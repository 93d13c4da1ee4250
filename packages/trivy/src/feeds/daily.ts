/** Keeps feeds for a day, in a folder. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DailyFiles } from './load.ts';

/**
 * Texts of one UTC day in a folder of the tool cache. Not in the cache of GitHub Actions: nobody signs these feeds, so what
 * another branch put there could not be told from the real one. Nothing here is fatal.
 *
 * @param folder is made when it is not there
 */
export function dailyFiles(folder: string, now: Date): DailyFiles {
  const pathOf = (name: string) => {
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
    return join(folder, `${now.toISOString().slice(0, 10)}-${hash}`);
  };
  return {
    read: async (name) => readFile(pathOf(name), 'utf8').catch(() => undefined),
    write: async (name, text) => {
      const path = pathOf(name);
      const partial = `${path}.${process.pid}.part`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(partial, text, { mode: 0o600 });
        await rename(partial, path);
      } catch {
        // The next run asks again.
      }
    },
  };
}
