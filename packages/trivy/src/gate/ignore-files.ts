/** Exceptions out of `.trivyignore` and `.trivyignore.yaml` files. */

import type { LedgerEntry } from '../exceptions/ledger.ts';
import { importTrivyIgnore } from '../exceptions/trivyignore.ts';
import { type IgnoredFindings, readNamed } from './load-rules.ts';
import type { RuleFiles } from './rule-files.ts';

/**
 * Reads ignore files, those in force and those of the pull request's own. The latter are only shown, so that one that is
 * wrong is no failure of this run.
 *
 * @throws {UserError} for files in force that are missing or wrong
 */
export async function readIgnoreFiles(
  paths: readonly string[],
  { read, readPending }: RuleFiles,
): Promise<IgnoredFindings> {
  const exceptions = paths.map(async (path) =>
    importTrivyIgnore(await readNamed('trivyignores', path, read), path),
  );
  const head = paths.map(async (path): Promise<readonly LedgerEntry[]> => {
    const text = await readPending(path);
    return text === undefined ? [] : importTrivyIgnore(text, path).catch(() => []);
  });
  return {
    exceptions: (await Promise.all(exceptions)).flat(),
    head: (await Promise.all(head)).flat(),
    notes:
      paths.length === 0
        ? []
        : [
            `${paths.join(', ')}: entries of ignore files need neither reason nor owner nor end; move them to "exceptions" of the policy`,
          ],
  };
}
