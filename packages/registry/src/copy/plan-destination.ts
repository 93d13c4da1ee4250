import type { RegistryClient } from '../client.ts';
import type { Digest } from '../digest.ts';
import type { ImageGraph } from '../graph/graph.ts';
import { forEachParallel } from '../push/pool.ts';
import type { DestinationPlan } from './copy-plan.ts';
import { openDestination } from './ends.ts';
import { countRequests } from './estimate.ts';
import { everything, type Fate, findManifests, lookAt } from './inspect.ts';
import { formatPlace, isLayout, type Place } from './place.ts';
import { neededBlobs, planBlobs } from './plan-blobs.ts';
import type { Target } from './targets.ts';

/** What the destinations of one copy have in common. */
export interface Planning {
  readonly client: RegistryClient;
  readonly signal: AbortSignal | undefined;
  readonly source: Place;
  readonly graph: ImageGraph;
}

const PARALLEL = 16;

/** Looks at every destination and says what has to happen there. */
export async function planDestinations(
  planning: Planning,
  targets: readonly Target[],
): Promise<readonly DestinationPlan[]> {
  const plans = new Map<Target, DestinationPlan>();
  await forEachParallel(targets, PARALLEL, async (target) => {
    const mountFrom = mountSource(planning.source, target, targets);
    plans.set(target, await planDestination({ ...planning, places: targets.length }, target, mountFrom));
  });
  return targets.map((target) => plans.get(target)).filter((plan) => plan !== undefined);
}

/**
 * Blobs come from the source repository when it is on the same registry, else from the first destination there,
 * so that each registry gets each of them over the wire at most once.
 */
function mountSource(source: Place, target: Target, targets: readonly Target[]): string | null {
  const { place } = target;
  if (isLayout(place)) {
    return null;
  }
  const sameRegistry = (other: Place): boolean => !isLayout(other) && other.registry === place.registry;
  const home = sameRegistry(source) ? source : targets.find((other) => sameRegistry(other.place))?.place;
  return home === undefined || isLayout(home) || home.repository === place.repository
    ? null
    : home.repository;
}

async function planDestination(
  planning: Planning & { readonly places: number },
  { place, tags }: Target,
  mountFrom: string | null,
): Promise<DestinationPlan> {
  const { graph, source } = planning;
  const destination = await openDestination(place, planning);
  const inPlace = formatPlace(place) === formatPlace(source);
  const state = await lookAt(destination, tags, graph.root.descriptor.digest, inPlace);
  const found = inPlace ? everything(graph) : await findManifests(destination, graph, state);
  const pick = (fate: Fate): readonly Digest[] =>
    graph.nodes.map(({ descriptor }) => descriptor.digest).filter((digest) => found.get(digest) === fate);
  const manifests = { write: pick('write'), exist: pick('exist'), keep: pick('keep') };
  const written = graph.nodes.filter(({ descriptor }) => found.get(descriptor.digest) === 'write');
  const blobs = await planBlobs(destination, neededBlobs(graph, written), { mountFrom, ask: state.hasTags });
  const sizes = new Map(graph.blobs.map(({ digest, size }) => [digest, size]));
  const bytes = blobs.stream.reduce((total, digest) => total + (sizes.get(digest) ?? 0), 0);
  const plan = { place, isNew: state.isNew, manifests, blobs, bytes, tags: state.moves };
  return { ...plan, requests: countRequests(plan, planning) };
}
