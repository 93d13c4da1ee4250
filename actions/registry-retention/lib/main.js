import { readInputs } from '@container-kit/core';
import { describeFailure, withFix } from '@container-kit/login';
import { inputs as inputTable } from './inputs.js';
import { keepHeapSmall } from './memory.js';
import { publish } from './publish.js';
import { startReport } from './report.js';
export async function main(context) {
    const report = startReport(new Date());
    let inputs;
    try {
        inputs = readInputs(inputTable, context.env);
        await run(inputs, context, report);
    }
    catch (error) {
        const failure = describeFailure(error);
        report.failure = failure;
        throw withFix(error, failure);
    }
    finally {
        publish(report, context, inputs?.summary ?? true);
    }
}
async function run(inputs, context, report) {
    report.mode = inputs.mode;
    await keepHeapSmall();
    const { openSession } = await import('./open-session.js');
    const session = await openSession(inputs, context);
    report.registry = session.registry;
    switch (inputs.mode) {
        case 'plan':
        case 'apply': {
            const { clean } = await import('./modes/clean.js');
            return clean(session, report);
        }
        case 'restore': {
            const { restore } = await import('./modes/restore.js');
            return restore(session, report);
        }
        case 'explain': {
            const { explain } = await import('./modes/explain.js');
            return explain(session, report);
        }
        case 'simulate': {
            const { simulate } = await import('./modes/simulate.js');
            return simulate(session, report);
        }
        default:
            inputs.mode;
    }
}
