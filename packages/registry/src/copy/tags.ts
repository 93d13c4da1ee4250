import { forEachParallel } from '../push/pool.ts';
import { PartialPushError, pointsElsewhere } from '../push/tags.ts';
import type { Arrival, CopyContext } from './context.ts';
import type { PlannedManifest, TagMove } from './copy-plan.ts';
import { bytesOf } from './manifests.ts';
import { formatTag } from './place.ts';

const PARALLEL = 16;

interface PendingMove extends TagMove {
  readonly arrival: Arrival;
  readonly reference: string;
}

/**
 * Moves the tags of the root, one after the other, each only if it still points where the plan saw it. Where the
 * destination did not name the digest of what it took, the tag is read back at last. Tags that pointed to the root
 * already are left alone.
 *
 * @throws TagMovedError or another failure when nothing has moved; PartialPushError when something has
 */
export async function moveTags(
  context: CopyContext,
  arrivals: readonly Arrival[],
  root: PlannedManifest,
): Promise<void> {
  const moves = arrivals.flatMap((arrival) => pendingMoves(arrival));
  const unconfirmed: PendingMove[] = [];
  for (const [index, move] of moves.entries()) {
    try {
      context.signal.throwIfAborted();
      if (!(await moveOne(context, move, root))) {
        unconfirmed.push(move);
      }
    } catch (error) {
      if (index === 0) {
        throw error;
      }
      const references = moves.map(({ reference }) => reference);
      throw new PartialPushError(references.slice(0, index), references.slice(index), error);
    }
  }
  await forEachParallel(unconfirmed, PARALLEL, async ({ arrival, tag, to, reference }) => {
    const found = await arrival.destination.resolve(tag);
    if (found?.digest !== to) {
      throw pointsElsewhere(reference, to, root.descriptor.size, found);
    }
  });
}

function pendingMoves(arrival: Arrival): readonly PendingMove[] {
  const { place, tags } = arrival.plan;
  return tags
    .filter(({ from, to }) => from !== to)
    .map((move) => ({ ...move, arrival, reference: formatTag(place, move.tag) }));
}

async function moveOne(
  { report }: CopyContext,
  { arrival, tag, from, to }: PendingMove,
  root: PlannedManifest,
): Promise<boolean> {
  const { destination } = arrival;
  const { mediaType } = root.descriptor;
  const confirmed = await destination.moveTag({ tag, from, to, bytes: bytesOf(root), mediaType });
  report({ kind: 'tag', place: destination.name, tag, from, to });
  return confirmed;
}
