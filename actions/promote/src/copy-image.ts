/** Plans and makes the copy, and tells people how far it is. */
import { type ActionContext, formatBytes, UserError } from '@container-kit/core';
import type { CopyEvent, CopyPlan, CopyResult, Place } from '@container-kit/registry';
import { formatReference, type Reference } from '@container-kit/registry/reference';
import type { DestinationReport, PlanReport, PromotionReport } from './report.ts';
import type { Session } from './session.ts';

/**
 * Resolves the source once and finds out what has to be copied. Changes nothing.
 *
 * @throws MissingManifestError for a source that does not exist or is incomplete, and other errors of packages/registry.
 */
export async function planPromotion(session: Session, source: Reference): Promise<CopyPlan> {
  const { planCopy } = await import('@container-kit/registry');
  const { client, destinations, inputs, context } = session;
  return planCopy({
    client,
    source,
    destinations,
    referrers: inputs.referrers,
    cosignTags: inputs.referrers === 'all' ? 'auto' : 'none',
    signal: context.signal,
  });
}

/**
 * Refuses to move tags that may not move.
 *
 * @throws {UserError} naming the tag and both digests.
 */
export function assertMayMove({ inputs, rules }: Session, destinations: readonly DestinationReport[]): void {
  // Either may forbid it. An input that is `false` may be its default, so it can't allow what the policy forbids.
  if (!inputs.immutableTags && rules?.immutableTags !== true) return;
  const moving = destinations.find(({ previous, changed }) => changed && previous !== null);
  if (moving === undefined) return;
  throw new UserError(
    `the tag ${moving.reference} points to ${moving.previous}, and would be moved to ${moving.digest}`,
    {
      fix: 'promote to a new tag, or allow it with "immutable-tags: false" (in the policy file: "immutable-tags")',
    },
  );
}

/** What becomes of each destination. */
export function destinationsOf(plan: CopyPlan): readonly DestinationReport[] {
  return plan.destinations.flatMap(({ place, tags }) =>
    tags.map(({ tag, from, to }) => ({
      reference: referenceOf(place, tag),
      digest: to,
      previous: from,
      changed: from !== to,
    })),
  );
}

/** The plan in numbers. */
export function describePlan(plan: CopyPlan): PlanReport {
  return {
    manifests: plan.manifests.length,
    referrers: plan.manifests.filter(({ role }) => role === 'referrer' || role === 'cosign').length,
    blobs: plan.blobs.length,
    bytes: plan.bytes,
    mounts: plan.destinations.reduce((total, { blobs }) => total + blobs.mount.length, 0),
    requests: plan.requests,
    leftOut: plan.ignored.length + plan.foreign.length,
  };
}

/** Makes the copy, and notes in the report which tags moved: that starts when every destination is proven complete. */
export async function copyImage(
  plan: CopyPlan,
  { client, context }: Session,
  report: PromotionReport,
): Promise<readonly CopyResult[]> {
  const { executeCopy } = await import('@container-kit/registry');
  const { log, signal } = context;
  return log.group(`Copy ${plan.root.digest}`, () =>
    executeCopy(plan, { client, signal, onProgress: show(log, report) }),
  );
}

function referenceOf(place: Place, tag: string): string {
  return 'layout' in place ? `${place.layout}:${tag}` : formatReference({ ...place, tag });
}

function show(log: ActionContext['log'], report: PromotionReport): (event: CopyEvent) => void {
  const done = { uploaded: 'sent', mounted: 'mounted', exists: 'already there' } as const;
  return (event) => {
    switch (event.kind) {
      case 'bytes':
        log.progress(`${formatBytes(event.done)} of ${formatBytes(event.total)}`);
        break;
      case 'blob': {
        const { digest, size } = event.descriptor;
        log.info(`${event.place}: blob ${digest} (${formatBytes(size)}) ${done[event.outcome]}`);
        break;
      }
      case 'manifest':
        log.info(`${event.place}: manifest ${event.digest}`);
        break;
      case 'tag':
        noteMove(report, `${event.place}:${event.tag}`);
        log.info(`${event.place}: tag ${event.tag} ${event.from ?? '(new)'} -> ${event.to}`);
        break;
      default:
        event satisfies never;
    }
  };
}

/** Cosign's tags are told too, and are no destinations. */
function noteMove({ destinations, moved }: PromotionReport, tag: string): void {
  if (destinations.some(({ reference }) => reference === tag)) moved.push(tag);
}
