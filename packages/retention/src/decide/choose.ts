/** Roots that stay because of how they compare with others: groups, versions, the storage budget. */
import type { TagGroup } from '@container-kit/policy';
import type { Graph } from '../graph/graph.ts';
import type { RetentionRules } from '../rules/types.ts';
import { fitInto } from '../storage/budget.ts';
import type { Ranking } from './ranking.ts';
import type { Roots } from './roots.ts';
import { chooseVersions } from './semver.ts';
import type { Chosen } from './subject.ts';

/** Chooses among roots whose time is known; the others stay anyway. */
export function chooseRoots(
  graph: Graph,
  roots: Roots,
  ranking: Ranking,
  rules: RetentionRules,
): ReadonlyMap<number, Chosen> {
  const chosen = new Map<number, Chosen>();
  const add = (nodes: Iterable<number>, reason: Chosen): void => {
    for (const node of nodes) if (!chosen.has(node)) chosen.set(node, reason);
  };
  const tagged = newestTagged(graph, roots, ranking);
  for (const group of rules.groups) add(newestOf(graph, tagged, group), inGroup(group));
  if (rules.semver !== undefined) {
    const text = 'one of the versions that semver keeps';
    add(chooseVersions(graph, tagged, rules.semver), { code: 'semver', text });
  }
  if (rules.maxSize !== undefined) {
    const text = `among the newest that fit into ${rules.maxSize} bytes`;
    add(fitInto(graph, roots, ranking, rules.maxSize), { code: 'max-size', text });
  }
  return chosen;
}

/** Everything with a tag of people, parts as well, newest first. */
function newestTagged({ tags }: Graph, { all }: Roots, { times }: Ranking): readonly number[] {
  const timeOf = (node: number): number => times[node] ?? Number.NaN;
  return all
    .map(({ node }) => node)
    .filter((node) => (tags[node]?.length ?? 0) > 0 && !Number.isNaN(timeOf(node)))
    .sort((a, b) => timeOf(b) - timeOf(a) || a - b);
}

function newestOf(graph: Graph, tagged: readonly number[], { tags, keep }: TagGroup): readonly number[] {
  const isMember = (node: number): boolean =>
    graph.tags[node]?.some((tag) => tags.some((pattern) => pattern.matches(tag))) ?? false;
  return tagged.filter(isMember).slice(0, keep);
}

function inGroup({ tags, keep }: TagGroup): Chosen {
  return {
    code: 'group',
    text: `one of the newest ${keep} of ${tags.map(({ source }) => source).join(', ')}`,
  };
}
