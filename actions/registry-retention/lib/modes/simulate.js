import { phase, shortDigest } from '@container-kit/core';
import { simulate as replay } from '@container-kit/retention';
import { planInput, readRepository } from '../decide.js';
import { findRepositories } from '../find-repositories.js';
import { lookAround } from '../surroundings.js';
import { count } from '../views/words.js';
const MOST_NAMED = 50;
export async function simulate(session, report) {
    const { days } = session.inputs;
    const names = await phase(report, 'Find repositories', () => findRepositories(session));
    const around = await phase(report, 'Look around', () => lookAround(session));
    for (const name of names) {
        const inventory = await phase(report, `Read ${name}`, () => readRepository(session, around, name));
        const simulation = await phase(report, `Replay ${name}`, async () => replay(inventory, planInput(session, around), days));
        report.lines.push(...wordsOf(name, days, simulation));
    }
    for (const line of report.lines)
        session.context.log.foreign(line);
    report.outcome = 'simulated';
}
function wordsOf(name, days, { deleted, braked, days: active }) {
    const missed = deleted.filter(({ missedAt }) => missedAt !== undefined);
    const left = active.at(-1)?.remaining;
    return [
        `${name}: run daily for ${count(days, 'day')}, ${count(deleted.length, 'image')} would have gone, on ${count(active.length, 'day')}${left === undefined ? '' : `, and ${left} would be left`}`,
        `${name}: ${count(missed.length, 'image')} of them would have been missed: tagged or pulled afterwards`,
        ...missed
            .slice(0, MOST_NAMED)
            .map(({ digest, tags, at, missedAt }) => `${tags.join(', ') || shortDigest(digest)} would have gone on ${dayOf(at)}, and was wanted on ${dayOf(missedAt ?? at)}`),
        ...active
            .slice(-MOST_NAMED)
            .map(({ at, deleted: gone, remaining }) => `${dayOf(at)}: ${gone} gone, ${remaining} left`),
        ...braked.slice(0, 3).map(({ at, text }) => `${dayOf(at)}: braked: ${text}`),
    ];
}
function dayOf(time) {
    return time.slice(0, 10);
}
