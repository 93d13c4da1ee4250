/** When what the rules say is too much to be true. */
import type { Brake } from '../plan/types.ts';
import type { Judged, Judgement } from './judge.ts';

/** More than this share of roots from one second, or without a time: then ages mean nothing. */
const MAX_INSANE_SHARE = 0.5;
/** Fewer from one second are one push of several images. */
const MIN_SAME_SECOND = 5;

/** A limit of deletions that was passed. */
export interface Excess {
  readonly brake: Brake;
  /** How many deletions of this kind are allowed. */
  readonly allowed: number;
  readonly isTagged: boolean;
}

/**
 * Why the ages of a repository cannot be believed: a registry that lost its database stamps everything with the time of the
 * repair, and later all of it expires at once. Undefined when they can.
 */
export function findInsaneTimes({ ranking }: Judged): Brake | undefined {
  const unknown = ranking.timeless;
  const count = ranking.newest.length + unknown;
  if (unknown > count * MAX_INSANE_SHARE) {
    return { code: 'time-sanity', text: `the age of ${unknown} of ${count} images is unknown` };
  }
  const seconds = new Map<number, number>();
  let most = 0;
  for (const node of ranking.newest) {
    const second = Math.floor((ranking.times[node] ?? 0) / 1000);
    const same = (seconds.get(second) ?? 0) + 1;
    seconds.set(second, same);
    most = Math.max(most, same);
  }
  if (most < MIN_SAME_SECOND || most <= count * MAX_INSANE_SHARE) return undefined;
  const text = `${most} of ${count} images have the same time, to the second: their ages cannot be believed`;
  return { code: 'time-sanity', text };
}

/** Too few roots would remain. */
export function findShortage(
  judgements: readonly Judgement[],
  going: readonly Judgement[],
  minRemaining: number,
): Brake | undefined {
  const roots = judgements.filter(({ kind }) => kind === 'root').length;
  const remaining = roots - going.filter(({ kind }) => kind === 'root').length;
  if (remaining >= minRemaining) return undefined;
  return {
    code: 'min-remaining',
    text: `${remaining} of ${roots} images would remain, and at least ${minRemaining} must`,
  };
}

/** Limits of deletions; no limit is infinite, and 100 percent. */
export interface Limits {
  readonly maxDelete: number;
  readonly maxDeletePercent: number;
}

/**
 * Limits that are passed, for what has a tag and what has none. The share of tagged ones is of all tagged ones; that of
 * untagged ones is of all roots, as in a tidy repository most untagged ones are those that have just expired.
 */
export function findExcesses(
  judgements: readonly Judgement[],
  going: readonly Judgement[],
  { maxDelete, maxDeletePercent }: Limits,
  isTagged: (node: number) => boolean,
): readonly Excess[] {
  return [true, false].flatMap((tagged) => {
    const count = going.filter(({ node }) => isTagged(node) === tagged).length;
    const all = tagged ? judgements.filter(({ node }) => isTagged(node)).length : judgements.length;
    const share = Math.floor((all * maxDeletePercent) / 100);
    const what = `${count} ${tagged ? 'tagged' : 'untagged'} of ${all} ${tagged ? 'tagged images' : 'images'} would go`;
    const excesses: Excess[] = [];
    if (count > share) {
      const text = `${what}, more than ${maxDeletePercent} %`;
      excesses.push({ brake: { code: 'max-delete-percent', text }, allowed: share, isTagged: tagged });
    }
    if (count > maxDelete) {
      const text = `${what}, more than ${maxDelete}`;
      excesses.push({ brake: { code: 'max-delete', text }, allowed: maxDelete, isTagged: tagged });
    }
    return excesses;
  });
}
