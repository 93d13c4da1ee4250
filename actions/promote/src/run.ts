/**
 * What a run loads once its inputs are right. The session stands in the chunk that loads the parts of the run, so the
 * bundle has what they share once.
 */
import type { ActionContext } from '@container-kit/core';
import type { Inputs } from './inputs.ts';
import type { PromotionReport } from './report.ts';
import { openSession } from './session.ts';

/** Promotes or rolls back. @throws whatever keeps it from that; the report says how far it came */
export async function run(inputs: Inputs, context: ActionContext, report: PromotionReport): Promise<void> {
  if (inputs.environment !== '') report.environment = inputs.environment;
  if (inputs.dryRun) report.dryRun = true;
  const session = await openSession(inputs, context);
  if (inputs.rollback) {
    const { rollBack } = await import('./roll-back.ts');
    await rollBack(session, report);
  } else {
    const { promote } = await import('./promote.ts');
    await promote(session, report);
  }
}
