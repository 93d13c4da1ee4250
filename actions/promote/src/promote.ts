/** Moves an image to the next environment. */
import { PolicyFailure, phase, UserError } from '@container-kit/core';
import { formatRepository } from '@container-kit/registry/reference';
import { assertMayMove, copyImage, describePlan, destinationsOf, planPromotion } from './copy-image.ts';
import { prepareManifests } from './deployment-manifests.ts';
import { judge } from './judge.ts';
import { recorded } from './leave-record.ts';
import { tellGates, tellPlan } from './narrate.ts';
import type { PromotionReport } from './report.ts';
import { parse, type Session } from './session.ts';

/**
 * Plans, asks the gates, copies, moves the tags, and leaves the record. Nothing changes before all gates are open.
 *
 * @throws {PolicyFailure} when a gate is closed, {UserError}, and errors of packages/registry and packages/github.
 */
export async function promote(session: Session, report: PromotionReport): Promise<void> {
  const source = sourceOf(session);
  const plan = await phase(report, 'Plan', () => planPromotion(session, source));
  const { digest } = plan.root;
  const name = `${formatRepository(source)}@${digest}`;
  report.digest = digest;
  report.source = name;
  report.plan = describePlan(plan);
  report.destinations = destinationsOf(plan);
  assertMayMove(session, report.destinations);
  const writeManifests = await phase(report, 'Manifests', () => prepareManifests(session, report, digest));
  tellPlan(session.context.log, report);
  report.gates = await phase(report, 'Gates', () => judge(session, source, digest));
  tellGates(session.context.log, report.gates);
  const closed = report.gates.filter(({ status }) => status === 'fail');
  if (closed.length > 0) {
    report.outcome = 'policy-failed';
    throw new PolicyFailure(closed.map(({ gate, evidence }) => `gate ${gate}: ${evidence}`).join('; '));
  }
  if (session.inputs.dryRun) {
    report.outcome = 'planned';
    return;
  }
  const facts = { kind: 'promotion', image: plan.root, source: name } as const;
  const moving = report.destinations.some(({ changed }) => changed);
  await recorded(session, report, facts, moving, async () => {
    await phase(report, 'Copy', () => copyImage(plan, session, report));
  });
  await phase(report, 'Manifests', writeManifests);
  report.outcome = moving || report.manifests.length > 0 ? 'promoted' : 'unchanged';
}

function sourceOf({ inputs }: Session) {
  if (inputs.source !== '') {
    const source = parse('source', inputs.source);
    if (source.tag !== undefined || source.digest !== undefined) return source;
    throw new UserError(`input "source": ${JSON.stringify(inputs.source)} has neither tag nor digest`, {
      fix: 'name the image by tag or digest, such as ghcr.io/org/app:1.4.2',
    });
  }
  throw new UserError('input "source" is empty', {
    fix: 'name the image to promote, such as ghcr.io/org/app:1.4.2, or set "rollback: true"',
  });
}
