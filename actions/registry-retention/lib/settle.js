import { PolicyFailure, UserError } from '@container-kit/core';
import { countAll } from './views/counts.js';
import { count } from './views/words.js';
export function settle(report) {
    const { repositories } = report;
    report.outcome = 'failed';
    throwIfBroken(repositories);
    throwIfFailed(repositories);
    report.outcome = outcomeOf(report);
    const braked = repositories.flatMap(({ name, plan }) => plan?.brake === undefined ? [] : [`${name}: ${plan.brake.text}`]);
    if (report.mode === 'apply' && braked.length > 0)
        throw new PolicyFailure(braked.join('; '));
}
function outcomeOf(report) {
    const { repositories, mode } = report;
    if (repositories.some(({ plan }) => plan?.brake !== undefined))
        return 'braked';
    if (repositories.some(({ waiting }) => waiting > 0))
        return 'incomplete';
    const touched = repositories.some(({ untagged, deleted, plan }) => mode === 'apply' ? untagged.length + deleted.length > 0 : (plan?.untag.length ?? 0) > 0);
    if (countAll(report).deleted === 0 && !touched)
        return 'nothing-to-do';
    return mode === 'apply' ? 'applied' : 'planned';
}
function throwIfBroken(repositories) {
    const [first, ...others] = repositories.filter(({ broken, restored }) => broken.length + restored.length > 0);
    if (first === undefined)
        return;
    const { name, broken, restored } = first;
    const more = others.length === 0 ? '' : ` (and ${count(others.length, 'repository').replace('ys', 'ies')} more)`;
    if (broken.length === 0) {
        const what = count(restored.length, 'deleted manifest');
        throw new UserError(`${name}${more}: ${what} turned out to be needed and had to be restored; everything that stays is whole again`, {
            fix: 'do not push what reuses old digests while a cleanup runs, or report this, if nothing was pushed',
        });
    }
    throw new UserError(`${name}${more}: not whole after the run: ${broken.join(', ')}`, {
        fix: 'push these images again; the report says what is missing',
    });
}
function throwIfFailed(repositories) {
    const failed = repositories.flatMap(({ name, failure }) => failure === undefined ? [] : [{ name, failure }]);
    const [first] = failed;
    if (first === undefined)
        return;
    const others = repositories.length === 1 ? '' : `${failed.length} of ${repositories.length} repositories failed; `;
    const { message, fix } = first.failure;
    throw new UserError(`${others}${first.name}: ${message}`, fix === undefined ? {} : { fix });
}
