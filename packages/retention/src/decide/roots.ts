/** The manifests that are judged by rules of their own; all others live and die with what they hang on. */
import type { Graph } from '../graph/graph.ts';
import type { Version } from '../inventory/types.ts';

/** How a manifest comes to be judged. */
export type RootKind =
  /** Nothing leads to it. */
  | 'root'
  /** Part of something, or about something, and named all the same, mostly by a tag: it stays for that as well. */
  | 'part'
  /** About something that is gone, and without a tag of people. */
  | 'orphan';

/** A manifest that is judged. */
export interface Root {
  readonly node: number;
  readonly kind: RootKind;
}

/** What is judged, and on what the rest hangs. */
export interface Roots {
  /** By node. */
  readonly all: readonly Root[];
  /** For each node the root that it hangs on; itself for roots. */
  readonly owners: Int32Array;
}

/**
 * Finds the roots of a graph. Every node hangs on one of them.
 *
 * @param isNamed whether somebody named a manifest by its digest or a tag of its own: then it is judged, whatever it hangs on
 */
export function findRoots(graph: Graph, isNamed: (version: Version) => boolean): Roots {
  const owners = new Int32Array(graph.versions.length).fill(-1);
  const all: Root[] = [];
  for (const [node, version] of graph.versions.entries()) {
    const kind = kindOf(graph, node, isNamed(version));
    if (kind !== undefined) all.push({ node, kind });
  }
  // Roots first, so that the parts of an image hang on the image rather than on a part that has a tag.
  for (const { node, kind } of all) if (kind === 'root') own(graph, node, owners);
  for (const { node, kind } of all) if (kind !== 'root') own(graph, node, owners);
  for (const node of graph.versions.keys()) {
    if (owners[node] !== -1) continue;
    // Tags can claim a circle (each the signature of the other), which then hangs on nothing.
    all.push({ node, kind: 'root' });
    own(graph, node, owners);
  }
  return { all: all.sort((a, b) => a.node - b.node), owners };
}

/** Undefined for what is not judged. */
function kindOf(graph: Graph, node: number, isNamed: boolean): RootKind | undefined {
  const isTagged = (graph.tags[node]?.length ?? 0) > 0;
  if (graph.parents.has(node) || graph.subjects.has(node)) return isTagged || isNamed ? 'part' : undefined;
  return graph.orphaned[node] === 1 && !isTagged ? 'orphan' : 'root';
}

/** Makes a node its own owner, and that of everything below that has none yet. */
function own(graph: Graph, root: number, owners: Int32Array): void {
  owners[root] = root;
  const queue = [root];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const links of [graph.children, graph.referrers]) {
      for (const next of links.of(node)) {
        if (owners[next] !== -1) continue;
        owners[next] = root;
        queue.push(next);
      }
    }
  }
}
