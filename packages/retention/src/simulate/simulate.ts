/** Replays a policy over the past of a repository: what would it have deleted, and would somebody have missed it? */
import type { Digest } from '@container-kit/registry';
import type { Inventory, Version } from '../inventory/types.ts';
import type { PlanInput } from '../plan/plan.ts';
import { circumstancesOf } from '../plan/plan.ts';
import { planRepository } from '../plan/plan-repository.ts';
import type { Reason } from '../plan/types.ts';
import { isoTime } from '../time/iso-time.ts';

const DAY = 86_400_000;

/** An image that a run of the past would have deleted. */
export interface SimulatedDeletion {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly reason: Reason;
  /** ISO 8601: the day of that run. */
  readonly at: string;
  /** ISO 8601: when it was tagged or pulled after that. Somebody would have missed it. */
  readonly missedAt: string | undefined;
}

/** What daily runs would have done. */
export interface Simulation {
  /** Days on which it would have run, oldest first: what went and what was left. Days on which nothing went are left out. */
  readonly days: readonly SimulatedDay[];
  /** Roots, in the order in which they would have gone. */
  readonly deleted: readonly SimulatedDeletion[];
  /** Days on which a brake would have bitten, and why. */
  readonly braked: readonly { readonly at: string; readonly text: string }[];
}

/** One of these days. */
export interface SimulatedDay {
  readonly at: string;
  readonly deleted: number;
  readonly remaining: number;
}

/**
 * Runs a policy once a day over the days before now. The past is known only as far as what is left tells: what is gone by
 * now is not there, tags are those of today, and a digest whose time has moved since counts from its creation.
 *
 * @param days how many; the last run is now
 */
export function simulate(
  inventory: Inventory,
  input: Omit<PlanInput, 'inventories'>,
  days: number,
): Simulation {
  const gone = new Set<Digest>();
  const result = {
    days: [] as SimulatedDay[],
    deleted: [] as SimulatedDeletion[],
    braked: [] as Simulation['braked'][number][],
  };
  for (let back = days; back >= 0; back -= 1) {
    const now = new Date(input.now.getTime() - back * DAY);
    const past = asOf(inventory, now, gone);
    const plan = planRepository(past, circumstancesOf({ ...input, now }, inventory.repository));
    const at = now.toISOString();
    if (plan.brake !== undefined) result.braked.push({ at, text: plan.brake.text });
    const roots = plan.delete.filter(({ digest, root }) => digest === root);
    for (const { digest } of plan.delete) gone.add(digest);
    for (const { digest, tags, reason } of roots) {
      result.deleted.push({
        digest,
        tags,
        reason,
        at,
        missedAt: missedAt(inventory.versions.get(digest), now),
      });
    }
    if (roots.length > 0) result.days.push({ at, deleted: roots.length, remaining: plan.keep.length });
  }
  return result;
}

function asOf({ versions, ...rest }: Inventory, now: Date, gone: ReadonlySet<Digest>): Inventory {
  const past = new Map<Digest, Version>();
  for (const [digest, version] of versions) {
    if (!gone.has(digest) && existed(version, now))
      past.set(digest, { ...version, times: timesAsOf(version, now) });
  }
  return { ...rest, readAt: now, versions: past };
}

/** What has no time was always there, and always stays. */
function existed({ times, content }: Version, now: Date): boolean {
  const made = content.kind === 'manifest' ? content.manifest.created : undefined;
  const born = times.pushed ?? times.created ?? made;
  return born === undefined || born <= now.getTime();
}

function timesAsOf({ times }: Version, now: Date): Version['times'] {
  const past = (time: number | undefined): number | undefined =>
    time !== undefined && time <= now.getTime() ? time : undefined;
  return { ...times, updated: past(times.updated), lastPulled: past(times.lastPulled) };
}

function missedAt(version: Version | undefined, at: Date): string | undefined {
  const times = [version?.times.updated, version?.times.lastPulled].filter((time) => time !== undefined);
  const [first] = times.filter((time) => time > at.getTime()).sort((a, b) => a - b);
  return isoTime(first);
}
