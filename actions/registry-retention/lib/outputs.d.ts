export declare const outputs: {
    readonly outcome: "What happened, in one word: `planned`, `applied`, `nothing-to-do`, `braked`, `restored`, `explained`, `simulated`, `incomplete` (the time was up; the next run goes on) or `failed`.";
    readonly plan: "Absolute path of the plan, for `apply` after an approval.";
    readonly 'plan-hash': "SHA-256 of the plan: who approves it, approves this.";
    readonly journal: "Absolute path of the journal of what was deleted, for `restore`. Set before the first deletion.";
    readonly report: "Absolute path of the JSON report of this step.";
    readonly deleted: "Number of roots that were deleted; with `mode: plan`, that would be.";
    readonly kept: "Number of roots that stay.";
    readonly 'bytes-freed': "Bytes that no image needs any more, once the registry has collected them.";
};
