import { parseDuration } from '@container-kit/policy';
import { isLive } from '../rules/liveness.ts';
import type { Liveness, RetentionRules } from '../rules/types.ts';
import type { Subject } from './subject.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** In milliseconds; infinitely young when the time is unknown. */
export function age({ time }: Subject, now: Date): number {
  return time === undefined ? Number.NEGATIVE_INFINITY : now.getTime() - time;
}

/**
 * The age, in milliseconds, up to which a root stays: what it says itself, else what holds for tags of closed branches and
 * pull requests, else for roots without a tag, else for all. Without a tag never less than the grace.
 */
export function ageLimit(subject: Subject, rules: RetentionRules, liveness: Liveness): number {
  const { tags, kind } = subject;
  const { grace, maxAge: untaggedAge } = rules.untagged;
  if (kind === 'orphan') return grace;
  const own = ownLimit(subject, rules);
  if (tags.length === 0) return Math.max(grace, own ?? untaggedAge ?? rules.maxAge);
  return own ?? closedLimit(tags, rules, liveness) ?? rules.maxAge;
}

/** What `expires-after` says; what is no duration says nothing. */
function ownLimit({ labels }: Subject, { labels: { expiresAfter } }: RetentionRules): number | undefined {
  const value = expiresAfter === undefined ? undefined : labels().get(expiresAfter);
  return value === undefined ? undefined : parseDuration(value);
}

/** Only when all tags are of closed ones: a release tag beside them counts as what it is. */
function closedLimit(tags: readonly string[], rules: RetentionRules, liveness: Liveness): number | undefined {
  let limit = 0;
  for (const tag of tags) {
    const closed = rules.live.find((pattern) => isLive(pattern, tag, liveness) === 'closed');
    if (closed === undefined) return undefined;
    limit = Math.max(limit, closed.maxAge ?? rules.maxAge);
  }
  return limit;
}

/** `41 days`, `1 day`, `7 hours`: rounded down. */
export function days(milliseconds: number): string {
  if (Math.abs(milliseconds) < DAY && milliseconds % DAY !== 0)
    return counted(Math.floor(milliseconds / HOUR), 'hour');
  return counted(Math.floor(milliseconds / DAY), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
