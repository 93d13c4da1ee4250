/** What a check of the repository is. */

/** One check of the repository. `npm run check` runs all of them. */
export interface Check {
  readonly name: string;
  /**
   * Looks at the repository in `root` and says what is wrong: one text for each problem, `path:line: what and the fix`.
   *
   * @throws {SkippedError} when it can't be done on this machine.
   */
  readonly run: (root: string) => Promise<readonly string[]>;
}

/** A check that needs a tool which this machine lacks. The message says how to get it. */
export class SkippedError extends Error {
  override readonly name = 'SkippedError';
}
