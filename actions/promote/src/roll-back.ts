/** Points destinations back to the image that they had before their last promotion. */
import { phase, UserError } from '@container-kit/core';
import { formatRepository } from '@container-kit/registry/reference';
import { prepareManifests } from './deployment-manifests.ts';
import { recorded } from './leave-record.ts';
import { tellPlan } from './narrate.ts';
import { findRollback, type RollbackTarget } from './record/index.ts';
import type { PromotionReport } from './report.ts';
import type { Destination, Session } from './session.ts';

interface Target extends RollbackTarget {
  readonly destination: Destination;
}

/**
 * Reads from the registry what the destinations had before, and sets their tags back. All destinations must go back to
 * one image: they were promoted together.
 *
 * @throws {UserError} when there is nothing on record, and errors of packages/registry and packages/github.
 */
export async function rollBack(session: Session, report: PromotionReport): Promise<void> {
  const { inputs, context } = session;
  if (inputs.source !== '') {
    throw new UserError('inputs "source" and "rollback" are both set', {
      fix: 'leave "source" empty to roll back, or promote the image that you want without "rollback"',
    });
  }
  const targets = await phase(report, 'Plan', () => findTargets(session));
  const [{ previous, undoes, destination }] = targets;
  const source = `${formatRepository(destination)}@${previous.digest}`;
  report.source = source;
  report.digest = previous.digest;
  report.destinations = targets.map(({ reference, current, previous: { digest } }) => {
    return { reference, digest, previous: current.digest, changed: current.digest !== digest };
  });
  const writeManifests = await phase(report, 'Manifests', () =>
    prepareManifests(session, report, previous.digest),
  );
  tellPlan(context.log, report);
  if (inputs.dryRun) {
    report.outcome = 'planned';
    return;
  }
  const facts = { kind: 'rollback', image: previous, source, undoes } as const;
  await recorded(session, report, facts, true, async () => {
    await phase(report, 'Tags', () => setBack(session, targets, report));
  });
  for (const { reference, digest } of report.destinations)
    context.log.info(`${reference} is ${digest} again`);
  await phase(report, 'Manifests', writeManifests);
  report.outcome = 'rolled-back';
}

async function findTargets({
  client,
  destinations,
  verificationKey,
}: Session): Promise<[Target, ...Target[]]> {
  const targets: Target[] = [];
  for (const destination of destinations) {
    const repository = client.repository(destination.registry, destination.repository);
    const target = await findRollback(repository, destination.tag, verificationKey);
    targets.push({ ...target, destination });
  }
  const [first, ...others] = targets;
  if (first === undefined) throw new UserError('there is no destination', { fix: 'set "destination"' });
  const other = others.find(({ previous }) => previous.digest !== first.previous.digest);
  if (other === undefined) return [first, ...others];
  throw new UserError(
    `${first.reference} goes back to ${first.previous.digest}, and ${other.reference} to ${other.previous.digest}`,
    { fix: 'roll them back one by one' },
  );
}

/** The image is in the repository already; only its tag is written, and only where it still is what was read. */
async function setBack(
  { client }: Session,
  targets: readonly Target[],
  { moved }: PromotionReport,
): Promise<void> {
  for (const { destination, current, previous, reference } of targets) {
    const repository = client.repository(destination.registry, destination.repository);
    const { bytes, descriptor } = await repository.getManifest(previous.digest);
    const { tag } = destination;
    const { digest: to, mediaType } = descriptor;
    await repository.moveTag({ tag, from: current.digest, to, bytes, mediaType });
    moved.push(reference);
  }
}
