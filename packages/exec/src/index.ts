/**
 * Stands in for `@actions/exec`: @actions/core imports it to ask Windows and macOS for their names, which nobody here
 * does, and it would bring 47 kB into every bundle. Our own process runner is `run` of packages/core.
 */

/** The one function that `@actions/core` refers to. @throws always */
export function getExecOutput(command: string): Promise<never> {
  return Promise.reject(new Error(`nothing may run ${command} here: use run() of @container-kit/core`));
}
