/**
 * Manifests whose links are not known, and what may hang on them. A manifest that cannot be read may be an index, and then
 * what it lists looks like manifests that nothing needs. It fails closed, and as locally as facts allow:
 *
 * - When its bytes are there, all digests that stand in them stay, and nothing else is concerned.
 * - Without bytes, everything that was there before it stays, tagged or not (people tag the images of an index as well):
 *   a registry takes an index only after what it lists. What came after it is judged as ever.
 * - What the registry lists and has no bytes for (404) can be pulled by nobody. It is left alone, and so is nothing else.
 * - What an index describes as an image for a platform leads to nothing, read or not.
 */
import type { Graph } from '../graph/graph.ts';
import type { Reason } from '../plan/types.ts';
import { receivedAt } from '../time/last-touched.ts';

/** Nodes that stay because something is not known. */
export interface Uncertainty {
  /** Those that could not be read themselves, and those that list one of them. */
  readonly quarantined: ReadonlyMap<number, Reason>;
  /** Those that may hang on one of them. */
  readonly doubtful: ReadonlyMap<number, Reason>;
}

/** Finds what is not known. `unread` says whether what was not read, because nobody asked, counts as well. */
export function findUncertainty(graph: Graph, now: Date, unread: boolean): Uncertainty {
  const quarantined = new Map<number, Reason>();
  const unknown: number[] = [];
  for (const node of graph.versions.keys()) {
    const problem = problemOf(graph, node, unread);
    if (problem === undefined) continue;
    quarantined.set(node, problem.reason);
    if (problem.reason.code === 'missing') continue;
    if (!problem.isBounded) unknown.push(node);
    quarantineAbove(graph, node, quarantined);
  }
  return { quarantined, doubtful: findDoubtful(graph, unknown, now) };
}

/** `isBounded`: whether it is known what may hang on it. */
function problemOf(
  { versions, parents, subjects, settled }: Graph,
  node: number,
  unread: boolean,
): { readonly reason: Reason; readonly isBounded: boolean } | undefined {
  const content = versions[node]?.content;
  if (content?.kind === 'missing') {
    if (parents.has(node) || subjects.has(node)) return undefined;
    const text = 'the registry lists it and has no manifest for it';
    return { reason: { code: 'missing', text }, isBounded: true };
  }
  if (settled[node] === 1) return undefined;
  if (content?.kind === 'unreadable') {
    const text = `what hangs on it is unknown: ${content.reason}`;
    return { reason: { code: 'unreadable', text }, isBounded: content.mentions !== undefined };
  }
  if (content?.kind !== 'unread' || !unread) return undefined;
  const text = 'what hangs on it is unknown: it was not read';
  return { reason: { code: 'unreadable', text }, isBounded: false };
}

/** An index that lists what cannot be read: its graph is not known as a whole. */
function quarantineAbove(graph: Graph, from: number, quarantined: Map<number, Reason>): void {
  const digest = graph.versions[from]?.digest;
  const queue = [...graph.parents.of(from)];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (quarantined.has(node)) continue;
    quarantined.set(node, { code: 'unreadable', text: `its part ${digest} cannot be read` });
    queue.push(...graph.parents.of(node));
  }
}

function findDoubtful(graph: Graph, unknown: readonly number[], now: Date): ReadonlyMap<number, Reason> {
  const doubtful = new Map<number, Reason>();
  const received = graph.versions.map((version) => receivedAt(version, now));
  let latest: number | undefined;
  let latestTime = Number.NEGATIVE_INFINITY;
  for (const node of unknown) {
    const time = received[node] ?? Number.POSITIVE_INFINITY;
    if (latest !== undefined && time <= latestTime) continue;
    latest = node;
    latestTime = time;
  }
  if (latest === undefined) return doubtful;
  const text = `it may be part of ${graph.versions[latest]?.digest}, which cannot be read and is no older`;
  for (const node of graph.versions.keys()) {
    if ((received[node] ?? Number.NEGATIVE_INFINITY) <= latestTime)
      doubtful.set(node, { code: 'unread-parent', text });
  }
  return doubtful;
}
