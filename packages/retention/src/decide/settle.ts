/** From what the rules say of each root to what really goes. */
import { Closure } from '../graph/closure.ts';
import type { Graph } from '../graph/graph.ts';
import type { Brake, Reason } from '../plan/types.ts';
import { findExcesses, findInsaneTimes, findShortage } from './brakes.ts';
import type { Circumstances, Judged, Judgement } from './judge.ts';
import { findUncertainty } from './uncertainty.ts';

/** What stays, and why the rules were not enough to make it go. */
export interface Settlement {
  /** Everything that stays. */
  readonly closure: Closure;
  /** Roots that the rules let go, and that stay for a reason of their own; what is only reachable is not among them. */
  readonly held: ReadonlyMap<number, Reason>;
  readonly quarantined: ReadonlyMap<number, Reason>;
  readonly brake: Brake | undefined;
}

/**
 * Settles what goes: nothing that something which stays leads to, nothing that may hang on what cannot be read, not the
 * last tagged image, and nothing at all when a brake bites.
 *
 * @param doubts why the listing may be incomplete
 */
export function settle(
  graph: Graph,
  judged: Judged,
  { rules, now }: Circumstances,
  doubts: readonly string[],
): Settlement {
  const { judgements } = judged;
  const isAnyGoing = judgements.some(({ goes }) => goes);
  const { quarantined, doubtful } = findUncertainty(graph, now, isAnyGoing);
  const held = new Map([...doubtful, ...quarantined]);
  const keep = (): Closure =>
    new Closure(graph, [...judgements.filter(({ goes }) => !goes).map(({ node }) => node), ...held.keys()]);
  let closure = keep();
  const going = (): readonly Judgement[] => judgements.filter(({ node, goes }) => goes && !closure.has(node));

  const last = findLastTagged(graph, judged, going());
  if (last !== undefined) {
    held.set(last, { code: 'last-tagged', text: 'the last image with a tag stays' });
    closure = keep();
  }

  const { brakes } = rules;
  const isTagged = (node: number): boolean => (graph.tags[node]?.length ?? 0) > 0;
  const excesses = findExcesses(judgements, going(), brakes, isTagged);
  if (brakes.onLimit === 'cap') {
    for (const { allowed, isTagged: tagged, brake } of excesses) {
      const over = oldestFirst(
        judged,
        going().filter(({ node }) => isTagged(node) === tagged),
      ).slice(allowed);
      for (const { node } of over) held.set(node, { code: 'capped', text: `next time: ${brake.text}` });
      closure = keep();
    }
  }
  const brake = findBrake(
    judged,
    going(),
    doubts,
    brakes.minRemaining,
    brakes.onLimit === 'stop' ? excesses[0]?.brake : undefined,
  );
  if (brake !== undefined) {
    for (const { node, reason } of going())
      held.set(node, { code: 'braked', text: `${brake.text} (${reason.text})` });
    closure = keep();
  }
  return { closure, held, quarantined, brake };
}

function findBrake(
  judged: Judged,
  going: readonly Judgement[],
  doubts: readonly string[],
  minRemaining: number,
  excess: Brake | undefined,
): Brake | undefined {
  if (going.length === 0) return undefined;
  if (doubts.length > 0)
    return { code: 'doubts', text: `the listing may be incomplete: ${doubts.join('; ')}` };
  return findInsaneTimes(judged) ?? excess ?? findShortage(judged.judgements, going, minRemaining);
}

/** GHCR refuses to delete it: the whole package would have to go. */
function findLastTagged(
  { versions, tags }: Graph,
  { ranking, judgements }: Judged,
  going: readonly Judgement[],
): number | undefined {
  const goes = new Set(going.map(({ node }) => node));
  const tagged = judgements.filter(({ node }) => (tags[node]?.length ?? 0) > 0);
  const remains = tagged.some(({ node }) => !goes.has(node) && versions[node]?.content.kind !== 'missing');
  if (remains) return undefined;
  const timeOf = (node: number): number => ranking.times[node] ?? 0;
  return tagged
    .filter(({ node }) => goes.has(node))
    .map(({ node }) => node)
    .toSorted((a, b) => timeOf(b) - timeOf(a) || a - b)[0];
}

function oldestFirst({ ranking }: Judged, judgements: readonly Judgement[]): readonly Judgement[] {
  const timeOf = ({ node }: Judgement): number => ranking.times[node] ?? 0;
  return judgements.toSorted((a, b) => timeOf(a) - timeOf(b) || a.node - b.node);
}
