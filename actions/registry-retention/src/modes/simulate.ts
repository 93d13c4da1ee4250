/** `simulate`: what the rules would have done, had they run every day. */
import { phase, shortDigest } from '@container-kit/core';
import { simulate as replay, type Simulation } from '@container-kit/retention';
import { planInput, readRepository } from '../decide.ts';
import { findRepositories } from '../find-repositories.ts';
import type { RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
import { lookAround } from '../surroundings.ts';
import { count } from '../views/words.ts';

/** Images that are named one by one. */
const MOST_NAMED = 50;

/**
 * Replays the rules over the days before now, and says what would have gone and what somebody would have missed.
 *
 * @throws errors of the provider
 */
export async function simulate(session: Session, report: RetentionReport): Promise<void> {
  const { days } = session.inputs;
  const names = await phase(report, 'Find repositories', () => findRepositories(session));
  const around = await phase(report, 'Look around', () => lookAround(session));
  for (const name of names) {
    const inventory = await phase(report, `Read ${name}`, () => readRepository(session, around, name));
    const simulation = await phase(report, `Replay ${name}`, async () =>
      replay(inventory, planInput(session, around), days),
    );
    report.lines.push(...wordsOf(name, days, simulation));
  }
  for (const line of report.lines) session.context.log.foreign(line);
  report.outcome = 'simulated';
}

function wordsOf(
  name: string,
  days: number,
  { deleted, braked, days: active }: Simulation,
): readonly string[] {
  const missed = deleted.filter(({ missedAt }) => missedAt !== undefined);
  const left = active.at(-1)?.remaining;
  return [
    `${name}: run daily for ${count(days, 'day')}, ${count(deleted.length, 'image')} would have gone, on ${count(active.length, 'day')}${left === undefined ? '' : `, and ${left} would be left`}`,
    `${name}: ${count(missed.length, 'image')} of them would have been missed: tagged or pulled afterwards`,
    ...missed
      .slice(0, MOST_NAMED)
      .map(
        ({ digest, tags, at, missedAt }) =>
          `${tags.join(', ') || shortDigest(digest)} would have gone on ${dayOf(at)}, and was wanted on ${dayOf(missedAt ?? at)}`,
      ),
    ...active
      .slice(-MOST_NAMED)
      .map(({ at, deleted: gone, remaining }) => `${dayOf(at)}: ${gone} gone, ${remaining} left`),
    ...braked.slice(0, 3).map(({ at, text }) => `${dayOf(at)}: braked: ${text}`),
  ];
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
