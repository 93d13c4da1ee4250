/** Judges every root of a repository by the rules, before anything is known of what they would take along. */
import type { Graph } from '../graph/graph.ts';
import type { Version } from '../inventory/types.ts';
import type { Reason } from '../plan/types.ts';
import type { DeployedImage, Liveness, RetentionRules } from '../rules/types.ts';
import { chooseRoots } from './choose.ts';
import { whyGone, whyKept } from './keep-rules.ts';
import { type Ranking, rankRoots } from './ranking.ts';
import { findRoots, type RootKind, type Roots } from './roots.ts';
import type { Subject } from './subject.ts';

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
  const { rules, now } = circumstances;
  const roots = findRoots(graph, (version) => isNamed(version, circumstances));
  const ranking = rankRoots(graph, roots.all, now);
  const surroundings = { ...circumstances, chosen: chooseRoots(graph, roots, ranking, rules) };
  const judgements = roots.all.map(({ node, kind }) => {
    const subject = subjectOf(graph, node, kind, ranking);
    const kept = subject === undefined ? undefined : whyKept(subject, surroundings);
    if (subject === undefined || kept !== undefined)
      return { node, kind, goes: false, reason: kept ?? NOTHING };
    return { node, kind, goes: true, reason: whyGone(subject, surroundings) };
  });
  return { roots, ranking, judgements };
}

/** Pins and deployments may name the image of one platform, and a protected tag may be one of cosign's. */
function isNamed({ digest, tags }: Version, { rules, deployed }: Circumstances): boolean {
  if (rules.pins.has(digest) || deployed.some((image) => image.digest === digest)) return true;
  return tags.some((tag) => rules.protectedTags.some((pattern) => pattern.matches(tag)));
}

/** For a node that is not there, which cannot be. */
const NOTHING: Reason = { code: 'unknown', text: 'it is not listed' };

function subjectOf(graph: Graph, node: number, kind: RootKind, ranking: Ranking): Subject | undefined {
  const version = graph.versions[node];
  if (version === undefined) return undefined;
  const time = ranking.times[node] ?? Number.NaN;
  return {
    node,
    kind,
    version,
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
