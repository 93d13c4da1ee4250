import { formatBytes, shortDigest } from '@container-kit/core';
import { rootsThatGo } from './views/counts.js';
import { count } from './views/words.js';
const MOST_LINES = 200;
export function tellPlan(log, plan) {
    const roots = rootsThatGo(plan);
    const along = plan.delete.length - roots.length;
    const { freed, exact } = plan.bytes;
    const bytes = `${exact ? '' : 'at least '}${formatBytes(freed)}`;
    log.foreign(`${plan.name} (policy ${plan.policy}): ${count(roots.length, 'image')} to delete, with ${count(along, 'manifest')} that hang on them, ${bytes}; ${plan.keep.length} to keep`);
    if (plan.brake !== undefined)
        log.foreign(`  Brake: ${plan.brake.text}`);
    tellAll(log, roots, ({ digest, tags, reason }) => `  - ${naming(digest, tags)}: ${reason.text}`);
    tellAll(log, plan.untag, ({ digest, tag, reason }) => `  - tag ${tag} of ${shortDigest(digest)}: ${reason.text}`);
    tellAll(log, plan.keep, ({ digest, tags, reason }) => `  = ${naming(digest, tags)}: ${reason.text}`);
    tellAll(log, plan.quarantine, ({ digest, tags, reason }) => `  ? ${naming(digest, tags)}: ${reason.text}`);
}
export function tellResult(log, repository) {
    const { name, deleted, untagged, skipped, restored, waiting, broken } = repository;
    const parts = [
        `${count(deleted.length, 'manifest')} deleted`,
        untagged.length > 0 ? `${count(untagged.length, 'tag')} taken off` : '',
        skipped.length > 0 ? `${skipped.length} skipped` : '',
        waiting > 0 ? `${waiting} left for the next run` : '',
        restored.length > 0 ? `${restored.length} restored` : '',
        broken.length > 0 ? `${broken.length} not whole` : 'everything that stays is whole',
    ];
    log.foreign(`${name}: ${parts.filter((part) => part !== '').join(', ')}`);
    tellAll(log, skipped, ({ digest, tags, kind, reason }) => `  ! ${naming(digest, tags)}: ${kind}: ${reason}`);
}
function tellAll(log, items, line) {
    for (const item of items.slice(0, MOST_LINES))
        log.foreign(line(item));
    if (items.length > MOST_LINES)
        log.foreign(`  and ${items.length - MOST_LINES} more`);
}
function naming(digest, tags) {
    return tags.length === 0 ? shortDigest(digest) : `${shortDigest(digest)} (${tags.join(', ')})`;
}
