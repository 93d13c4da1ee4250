import type { RegistryClient } from '../client.ts';
import type { Digest } from '../digest.ts';
import type { Layout } from '../layout/layout.ts';
import type { VerifiedGraph } from '../layout/verify.ts';
import { formatReference, type Reference } from '../reference.ts';
import { type BlobCounts, type PushContext, pushContent } from './content.ts';
import { planDestinations, type RegistryPlan } from './plan.ts';
import { ByteCounter, type PushEvent } from './progress.ts';
import { moveTags, readBack } from './tags.ts';

/** What to push where. */
export interface PushOptions {
  readonly graph: VerifiedGraph;
  /** The layout that the graph was read from. */
  readonly layout: Layout;
  /** Names with their tags, on any number of registries; one without a tag is pushed by digest only. */
  readonly destinations: readonly Reference[];
  readonly client: RegistryClient;
  /** Blobs under way at a time per registry; 12 by default, of which the client's limits let through fewer. */
  readonly parallel?: number;
  readonly onProgress?: (event: PushEvent) => void;
  /** Ends the push; until the first tag has moved no tag changes. */
  readonly signal?: AbortSignal;
}

/** What became of one destination. */
export interface PushResult {
  /** Full form of the destination. */
  readonly reference: string;
  readonly digest: Digest;
  /** For the whole repository, so equal for all tags of one name. */
  readonly blobs: BlobCounts;
}

const PARALLEL = 12;

/**
 * Pushes a verified graph to all destinations. Order: blobs, child manifests by digest, the root by digest, on
 * every registry; only when all of them are complete the tags, one after the other; then every tag is read
 * back. Until the tags, a failure anywhere leaves all tags as they were.
 *
 * What is sent is hashed again on its way out of the layout, so that what was verified is what is pushed.
 *
 * @returns one result per destination, in their order
 * @throws AuthenticationError, RegistryError, DigestMismatchError, LayoutError, PartialPushError, or the
 * signal's reason
 */
export async function pushGraph(options: PushOptions): Promise<readonly PushResult[]> {
  const { graph, destinations } = options;
  const { digest } = graph.root.descriptor;
  const plans = planDestinations(destinations, digest);
  const failed = new AbortController();
  const report = options.onProgress ?? (() => undefined);
  const context: PushContext = {
    client: options.client,
    graph,
    layout: options.layout,
    parallel: options.parallel ?? PARALLEL,
    signal: options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]),
    abort: (reason) => failed.abort(reason),
    report,
    bytes: new ByteCounter(graph.blobBytes * plans.length, report),
  };
  const counts = await pushEverywhere(context, plans);
  const repositories = plans.flatMap((plan) => plan.repositories);
  await moveTags(context, repositories);
  await readBack(context, repositories);
  return destinations.map((destination) => ({
    reference: formatReference(destination),
    digest,
    blobs: countsOf(counts, destination),
  }));
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, BlobCounts>>;

/** All registries at once; the first failure ends the others, which then take back what they have begun. */
async function pushEverywhere(context: PushContext, plans: readonly RegistryPlan[]): Promise<Counts> {
  let failure: { readonly error: unknown } | undefined;
  const results = await Promise.all(
    plans.map(async (plan) => {
      try {
        return [plan.registry, await pushContent(context, plan)] as const;
      } catch (error) {
        failure ??= { error };
        context.abort(error);
        return undefined;
      }
    }),
  );
  if (failure !== undefined) {
    throw failure.error;
  }
  return new Map(results.filter((result) => result !== undefined));
}

function countsOf(counts: Counts, { registry, repository }: Reference): BlobCounts {
  return counts.get(registry)?.get(repository) ?? { uploaded: 0, mounted: 0, existing: 0, bytes: 0 };
}
