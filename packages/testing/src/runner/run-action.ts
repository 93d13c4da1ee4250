/** Runs a single phase of a single action, as a job of its own. */
import { Job, type JobOptions, type StepOptions } from './job.ts';
import type { StepResult } from './step-result.ts';

/**
 * Starts a bundled action as GitHub's runner does and tells everything that came of it. A failing action is
 * a result, not an error.
 *
 * @throws {Error} when the action's folder, manifest or script is missing or unusable
 * @example
 * const { conclusion, outputs, violations } = await runAction({ action: 'build-push', with: { push: 'false' } });
 */
export async function runAction(options: StepOptions & JobOptions): Promise<StepResult> {
  await using job = new Job(options);
  return await job.run(options);
}
