/** registry-retention, from the inputs to the report. */
import { type ActionContext, keepHeapSmall, readInputs } from '@container-kit/core';
import { describeFailure, withFix } from '@container-kit/login';
import { type Inputs, inputs as inputTable } from './inputs.ts';
import { publish } from './publish.ts';
import { type RetentionReport, startReport } from './report.ts';

/** Runs the action. Whatever happens, the report is published. */
export async function main(context: ActionContext): Promise<void> {
  const report = startReport(new Date());
  let inputs: Inputs | undefined;
  try {
    inputs = readInputs(inputTable, context.env);
    await run(inputs, context, report);
  } catch (error) {
    const failure = describeFailure(error);
    report.failure = failure;
    throw withFix(error, failure);
  } finally {
    publish(report, context, inputs?.summary ?? true);
  }
}

async function run(inputs: Inputs, context: ActionContext, report: RetentionReport): Promise<void> {
  report.mode = inputs.mode;
  const { openSession } = await import('./open-session.ts');
  const session = await openSession(inputs, context);
  await keepHeapSmall(10);
  report.registry = session.registry;
  switch (inputs.mode) {
    case 'plan':
    case 'apply': {
      const { clean } = await import('./modes/clean.ts');
      return clean(session, report);
    }
    case 'restore': {
      const { restore } = await import('./modes/restore.ts');
      return restore(session, report);
    }
    case 'explain': {
      const { explain } = await import('./modes/explain.ts');
      return explain(session, report);
    }
    case 'simulate': {
      const { simulate } = await import('./modes/simulate.ts');
      return simulate(session, report);
    }
    default:
      inputs.mode satisfies never;
  }
}
