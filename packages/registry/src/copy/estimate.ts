import type { ImageGraph } from '../graph/graph.ts';
import { knownContent } from './blob-content.ts';
import type { DestinationPlan } from './copy-plan.ts';
import { isLayout, type Place } from './place.ts';

/** Look, write, read back. */
const REQUESTS_PER_TAG = 3;

/**
 * Requests that executing the plan for one destination takes when nothing fails, those to the source included and
 * those for tokens left out: 2M + 3B from another registry and 2M + B within one, of which planning has made M.
 */
export function countRequests(
  plan: Omit<DestinationPlan, 'requests'>,
  { graph, source }: { readonly graph: ImageGraph; readonly source: Place },
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
  const subjects = new Set(graph.nodes.map(({ manifest }) => manifest.subject?.digest));
  const moves = plan.tags.filter(({ from, to }) => from !== to).length;
  return (
    plan.blobs.mount.length +
    2 * plan.blobs.stream.length +
    reads +
    write.length +
    proofs +
    [...subjects].filter((digest) => digest !== undefined).length +
    REQUESTS_PER_TAG * moves
  );
}
