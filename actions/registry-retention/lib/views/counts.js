export function rootsThatGo(plan) {
    return plan?.brake === undefined ? (plan?.delete.filter(({ digest, root }) => digest === root) ?? []) : [];
}
export function deletes({ mode }) {
    return mode === 'apply';
}
export function countRepository(repository, isApplied) {
    const { plan } = repository;
    if (plan === undefined)
        return { deleted: 0, kept: 0, bytesFreed: 0 };
    const roots = rootsThatGo(plan);
    const gone = new Set(repository.deleted);
    const deleted = isApplied ? roots.filter(({ digest }) => gone.has(digest)).length : roots.length;
    const all = plan.delete.filter(({ digest, root }) => digest === root).length;
    const kept = plan.keep.length + plan.quarantine.length + all - deleted;
    return { deleted, kept, bytesFreed: repository.bytesFreed };
}
export function countAll(report) {
    const isApplied = deletes(report);
    return report.repositories
        .map((repository) => countRepository(repository, isApplied))
        .reduce((sum, each) => ({
        deleted: sum.deleted + each.deleted,
        kept: sum.kept + each.kept,
        bytesFreed: sum.bytesFreed + each.bytesFreed,
    }), { deleted: 0, kept: 0, bytesFreed: 0 });
}
