import { phase, shortDigest, UserError } from '@container-kit/core';
import { explain as explainTarget } from '@container-kit/retention';
import { planInput, readRepository } from '../decide.js';
import { findRepositories } from '../find-repositories.js';
import { lookAround } from '../surroundings.js';
const DECISIONS = {
    keep: 'stays',
    delete: 'goes',
    quarantine: 'is left alone',
    absent: 'is not there',
};
export async function explain(session, report) {
    const { target } = session.inputs;
    if (target === '') {
        throw new UserError('input "target" is empty', { fix: 'set it to the tag or digest to explain' });
    }
    const names = await phase(report, 'Find repositories', () => findRepositories(session));
    const around = await phase(report, 'Look around', () => lookAround(session));
    const absent = [];
    for (const name of names) {
        const inventory = await phase(report, `Read ${name}`, () => readRepository(session, around, name));
        const found = explainTarget(inventory, planInput(session, around), target);
        if (found.decision === 'absent')
            absent.push(found.reason.text);
        else
            report.lines.push(...wordsOf(name, target, found));
    }
    for (const line of report.lines)
        session.context.log.foreign(line);
    const [first] = absent;
    if (first !== undefined && absent.length === names.length) {
        throw new UserError(`input "target": ${first}`, { fix: 'check the tag, and "repositories"' });
    }
    report.outcome = 'explained';
}
function wordsOf(name, target, found) {
    const { decision, digest, tags, reason, path, root, time, rank, policy } = found;
    const lines = [
        `${name}: ${target} ${DECISIONS[decision]}: ${reason.text}`,
        `digest ${digest}${tags.length === 0 ? ', without a tag' : `, tags ${tags.join(', ')}`}`,
        `policy ${policy}; ${rank === undefined ? 'no rank' : `number ${rank} of all images, newest first`}; ${time === undefined ? 'its age is unknown' : `last touched ${time}`}`,
    ];
    if (path.length > 1)
        lines.push(`kept by ${path.map(shortDigest).join(' → ')}`);
    if (path.length > 1 && root !== undefined)
        lines.push(`where ${shortDigest(path[0] ?? '')} stays: ${root.text}`);
    return lines;
}
