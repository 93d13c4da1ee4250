/** Judges every root of a repository by the rules, before anything is known of what they would take along. */
import { type Graph, versionAt } from '../graph/graph.ts';
import type { Version } from '../inventory/types.ts';
import type { Reason } from '../plan/types.ts';
import type { DeployedImage, Liveness, RetentionRules } from '../rules/types.ts';
import { chooseRoots } from './choose.ts';
import { withIndexes } from './deployed-parts.ts';
import { whyGone, whyKept } from './keep-rules.ts';
import { type Ranking, rankRoots } from './ranking.ts';
import { findRoots, type Root, type RootKind, type Roots } from './roots.ts';
import type { Subject, Surroundings } from './subject.ts';

/** What the rules say of a root. */
export interface Judgement {
  readonly node: number;
  readonly kind: RootKind;
  readonly goes: boolean;
  readonly reason: Reason;
}

/** What is known beside the inventory. */
export interface Circumstances {
  readonly rules: RetentionRules;
  readonly now: Date;
  readonly liveness: Liveness;
  /** Of this repository only. */
  readonly deployed: readonly DeployedImage[];
}

/** All judgements, by node, and what they are made of. */
export interface Judged {
  readonly roots: Roots;
  readonly ranking: Ranking;
  readonly judgements: readonly Judgement[];
}

/** Judges all roots. */
export function judgeRoots(graph: Graph, circumstances: Circumstances): Judged {
  const ground = prepare(graph, circumstances);
  const judgements = ground.roots.all.map((root) => judge(graph, root, ground));
  return { roots: ground.roots, ranking: ground.ranking, judgements };
}

/** Whether the rules let any root go. Most repositories are asked this more than once, and the answer is found early. */
export function isAnyGoing(graph: Graph, circumstances: Circumstances): boolean {
  const ground = prepare(graph, circumstances);
  return ground.roots.all.some((root) => judge(graph, root, ground).goes);
}

/** What all judgements of a repository share. */
interface Ground {
  readonly roots: Roots;
  readonly ranking: Ranking;
  readonly surroundings: Surroundings;
}

function prepare(graph: Graph, given: Circumstances): Ground {
  const circumstances = { ...given, deployed: withIndexes(graph, given.deployed) };
  const { rules, now } = circumstances;
  const roots = findRoots(graph, (version) => isNamed(version, circumstances));
  const ranking = rankRoots(graph, roots.all, now);
  const chosen = chooseRoots(graph, roots, ranking, rules);
  return { roots, ranking, surroundings: { ...circumstances, chosen } };
}

function judge(graph: Graph, { node, kind }: Root, { ranking, surroundings }: Ground): Judgement {
  const subject = subjectOf(graph, node, kind, ranking);
  const kept = whyKept(subject, surroundings);
  return kept === undefined
    ? { node, kind, goes: true, reason: whyGone(subject, surroundings) }
    : { node, kind, goes: false, reason: kept };
}

/** Pins and deployments may name the image of one platform, and a protected tag may be one of cosign's. */
function isNamed({ digest, tags }: Version, { rules, deployed }: Circumstances): boolean {
  if (rules.pins.has(digest) || deployed.some((image) => image.digest === digest)) return true;
  return tags.some((tag) => rules.protectedTags.some((pattern) => pattern.matches(tag)));
}

function subjectOf(graph: Graph, node: number, kind: RootKind, ranking: Ranking): Subject {
  const time = ranking.times[node] ?? Number.NaN;
  return {
    node,
    kind,
    version: versionAt(graph, node),
    tags: graph.tags[node] ?? [],
    time: Number.isNaN(time) ? undefined : time,
    rank: ranking.rankOf(node),
    labels: () => labelsOf(graph, node),
  };
}

/** An index has annotations, and its images have labels; what the index says comes first. */
function labelsOf(graph: Graph, root: number): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const node of [...graph.children.of(root), root]) {
    const content = graph.versions[node]?.content;
    if (content?.kind !== 'manifest') continue;
    for (const [name, value] of Object.entries(content.manifest.labels)) labels.set(name, value);
  }
  return labels;
}
