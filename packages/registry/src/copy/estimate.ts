import type { Digest } from '../digest.ts';
import type { ImageGraph } from '../graph/graph.ts';
import { knownContent } from './blob-content.ts';
import type { DestinationPlan } from './copy-plan.ts';
import { isLayout, type Place } from './place.ts';
import { tagWritesRoot } from './root-by-tag.ts';

/** A look, unless the plan's own is still fresh, and the write. */
const REQUESTS_PER_TAG = 2;

/**
 * Most requests that executing the plan for one destination takes when nothing fails, those to the source included and
 * those for tokens left out: 2M + 3B from another registry and 2M + B within one, of which planning has made M.
 */
export function countRequests(
  plan: Omit<DestinationPlan, 'requests'>,
  { graph, source, places }: { readonly graph: ImageGraph; readonly source: Place; readonly places: number },
): number {
  const stream = new Set(plan.blobs.stream);
  const streamed = graph.blobs.filter(({ digest }) => stream.has(digest));
  const reads = isLayout(source) ? 0 : streamed.filter((blob) => knownContent(blob) === undefined).length;
  if (isLayout(plan.place)) {
    return reads;
  }
  const { write, exist } = plan.manifests;
  const proofs =
    (plan.blobs.mount.length > 0 ? write.length : 0) + (graph.nodes.length > 1 ? exist.length : 0);
  const byTag = tagWritesRoot({ destination: plan, root: graph.root, manifests: graph.nodes, places })
    ? 1
    : 0;
  const moves = plan.tags.filter(({ from, to }) => from !== to).length;
  return (
    plan.blobs.mount.length +
    2 * plan.blobs.stream.length +
    reads +
    write.length -
    byTag +
    proofs +
    countLists(write, graph) +
    REQUESTS_PER_TAG * moves
  );
}

/** Lists of referrers to look into where the registry keeps them: the root's, and those of what was in place. */
function countLists(write: readonly Digest[], { nodes, root }: ImageGraph): number {
  const written = new Set(write);
  const referrers = nodes.filter(({ manifest }) => manifest.subject !== undefined);
  const inPlace = referrers.filter(({ descriptor }) => !written.has(descriptor.digest));
  const lists = new Set(inPlace.map(({ manifest }) => manifest.subject?.digest));
  return referrers.length === 0 ? 0 : lists.add(root.descriptor.digest).size;
}
