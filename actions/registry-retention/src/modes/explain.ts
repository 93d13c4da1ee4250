/** `explain`: why a tag or digest stays or goes. */
import { phase, shortDigest, UserError } from '@container-kit/core';
import { type Explanation, explain as explainTarget } from '@container-kit/retention';
import { planInput, readRepository } from '../decide.ts';
import { findRepositories } from '../find-repositories.ts';
import type { RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
import { lookAround } from '../surroundings.ts';

const DECISIONS: Readonly<Record<Explanation['decision'], string>> = {
  keep: 'stays',
  delete: 'goes',
  quarantine: 'is left alone',
  absent: 'is not there',
};

/**
 * Prints the deciding rule, and the path that keeps the target alive.
 *
 * @throws {UserError} without a target, or when no repository has it; errors of the provider
 */
export async function explain(session: Session, report: RetentionReport): Promise<void> {
  const { target } = session.inputs;
  if (target === '') {
    throw new UserError('input "target" is empty', { fix: 'set it to the tag or digest to explain' });
  }
  const names = await phase(report, 'Find repositories', () => findRepositories(session));
  const around = await phase(report, 'Look around', () => lookAround(session));
  const absent: string[] = [];
  for (const name of names) {
    const inventory = await phase(report, `Read ${name}`, () => readRepository(session, around, name));
    const found = explainTarget(inventory, planInput(session, around), target);
    if (found.decision === 'absent') absent.push(found.reason.text);
    else report.lines.push(...wordsOf(name, target, found));
  }
  for (const line of report.lines) session.context.log.foreign(line);
  const [first] = absent;
  if (first !== undefined && absent.length === names.length) {
    throw new UserError(`input "target": ${first}`, { fix: 'check the tag, and "repositories"' });
  }
  report.outcome = 'explained';
}

function wordsOf(name: string, target: string, found: Explanation): readonly string[] {
  const { decision, digest, tags, reason, path, root, time, rank, policy } = found;
  const lines = [
    `${name}: ${target} ${DECISIONS[decision]}: ${reason.text}`,
    `digest ${digest}${tags.length === 0 ? ', without a tag' : `, tags ${tags.join(', ')}`}`,
    `policy ${policy}; ${rank === undefined ? 'no rank' : `number ${rank} of all images, newest first`}; ${time === undefined ? 'its age is unknown' : `last touched ${time}`}`,
  ];
  if (path.length > 1) lines.push(`kept by ${path.map(shortDigest).join(' → ')}`);
  if (path.length > 1 && root !== undefined)
    lines.push(`where ${shortDigest(path[0] ?? '')} stays: ${root.text}`);
  return lines;
}
