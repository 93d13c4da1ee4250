import type { RegistryClient } from '../client.ts';
import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import type { BlobCounts } from '../push/content.ts';
import { forEachParallel } from '../push/pool.ts';
import { ByteCounter } from '../push/progress.ts';
import { Arrival, type CopyContext } from './context.ts';
import type { CopyPlan, PlannedManifest, TagMove } from './copy-plan.ts';
import { declareRights, openDestination, openSource } from './ends.ts';
import { writeManifests } from './manifests.ts';
import type { Place } from './place.ts';
import type { CopyEvent } from './progress.ts';
import { proveComplete } from './prove.ts';
import { moveTags } from './tags.ts';
import { neededBytes, transferBlobs } from './transfer.ts';

/** How to execute a plan. */
export interface ExecuteCopyOptions {
  readonly client: RegistryClient;
  readonly onProgress?: (event: CopyEvent) => void;
  /** Ends the copy; until the first tag has moved no tag of the root changes. */
  readonly signal?: AbortSignal;
}

/** What became of one destination. */
export interface CopyResult {
  readonly place: Place;
  readonly digest: Digest;
  readonly blobs: BlobCounts;
  readonly manifests: { readonly written: number; readonly existing: number; readonly kept: number };
  /** All tags of the root, those included that needed no move. */
  readonly tags: readonly TagMove[];
}

/**
 * Does what the plan says. Order: blobs, manifests (children before parents, subjects before referrers), proof
 * that every destination is complete, and only then the tags, one after the other, each after a look whether it
 * still points where the plan saw it. What a registry does not confirm is read back.
 *
 * @returns one result per destination of the plan, in its order
 * @throws TagMovedError, IncompleteCopyError, PartialPushError (some tags moved and the rest did not),
 * DigestMismatchError, FallbackTagError, AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
export async function executeCopy(
  plan: CopyPlan,
  options: ExecuteCopyOptions,
): Promise<readonly CopyResult[]> {
  const root = plan.manifests.find(({ descriptor }) => descriptor.digest === plan.root.digest);
  if (plan.version !== 1 || root === undefined) {
    throw new InvalidManifestError('this is no plan of a copy that this version can execute: plan again');
  }
  const failed = new AbortController();
  const signal =
    options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
  const arrivals = await openArrivals(plan, options.client, signal);
  const context: CopyContext = {
    plan,
    source: await openSource(plan.source, { client: options.client, signal }),
    signal,
    abort: (reason) => failed.abort(reason),
    report: options.onProgress ?? (() => undefined),
    bytes: new ByteCounter(neededBytes(plan, arrivals), options.onProgress ?? (() => undefined)),
  };
  await bringContent(context, arrivals);
  await moveTags(context, arrivals, root);
  return arrivals.map((arrival) => resultOf(arrival, root));
}

async function openArrivals(
  plan: CopyPlan,
  client: RegistryClient,
  signal: AbortSignal,
): Promise<readonly Arrival[]> {
  const places = plan.destinations.map(({ place }) => place);
  declareRights(client, plan.source, places);
  const opened = places.map((place) => openDestination(place, { client, signal }));
  const destinations = await Promise.all(opened);
  return plan.destinations.flatMap((destinationPlan, index) => {
    const destination = destinations[index];
    return destination === undefined ? [] : [new Arrival(destinationPlan, destination)];
  });
}

/** All registries at once; the first failure ends the others, which then take back what they have begun. */
async function bringContent(context: CopyContext, arrivals: readonly Arrival[]): Promise<void> {
  const groups = [...Map.groupBy(arrivals, ({ key }) => key).values()];
  await forEachParallel(
    groups,
    groups.length,
    async (group) => {
      await transferBlobs(context, group);
      await forEachParallel(
        group,
        group.length,
        (arrival) => bringManifests(context, arrival),
        context.abort,
      );
    },
    context.abort,
  );
}

async function bringManifests(context: CopyContext, arrival: Arrival): Promise<void> {
  const receipts = await writeManifests(context, arrival);
  await proveComplete(context, arrival, receipts);
}

function resultOf({ plan, counts }: Arrival, root: PlannedManifest): CopyResult {
  const { write, exist, keep } = plan.manifests;
  return {
    place: plan.place,
    digest: root.descriptor.digest,
    blobs: counts,
    manifests: { written: write.length, existing: exist.length, kept: keep.length },
    tags: plan.tags,
  };
}
