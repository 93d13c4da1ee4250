import type { Digest } from '../digest.ts';
import type { GraphNode, ImageGraph } from '../graph/graph.ts';
import { parseManifest } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import type { FetchedManifest } from '../repository/manifests.ts';
import type { TagMove } from './copy-plan.ts';
import type { Destination } from './destination.ts';

const PARALLEL = 16;

/** What is at a destination before anything is done. */
export interface DestinationState {
  readonly moves: readonly TagMove[];
  /** There is no such repository yet. */
  readonly isNew: boolean;
  /** At least one of the tags is there, so it has an older version of the image, with blobs to share. */
  readonly hasTags: boolean;
  readonly hasRoot: boolean;
}

/**
 * Looks at the tags and at the root.
 *
 * @param inPlace the destination is where the root was read
 */
export async function lookAt(
  destination: Destination,
  tags: readonly string[],
  root: Digest,
  inPlace: boolean,
): Promise<DestinationState> {
  const found = new Map<string, Digest | null>();
  let isNew = false;
  const look = async (tag: string): Promise<void> => {
    const state = isNew ? 'no-repository' : await destination.lookUp(tag);
    isNew ||= state === 'no-repository';
    found.set(tag, typeof state === 'string' ? null : state.digest);
  };
  // The first alone: where it finds no repository, the others need no request.
  await forEachParallel(tags.slice(0, 1), 1, look);
  await forEachParallel(tags.slice(1), PARALLEL, look);
  const moves = tags.map((tag) => ({ tag, from: found.get(tag) ?? null, to: root }));
  const hasTags = moves.some(({ from }) => from !== null);
  const tagged = moves.some(({ from }) => from === root);
  const hasRoot = inPlace || tagged || (!isNew && (await destination.headManifest(root)) !== undefined);
  return { moves, isNew, hasTags, hasRoot };
}

/** What becomes of a manifest: it has to be written, is in place, or gives way to what the destination has. */
export type Fate = 'write' | 'exist' | 'keep';

/** Within one repository there is nothing to do. */
export function everything(graph: ImageGraph): ReadonlyMap<Digest, Fate> {
  return new Map(graph.nodes.map(({ descriptor }) => [descriptor.digest, 'exist']));
}

/**
 * Which manifests are in place. Where the root is, normally the whole graph is, and each of the others is asked
 * for, as a cleanup may have torn holes; where it is not, asking costs more than writing once more.
 */
export async function findManifests(
  destination: Destination,
  graph: ImageGraph,
  state: DestinationState,
): Promise<ReadonlyMap<Digest, Fate>> {
  const fates = new Map<Digest, Fate>();
  await forEachParallel(graph.nodes, PARALLEL, async (node) => {
    fates.set(node.descriptor.digest, await fateOf(destination, graph, state, node));
  });
  return fates;
}

async function fateOf(
  destination: Destination,
  graph: ImageGraph,
  { isNew, hasRoot }: DestinationState,
  node: GraphNode,
): Promise<Fate> {
  if (isNew) {
    return 'write';
  }
  if (node.tags.length > 0) {
    return await fateOfTagged(destination, node);
  }
  const { digest } = node.descriptor;
  const isThere =
    hasRoot &&
    (digest === graph.root.descriptor.digest || (await destination.headManifest(digest)) !== undefined);
  return isThere ? 'exist' : 'write';
}

/**
 * Cosign's tags are also where the destination keeps signatures of its own. One that points elsewhere is replaced
 * only by a manifest that has all that it has.
 */
async function fateOfTagged(destination: Destination, node: GraphNode): Promise<Fate> {
  let fate: Fate = 'exist';
  for (const tag of node.tags) {
    const found = await destination.findManifest(tag);
    if (found !== undefined && !hasAllOf(node, found)) {
      return 'keep';
    }
    fate = found?.descriptor.digest === node.descriptor.digest ? fate : 'write';
  }
  return fate;
}

/** Whether the node's image has every layer of another one. */
function hasAllOf({ descriptor, manifest }: GraphNode, other: FetchedManifest): boolean {
  if (other.descriptor.digest === descriptor.digest) {
    return true;
  }
  const theirs = parseManifest(other.bytes);
  if (theirs.kind !== 'image' || manifest.kind !== 'image') {
    return false;
  }
  const ours = new Set(manifest.layers.map(({ digest }) => digest));
  return theirs.layers.every(({ digest }) => ours.has(digest));
}
