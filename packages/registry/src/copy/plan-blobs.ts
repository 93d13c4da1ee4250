import type { Digest } from '../digest.ts';
import type { GraphNode, ImageGraph } from '../graph/graph.ts';
import { blobsOf, type Descriptor } from '../manifest.ts';
import { forEachParallel } from '../push/pool.ts';
import type { BlobPlan } from './copy-plan.ts';
import type { Destination } from './destination.ts';

/** Below this size sending a blob again costs less than asking for it. */
const WORTH_ASKING_BYTES = 64 * 1024;
const PARALLEL = 16;

/** The blobs that these manifests name, in the order of the graph. */
export function neededBlobs(graph: ImageGraph, nodes: readonly GraphNode[]): readonly Descriptor[] {
  const named = new Set<Digest>();
  for (const { manifest } of nodes) {
    // An index may name blobs among its entries.
    const descriptors = manifest.kind === 'index' ? manifest.manifests : blobsOf(manifest);
    for (const { digest } of descriptors) {
      named.add(digest);
    }
  }
  return graph.blobs.filter(({ digest }) => named.has(digest));
}

/**
 * Says how blobs get to a destination.
 *
 * @param options.ask the destination has an older version of the image: big blobs may be there, so ask with HEAD
 */
export async function planBlobs(
  destination: Destination,
  blobs: readonly Descriptor[],
  { mountFrom, ask }: { readonly mountFrom: string | null; readonly ask: boolean },
): Promise<BlobPlan> {
  const digests = blobs.map(({ digest }) => digest);
  if (mountFrom !== null) {
    return { exist: [], mount: digests, stream: [], mountFrom: digests.length > 0 ? mountFrom : null };
  }
  const existing = new Set<Digest>();
  const worthAsking = ask ? blobs.filter(({ size }) => size > WORTH_ASKING_BYTES) : [];
  await forEachParallel(worthAsking, PARALLEL, async ({ digest }) => {
    if (await destination.hasBlob(digest)) {
      existing.add(digest);
    }
  });
  return {
    exist: digests.filter((digest) => existing.has(digest)),
    mount: [],
    stream: digests.filter((digest) => !existing.has(digest)),
    mountFrom: null,
  };
}
