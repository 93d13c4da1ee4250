export function startReport(now) {
    return {
        schemaVersion: 1,
        outcome: 'failed',
        startedAt: now.toISOString(),
        phases: [],
        repositories: [],
        lines: [],
    };
}
export function startRepository(name) {
    return {
        name,
        deleted: [],
        untagged: [],
        skipped: [],
        restored: [],
        bytesFreed: 0,
        waiting: 0,
        broken: [],
        notes: [],
    };
}
