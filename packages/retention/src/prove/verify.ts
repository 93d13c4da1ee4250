/** The proof after a run: is everything that has a tag still whole? */
import type { Digest } from '@container-kit/registry';
import { Closure } from '../graph/closure.ts';
import { buildGraph, type Graph, versionAt } from '../graph/graph.ts';
import type { Inventory, Version } from '../inventory/types.ts';
import { mergeInventories, withKnownContents } from './merge.ts';

/** Something with a tag that is not whole. */
export interface BrokenRoot {
  readonly digest: Digest;
  readonly tags: readonly string[];
  /** What is not there any more, or never was. */
  readonly missing: readonly Digest[];
  /** Those of them that this run has deleted. */
  readonly deletedByUs: readonly Digest[];
}

/** What the proof found. */
export interface ClosureProof {
  readonly broken: readonly BrokenRoot[];
  /** What has to be restored: deleted by this run, and needed. */
  readonly restore: readonly Digest[];
  /** Tagged manifests that nobody has read, so that nothing is proved of them. */
  readonly unproved: readonly Digest[];
}

/** What this run has deleted, as the plan or the journal has it. */
export interface Deleted {
  readonly digest: Digest;
}

/**
 * Looks whether every manifest that is listed has all that it lists, at any depth, and whether something that this run
 * deleted is needed after all: by what stays, or as a referrer of what stays.
 *
 * @param before the inventory that the plan was made from: it knows what manifests hold
 * @param after a listing after the run; manifests that came since should be read
 */
export function verifyClosure(
  before: Inventory,
  after: Inventory,
  deleted: readonly Deleted[],
): ClosureProof {
  const graph = buildGraph(mergeInventories(before, after));
  const gone = new Set(deleted.map(({ digest }) => digest));
  const broken: BrokenRoot[] = [];
  for (const [digest, missing] of findIncomplete(graph, after)) {
    const tags = after.versions.get(digest)?.tags ?? [];
    const deletedByUs = missing.filter((each) => gone.has(each));
    if (tags.length > 0) broken.push({ digest, tags, missing, deletedByUs });
  }
  return {
    broken: broken.sort((a, b) => compare(a.digest, b.digest)),
    restore: findNeeded(graph, after, gone),
    unproved: unprovedOf(withKnownContents(after, before)),
  };
}

/**
 * What was deleted and hangs on something that is there. A signature that is still there, as the run has ended early, does
 * not bring back what it signs.
 */
function findNeeded(graph: Graph, after: Inventory, gone: ReadonlySet<Digest>): readonly Digest[] {
  const there = [...graph.versions.keys()].filter((node) =>
    isThere(after.versions.get(versionAt(graph, node).digest)),
  );
  const closure = new Closure(graph, there, [graph.children, graph.referrers]);
  return graph.versions
    .filter(
      ({ digest }, node) => closure.has(node) && gone.has(digest) && !isThere(after.versions.get(digest)),
    )
    .map(({ digest }) => digest);
}

/** What is there and leads to something that is not, at any depth, and what that is. */
function findIncomplete(graph: Graph, after: Inventory): ReadonlyMap<Digest, readonly Digest[]> {
  const found = new Map<Digest, Set<Digest>>();
  const note = (missing: Digest, listing: Iterable<number>): void => {
    for (const node of withAncestors(graph, listing)) {
      const { digest } = versionAt(graph, node);
      if (isThere(after.versions.get(digest)))
        found.set(digest, (found.get(digest) ?? new Set()).add(missing));
    }
  };
  for (const [node, { digest, content }] of graph.versions.entries()) {
    if (!isThere(after.versions.get(digest))) note(digest, graph.parents.of(node));
    if (content.kind !== 'manifest') continue;
    // What neither listing has.
    for (const child of content.manifest.children) {
      if (graph.find(child.digest) === undefined) note(child.digest, [node]);
    }
  }
  return new Map([...found].map(([digest, missing]) => [digest, [...missing].sort(compare)]));
}

function withAncestors(graph: Graph, nodes: Iterable<number>): ReadonlySet<number> {
  const found = new Set(nodes);
  // A set goes on to what is added to it meanwhile.
  for (const node of found) for (const parent of graph.parents.of(node)) found.add(parent);
  return found;
}

function unprovedOf(known: Inventory): readonly Digest[] {
  const { versions, settled } = buildGraph(known);
  return versions
    .filter(
      ({ content }, node) =>
        (content.kind === 'unread' || content.kind === 'unreadable') && settled[node] === 0,
    )
    .filter(({ tags }) => tags.length > 0)
    .map(({ digest }) => digest);
}

function isThere(version: Version | undefined): boolean {
  return version !== undefined && version.content.kind !== 'missing';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
