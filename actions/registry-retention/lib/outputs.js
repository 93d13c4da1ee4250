import { defineOutputs } from '@container-kit/core';
export const outputs = defineOutputs({
    outcome: 'What happened, in one word: `planned`, `applied`, `nothing-to-do`, `braked`, `restored`, `explained`, `simulated`, `incomplete` (the time was up; the next run goes on) or `failed`.',
    plan: 'Absolute path of the plan, for `apply` after an approval.',
    'plan-hash': 'SHA-256 of the plan: who approves it, approves this.',
    journal: 'Absolute path of the journal of what was deleted, for `restore`. Set before the first deletion.',
    report: 'Absolute path of the JSON report of this step.',
    deleted: 'Number of roots that were deleted; with `mode: plan`, that would be.',
    kept: 'Number of roots that stay.',
    'bytes-freed': 'Bytes that no image needs any more, once the registry has collected them.',
});
