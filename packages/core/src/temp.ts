/** Private temporary directories of a step. Everything here is synchronous, so that it also works while dying. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Directories that only this user can read, removed at the end of the step. */
export class TempDirs {
  readonly #base: string;
  readonly #created = new Set<string>();

  /** Directories are made below RUNNER_TEMP, which the runner wipes after each job, else below the system's one. */
  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#base = env.RUNNER_TEMP || tmpdir();
  }

  /** Makes a directory of mode 0700 whose name starts with `prefix`; returns its absolute path without symlinks. */
  create(prefix: string): string {
    const path = mkdtempSync(join(realpathSync(this.#base), `${prefix}-`));
    this.#created.add(path);
    return path;
  }

  /**
   * Removes all of them with all that they hold. May be called again.
   *
   * @throws {AggregateError} naming those that could not be removed, after all others are gone.
   */
  removeAll(): void {
    const failures: unknown[] = [];
    for (const path of this.#created) {
      try {
        // Children that are still dying may write while we delete, hence the retries.
        rmSync(path, { recursive: true, force: true, maxRetries: 3 });
        this.#created.delete(path);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `could not remove ${[...this.#created].join(', ')}`);
  }
}
