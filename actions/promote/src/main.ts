/** promote, from the inputs to the report. */
import { type ActionContext, readInputs } from '@container-kit/core';
import { describeFailure, withFix } from '@container-kit/login';
import { type Inputs, inputs as inputTable } from './inputs.ts';
import { publish } from './publish.ts';
import { startReport } from './report.ts';

/** Runs the action. Whatever happens, the report is published. */
export async function main(context: ActionContext): Promise<void> {
  const report = startReport(new Date());
  let inputs: Inputs | undefined;
  try {
    inputs = readInputs(inputTable, context.env);
    const { run } = await import('./run.ts');
    await run(inputs, context, report);
  } catch (error) {
    const failure = describeFailure(error);
    report.failure = failure;
    if (report.moved.length > 0) {
      const tags = report.moved.join(', ');
      context.log.warning(`By then these tags had moved: ${tags}. Running the step again finishes the rest`);
    }
    throw withFix(error, failure);
  } finally {
    publish(report, context, inputs?.summary ?? true);
  }
}
