/** Looks at a plan again, right before it is carried out: much may have happened since somebody approved it. */
import { findUncertainty } from '../decide/uncertainty.ts';
import { Closure } from '../graph/closure.ts';
import { buildGraph, type Graph } from '../graph/graph.ts';
import type { Inventory, Version } from '../inventory/types.ts';
import type { PlannedDeletion, Reason, RepositoryPlan } from '../plan/types.ts';
import { isoTime } from '../time/iso-time.ts';
import { mergeInventories } from './merge.ts';

/** A planned deletion, and why it does not happen; without a reason it may. */
export interface RecheckedDeletion {
  readonly deletion: PlannedDeletion;
  readonly skip: Reason | undefined;
}

/**
 * Checks each deletion of a plan against a fresh inventory: it must still be there, with the tags and the time of then, and
 * nothing that stays may lead to it. What drifted stays with all that hangs on it; the other items are not concerned.
 *
 * @param fresh read as deep as for a plan
 */
export function recheck(plan: RepositoryPlan, fresh: Inventory): readonly RecheckedDeletion[] {
  const graph = buildGraph(fresh);
  const drifts = new Map(plan.delete.map((deletion) => [deletion.digest, driftOf(deletion, fresh)]));
  const stays = [...graph.versions.keys()].filter((node) => {
    const digest = graph.versions[node]?.digest;
    return digest === undefined || !drifts.has(digest) || drifts.get(digest) !== undefined;
  });
  const { quarantined, doubtful } = findUncertainty(graph, fresh.readAt, true);
  const closure = new Closure(graph, [...stays, ...quarantined.keys(), ...doubtful.keys()]);
  const unsure = new Map([...doubtful, ...quarantined]);
  return plan.delete.map((deletion) => {
    const node = graph.find(deletion.digest);
    const why =
      drifts.get(deletion.digest) ??
      (node === undefined ? undefined : (unsure.get(node) ?? needed(closure, node)));
    return { deletion, skip: fresh.doubts.length > 0 ? doubted(fresh) : why };
  });
}

/** The same for what came during a run: drops from a plan all that an arrival is or leads to. */
export interface Protected {
  readonly plan: RepositoryPlan;
  readonly spared: readonly RecheckedDeletion[];
}

/**
 * Takes out of a plan what arrivals are or lead to, at any depth, and what refers to that. An arrival that could not be
 * read may lead anywhere: then nothing more goes.
 *
 * @param seen the inventory that the plan was made from, with earlier arrivals
 * @param arrivals versions that came, or whose tags moved, with their manifests read
 */
export function protectArrivals(plan: RepositoryPlan, seen: Inventory, arrivals: Inventory): Protected {
  const graph = buildGraph(mergeInventories(seen, arrivals));
  const nodes = [...arrivals.versions.keys()].flatMap((digest) => graph.find(digest) ?? []);
  const unknown = nodes.find((node) => isUnknown(graph, node));
  const closure = new Closure(graph, nodes);
  const checked = plan.delete.map((deletion): RecheckedDeletion => {
    const node = graph.find(deletion.digest);
    if (unknown !== undefined) return { deletion, skip: unreadArrival(graph, unknown) };
    return { deletion, skip: node === undefined ? undefined : needed(closure, node) };
  });
  const stays = checked.filter(({ skip }) => skip === undefined).map(({ deletion }) => deletion);
  return { plan: { ...plan, delete: stays }, spared: checked.filter(({ skip }) => skip !== undefined) };
}

function isUnknown({ versions, settled }: Graph, node: number): boolean {
  const kind = versions[node]?.content.kind;
  return (kind === 'unread' || kind === 'unreadable') && settled[node] === 0;
}

function unreadArrival({ versions }: Graph, node: number): Reason {
  return {
    code: 'unread-arrival',
    text: `${versions[node]?.digest} was pushed meanwhile and cannot be read`,
  };
}

function doubted({ doubts }: Inventory): Reason {
  return { code: 'doubts', text: `the listing may be incomplete: ${doubts.join('; ')}` };
}

function needed(closure: Closure, node: number): Reason | undefined {
  const path = closure.path(node);
  if (path.length === 0) return undefined;
  const by = path.at(-2);
  const text = by === undefined ? 'it was pushed or tagged again' : `needed by ${by}, which stays`;
  return { code: 'needed', text, path };
}

function driftOf(deletion: PlannedDeletion, { versions }: Inventory): Reason | undefined {
  const version = versions.get(deletion.digest);
  if (version === undefined) return { code: 'absent', text: 'it is gone already' };
  if (!sameTexts(version.tags, deletion.tags)) {
    return {
      code: 'drifted',
      text: `its tags were ${listed(deletion.tags)} and are ${listed(version.tags)}`,
    };
  }
  if (!sameId(version, deletion.ids)) return { code: 'drifted', text: 'it was pushed again since' };
  const updated = isoTime(version.times.updated);
  if (updated === deletion.updatedAt) return undefined;
  return { code: 'drifted', text: `it changed at ${updated ?? 'an unknown time'}` };
}

function sameId({ id }: Version, ids: readonly number[]): boolean {
  return id === undefined || ids.length === 0 || ids.includes(id);
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n');
}

function listed(tags: readonly string[]): string {
  return tags.length === 0 ? 'none' : tags.join(', ');
}
