import { ageLimit } from '../decide/ages.ts';
import type { Circumstances } from '../decide/judge.ts';
import { isLive } from '../rules/liveness.ts';
import type { RetentionRules } from '../rules/types.ts';
import type { RepositoryDecision } from './plan-repository.ts';
import type { PlannedUntag } from './types.ts';

/**
 * Tags that go while their image stays: those of closed branches and pull requests, and candidates by name, of images that
 * are old enough and stay because of another tag or a digest. Without such patterns in the policy no tag goes alone.
 */
export function planUntagging(
  { graph, judged, settlement }: RepositoryDecision,
  { rules, now, liveness }: Circumstances,
): readonly PlannedUntag[] {
  return judged.judgements.flatMap(({ node, kind, goes, reason }) => {
    const version = graph.versions[node];
    const tags = graph.tags[node] ?? [];
    const time = judged.ranking.times[node] ?? Number.NaN;
    const isOtherwiseKept = !goes && BECAUSE_OF_TAGS.has(reason.code);
    if (version === undefined || !isOtherwiseKept || settlement.held.has(node)) return [];
    const rank = judged.ranking.rankOf(node);
    return tags.flatMap((tag): readonly PlannedUntag[] => {
      if (tags.length < 2 || !mayGo(tag, rules, { now, liveness, rules, deployed: [] })) return [];
      const subject = {
        node,
        kind,
        version,
        tags: [tag],
        time,
        rank,
        labels: () => new Map<string, string>(),
      };
      const isOld = now.getTime() - time > ageLimit(subject, rules, liveness) && rank > rules.minKeep;
      return isOld ? [{ digest: version.digest, tag, reason: { code: 'expired', text: WHY } }] : [];
    });
  });
}

const WHY = 'the tag may go and is old enough; its image stays because of another';

/** Reasons that hold for one tag and say nothing of the others. */
const BECAUSE_OF_TAGS: ReadonlySet<string> = new Set([
  'protected-tag',
  'no-candidate',
  'live',
  'group',
  'semver',
]);

function mayGo(tag: string, rules: RetentionRules, { liveness }: Circumstances): boolean {
  if (rules.protectedTags.some((pattern) => pattern.matches(tag))) return false;
  const states = rules.live.map((pattern) => isLive(pattern, tag, liveness));
  if (states.some((state) => state === 'live' || state === 'unknown')) return false;
  return states.includes('closed') || (rules.candidates?.some((pattern) => pattern.matches(tag)) ?? false);
}
