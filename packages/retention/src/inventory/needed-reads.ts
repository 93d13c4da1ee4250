/** Which manifests have to be read before a repository can be planned: from the roots down, and no more. */
import type { Digest } from '@container-kit/registry';
import { type Circumstances, isAnyGoing } from '../decide/judge.ts';
import { buildGraph, type Graph } from '../graph/graph.ts';
import type { RetentionRules } from '../rules/types.ts';
import { lastTouched, receivedAt } from '../time/last-touched.ts';
import type { Inventory } from './types.ts';

/** `roots`: the fewest reads that tell what hangs on what. `all`: every manifest, for exact bytes and labels. */
export type ReadDepth = 'roots' | 'all';

/** How deep the rules make a provider read: a storage budget needs bytes, labels are in the images of an index. */
export function readDepth({ maxSize, labels }: RetentionRules): ReadDepth {
  return maxSize !== undefined || labels.hold !== undefined || labels.expiresAfter !== undefined
    ? 'all'
    : 'roots';
}

/**
 * The manifests to read next. A provider lists a repository with all contents `unread`, reads what this function says, asks
 * again, and so on until the answer is empty; then the inventory is ready for `planRetention`. It says, in this order: what
 * is tagged and what indexes do not settle; then what is untagged and still not explained by an index, in growing portions
 * from the newest on, as an index is pushed after what it lists and so explains what is older. A child that an index
 * describes as an image for a platform is never asked for with depth `roots`.
 *
 * Nothing is asked for when nothing could go: no root passes rank, age and tags, and nothing untagged may be an orphan.
 *
 * @returns listed digests whose content is `unread`; they may be read at once
 */
export function neededReads(
  inventory: Inventory,
  circumstances: Circumstances,
  depth: ReadDepth = 'roots',
): readonly Digest[] {
  const graph = buildGraph(inventory);
  const unread = [...graph.versions.keys()].filter((node) => graph.versions[node]?.content.kind === 'unread');
  if (unread.length === 0 || !mayAnythingGo(graph, unread, circumstances)) return [];
  const known = unread.filter((node) => graph.settled[node] === 0 && isAskedForFirst(graph, node));
  const next = known.length > 0 ? known : portionOf(graph, unread, circumstances.now);
  const wanted = next.length > 0 || depth === 'roots' ? next : unread;
  return wanted.flatMap((node) => graph.versions[node]?.digest ?? []);
}

/** Tagged, or listed by an index that does not settle what it is. */
function isAskedForFirst({ versions, parents }: Graph, node: number): boolean {
  return (versions[node]?.tags.length ?? 0) > 0 || parents.has(node);
}

/**
 * Reading only ever explains manifests, which makes fewer roots, better ranks and less to delete. So when nothing goes with
 * everything unread taken for a root, nothing goes. Where reading could tell a time, a label or a lost subject, it is needed.
 */
function mayAnythingGo(graph: Graph, unread: readonly number[], circumstances: Circumstances): boolean {
  const { rules, now } = circumstances;
  if (isAnyGoing(graph, circumstances)) return true;
  return unread.some((node) => {
    const version = graph.versions[node];
    if (version === undefined || graph.settled[node] === 1) return false;
    const time = lastTouched(version, now);
    if (time === undefined || rules.labels.expiresAfter !== undefined) return true;
    const isTagged = (graph.tags[node]?.length ?? 0) > 0;
    return !isTagged && rules.untagged.action === 'delete' && now.getTime() - time > rules.untagged.grace;
  });
}

/** Manifests of one build come within minutes. */
const SAME_BUILD = 5 * 60_000;

/**
 * Of the untagged that nothing explains: the newest of each build, and of builds where some were read and explained
 * nothing, as many more again.
 */
function portionOf(graph: Graph, unread: readonly number[], now: Date): readonly number[] {
  const wanted = new Set(unread.filter((node) => graph.settled[node] === 0));
  const portion: number[] = [];
  for (const build of buildsOf(graph, now)) {
    const left = build.filter((node) => wanted.has(node));
    const read = build.length - left.length;
    portion.push(...left.slice(0, Math.max(1, read)));
  }
  return portion;
}

/** Untagged manifests that no index lists, newest first, those of one build together. */
function buildsOf({ versions, parents }: Graph, now: Date): readonly (readonly number[])[] {
  const timeOf = new Map<number, number>();
  for (const [node, version] of versions.entries()) {
    if (version.tags.length > 0 || parents.has(node)) continue;
    timeOf.set(node, receivedAt(version, now) ?? Number.NEGATIVE_INFINITY);
  }
  const idOf = (node: number): number => versions[node]?.id ?? 0;
  const sorted = [...timeOf].sort(([a, at], [b, bt]) => (at === bt ? idOf(b) - idOf(a) || a - b : bt - at));
  const builds: number[][] = [];
  let last = Number.NaN;
  for (const [node, time] of sorted) {
    const build = builds.at(-1);
    if (build === undefined || !(last - time <= SAME_BUILD)) builds.push([node]);
    else build.push(node);
    last = time;
  }
  return builds;
}
