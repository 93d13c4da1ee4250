/** Everything about one repository, from its inventory to its part of the plan. */
import type { Digest } from '@container-kit/registry';
import { type Circumstances, type Judged, type Judgement, judgeRoots } from '../decide/judge.ts';
import { type Settlement, settle } from '../decide/settle.ts';
import { buildGraph, type Graph, versionAt } from '../graph/graph.ts';
import type { Inventory } from '../inventory/types.ts';
import { countBytes, manifestSize } from '../storage/storage.ts';
import { isoTime } from '../time/iso-time.ts';
import { deletionOrder } from './order.ts';
import type { KeptRoot, PlannedDeletion, QuarantinedRoot, Reason, RepositoryPlan } from './types.ts';
import { planUntagging } from './untag.ts';

/** What was decided, with all that it was decided from. */
export interface RepositoryDecision {
  readonly graph: Graph;
  readonly judged: Judged;
  readonly settlement: Settlement;
}

/** Decides about every root of a repository. */
export function decideRepository(inventory: Inventory, circumstances: Circumstances): RepositoryDecision {
  const graph = buildGraph(inventory);
  const judged = judgeRoots(graph, circumstances);
  return { graph, judged, settlement: settle(graph, judged, circumstances, inventory.doubts) };
}

/** Plans one repository. */
export function planRepository(inventory: Inventory, circumstances: Circumstances): RepositoryPlan {
  const decision = decideRepository(inventory, circumstances);
  const { graph, judged, settlement } = decision;
  const goes = (node: number): boolean => !settlement.closure.has(node);
  const stays = judged.judgements.filter(({ node }) => !goes(node));
  return {
    name: inventory.repository,
    policy: circumstances.rules.policy,
    delete: planDeletions(decision),
    untag: settlement.brake === undefined ? planUntagging(decision, circumstances) : [],
    keep: stays.filter((each) => isShown(decision, each)).map((each) => keptRoot(decision, each)),
    quarantine: [...settlement.quarantined].map(([node, reason]) => quarantinedRoot(graph, node, reason)),
    brake: settlement.brake,
    bytes: countBytes(graph, goes),
  };
}

/** Why a root stays: by the rules, because of what it is, or because something that stays leads to it. */
export function whyItStays({ judged: _, settlement }: RepositoryDecision, judgement: Judgement): Reason {
  const { node, goes, reason } = judgement;
  if (!goes) return reason;
  const held = settlement.held.get(node);
  if (held !== undefined) return held;
  const path = settlement.closure.path(node);
  return { code: 'reachable', text: `needed by ${path.at(-2) ?? path[0]}, which stays`, path };
}

/** Quarantined ones have a list of their own; and what nothing had to be read for may be no root at all. */
function isShown({ graph, settlement }: RepositoryDecision, { node }: Judgement): boolean {
  if (settlement.quarantined.has(node)) return false;
  return graph.versions[node]?.content.kind !== 'unread' || (graph.tags[node]?.length ?? 0) > 0;
}

function keptRoot(decision: RepositoryDecision, judgement: Judgement): KeptRoot {
  const { graph, judged } = decision;
  const version = versionAt(graph, judgement.node);
  return {
    digest: digestOf(graph, judgement.node),
    tags: version.tags,
    reason: whyItStays(decision, judgement),
    time: isoTime(timeOf(judged, judgement.node)),
  };
}

function quarantinedRoot(graph: Graph, node: number, reason: Reason): QuarantinedRoot {
  return { digest: digestOf(graph, node), tags: versionAt(graph, node).tags, reason };
}

function planDeletions(decision: RepositoryDecision): readonly PlannedDeletion[] {
  const { graph, judged, settlement } = decision;
  const { owners } = judged.roots;
  const nodes = [...graph.versions.keys()].filter((node) => !settlement.closure.has(node));
  const reasons = new Map(judged.judgements.map(({ node, reason }) => [node, reason]));
  const hanging = new HangingReasons(graph);
  // What hangs on a root goes with it, not by its own age.
  const ageOrder = (node: number): number => judged.ranking.times[owners[node] ?? node] ?? Number.NaN;
  return deletionOrder(graph, nodes, ageOrder).map((node) =>
    planDeletion(decision, node, reasons.get(node) ?? hanging.of(node, owners[node] ?? node)),
  );
}

function planDeletion({ graph, judged }: RepositoryDecision, node: number, reason: Reason): PlannedDeletion {
  const version = versionAt(graph, node);
  const { updated } = version.times;
  const time = timeOf(judged, node);
  const text = isoTime(time);
  return {
    digest: version.digest,
    root: digestOf(graph, judged.roots.owners[node] ?? node),
    tags: version.tags,
    ids: version.id === undefined ? [] : [version.id],
    reason,
    edges: edgesOf(graph, node),
    time: text,
    // Mostly the same: one text for both.
    updatedAt: updated === time ? text : isoTime(updated),
    size: manifestSize(graph, node),
  };
}

/** Most manifests are children, which point at nothing: one list for all. */
const NONE: readonly Digest[] = [];

/** What a manifest points at, each once. */
function edgesOf(graph: Graph, node: number): readonly Digest[] {
  if (!graph.children.has(node) && !graph.subjects.has(node)) return NONE;
  const targets = new Set([...graph.children.of(node), ...graph.subjects.of(node)]);
  return [...targets].map((to) => digestOf(graph, to));
}

/** Why parts and referrers go: the same for all that hang on one root, so that a large plan holds each text once. */
class HangingReasons {
  readonly #graph: Graph;
  readonly #children = new Map<number, Reason>();
  readonly #referrers = new Map<number, Reason>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  of(node: number, root: number): Reason {
    const isReferrer = this.#graph.subjects.has(node);
    const known = isReferrer ? this.#referrers : this.#children;
    const digest = digestOf(this.#graph, root);
    const reason = known.get(root) ?? {
      code: isReferrer ? 'referrer' : 'child',
      text: isReferrer ? `refers to what goes with ${digest}` : `part of ${digest}, which goes`,
    };
    known.set(root, reason);
    return reason;
  }
}

function timeOf({ ranking }: Judged, node: number): number | undefined {
  const time = ranking.times[node] ?? Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function digestOf(graph: Graph, node: number): Digest {
  return versionAt(graph, node).digest;
}
