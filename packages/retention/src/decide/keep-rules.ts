/**
 * The rules that keep a root. Each looks at one root and says why it stays, or nothing. A root goes only when none of them
 * speaks, so that their order decides nothing but which reason people read.
 */

import type { Reason } from '../plan/types.ts';
import { isLive } from '../rules/liveness.ts';
import { age, ageLimit, days } from './ages.ts';
import type { Subject, Surroundings } from './subject.ts';

type KeepRule = (subject: Subject, surroundings: Surroundings) => Reason | undefined;

const protectedTag: KeepRule = ({ version }, { rules }) => {
  for (const tag of version.tags) {
    const pattern = rules.protectedTags.find((each) => each.matches(tag));
    if (pattern !== undefined)
      return because('protected-tag', `tag ${tag} is protected by ${pattern.source}`);
  }
  return undefined;
};

const pinned: KeepRule = ({ version }, { rules }) =>
  rules.pins.has(version.digest) ? because('pinned', 'its digest is pinned') : undefined;

const held: KeepRule = ({ labels }, { rules }) => {
  const name = rules.labels.hold;
  const value = name === undefined ? '' : (labels().get(name) ?? '');
  return ['', 'false', '0'].includes(value) ? undefined : because('held', `its label ${name} is ${value}`);
};

const deployed: KeepRule = ({ version }, { deployed: images }) => {
  const image = images.find(({ tag, digest }) => {
    if (digest !== undefined) return digest === version.digest;
    return tag === undefined || version.tags.includes(tag);
  });
  if (image === undefined) return undefined;
  const open = image.digest === undefined && image.tag === undefined;
  const text = open
    ? `${image.where} runs this repository without saying which version`
    : `runs according to ${image.where}`;
  return because('deployed', text);
};

const untaggedKept: KeepRule = ({ tags }, { rules }) =>
  tags.length === 0 && rules.untagged.action === 'keep'
    ? because('untagged-kept', 'what has no tag is kept')
    : undefined;

const noCandidate: KeepRule = ({ tags }, { rules: { candidates } }) => {
  const tag = candidates && tags.find((each) => !candidates.some((pattern) => pattern.matches(each)));
  return tag === undefined ? undefined : because('no-candidate', `tag ${tag} is none of those that may go`);
};

const live: KeepRule = ({ tags }, { rules, liveness }) => {
  for (const tag of tags) {
    for (const pattern of rules.live) {
      const state = isLive(pattern, tag, liveness);
      const thing = pattern.kind === 'branch' ? 'branch' : 'pull request';
      if (state === 'live') return because('live', `the ${thing} of tag ${tag} is open`);
      if (state === 'unknown')
        return because('liveness-unknown', `it is not known whether the ${thing} of tag ${tag} is open`);
    }
  }
  return undefined;
};

const unknownTime: KeepRule = ({ time }) =>
  time === undefined ? because('unknown-time', 'its age is unknown') : undefined;

/** An orphan is no image that somebody could want back. */
const newest: KeepRule = ({ rank, kind }, { rules }) =>
  kind !== 'orphan' && rank <= rules.minKeep
    ? because('min-keep', `number ${rank} of the newest ${rules.minKeep}, which always stay`)
    : undefined;

const chosen: KeepRule = ({ node }, { chosen: nodes }) => nodes.get(node);

const young: KeepRule = (subject, { rules, now, liveness }) => {
  const limit = ageLimit(subject, rules, liveness);
  const own = age(subject, now);
  return own > limit ? undefined : because('young', `${days(own)} old; it may go after ${days(limit)}`);
};

const pulled: KeepRule = ({ version }, { rules: { pulledWithin }, now }) => {
  if (pulledWithin === undefined) return undefined;
  const time = version.times.lastPulled;
  // A registry whose statistics were lost must not look like one that nobody pulls from.
  if (time === undefined)
    return because('pull-time-unknown', 'the registry does not say when it was last pulled');
  return now.getTime() - time <= pulledWithin
    ? because(
        'pulled',
        `pulled ${days(now.getTime() - time)} ago; it may go ${days(pulledWithin)} after that`,
      )
    : undefined;
};

const RULES: readonly KeepRule[] = [
  protectedTag,
  pinned,
  held,
  deployed,
  untaggedKept,
  noCandidate,
  live,
  unknownTime,
  newest,
  chosen,
  young,
  pulled,
];

/** Why a root stays; undefined when no rule keeps it. */
export function whyKept(subject: Subject, surroundings: Surroundings): Reason | undefined {
  for (const rule of RULES) {
    const reason = rule(subject, surroundings);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Why a root goes that nothing keeps. */
export function whyGone(subject: Subject, { rules, now, liveness }: Surroundings): Reason {
  const own = days(age(subject, now));
  if (subject.kind === 'orphan')
    return because('orphaned-referrer', `${own} old, and what it refers to is gone`);
  const limit = days(ageLimit(subject, rules, liveness));
  const place = `number ${subject.rank}, and the newest ${rules.minKeep} stay`;
  const code = subject.tags.length === 0 ? 'untagged' : 'expired';
  const untagged = code === 'untagged' ? 'no tag, ' : '';
  // Joined, as V8 keeps what a template makes as a tree of its parts: thousands of them.
  return because(code, [`${untagged}${own} old (limit ${limit})`, place].join(', '));
}

function because(code: string, text: string): Reason {
  return { code, text };
}
