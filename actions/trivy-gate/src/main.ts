/** trivy-gate, from the inputs to the verdict. */
import { type ActionContext, PolicyFailure, readInputs } from '@container-kit/core';
import { describeFailure, withFix } from '@container-kit/login';
import { readSubject } from '@container-kit/trivy/subject';
import { type Inputs, inputs as inputTable } from './inputs.ts';
import { publishFailure } from './show/failure.ts';

/** Runs the action. Whatever happens, the outputs are set. */
export async function main(context: ActionContext): Promise<void> {
  let inputs: Inputs | undefined;
  let published = false;
  try {
    inputs = readInputs(inputTable, context.env);
    const subject = readSubject(inputs);
    const { runStep } = await import('./step.ts');
    await runStep({ inputs, subject }, context, () => {
      published = true;
    });
  } catch (error) {
    const failure = describeFailure(error);
    // A wrong input or policy: nothing was judged, and nothing may look as if it had been.
    if (!published) publishFailure(failure, inputs, context);
    throw error instanceof PolicyFailure ? error : withFix(error, failure);
  }
}
