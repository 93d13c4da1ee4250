import type { RegistryClient } from '../client.ts';
import type { GraphNode } from '../graph/graph.ts';
import { readRoot, walkGraph } from '../graph/walk.ts';
import type { CopyPlan, PlannedManifest } from './copy-plan.ts';
import { declareRights, openSource } from './ends.ts';
import { formatPlace, type ImageName } from './place.ts';
import { planDestinations } from './plan-destination.ts';
import { groupTargets, placeOf } from './targets.ts';

/** What to copy where. */
export interface PlanCopyOptions {
  readonly client: RegistryClient;
  /** By tag or digest; the tag is resolved once, and only the digest is used from then on. */
  readonly source: ImageName;
  /** Any number of names in any number of places; one without a tag is copied by digest only. */
  readonly destinations: readonly ImageName[];
  /** `all` (default) takes along what refers to any node of the graph: signatures, SBOMs, attestations. */
  readonly referrers?: 'all' | 'none';
  /** `auto` (default) takes along cosign's tags, `sha256-<hex>.sig`, `.att` and `.sbom`. */
  readonly cosignTags?: 'auto' | 'none';
  readonly signal?: AbortSignal;
}

/**
 * Finds out what a copy has to do, and changes nothing (but that a layout folder to copy to is made).
 *
 * @throws MissingManifestError for an incomplete source, InvalidManifestError, DigestMismatchError,
 * InvalidReferenceError, AuthenticationError, RegistryError, LayoutError, or the signal's reason
 */
export async function planCopy(options: PlanCopyOptions): Promise<CopyPlan> {
  const { client, signal } = options;
  const source = placeOf(options.source);
  const places = options.destinations.map(placeOf);
  declareRights(client, source, places);
  const reader = await openSource(source, { client, signal });
  const reference = options.source.digest ?? options.source.tag ?? 'latest';
  const elsewhere = places.some((place) => formatPlace(place) !== formatPlace(source));
  // Within one repository everything is in place, so that only the manifest to tag has to be read.
  const graph = elsewhere ? await walkGraph(reader, reference, options) : await readRoot(reader, reference);
  const { root } = graph;
  const manifests = graph.nodes.map(planManifest);
  const targets = groupTargets(options.destinations, root.descriptor.digest);
  const destinations = await planDestinations({ client, signal, source, graph }, targets);
  return {
    version: 1,
    source,
    root: root.descriptor,
    manifests,
    blobs: graph.blobs,
    foreign: graph.foreign,
    ignored: graph.ignored,
    destinations,
    bytes: destinations.reduce((total, { bytes }) => total + bytes, 0),
    requests: destinations.reduce((total, { requests }) => total + requests, 0),
  };
}

function planManifest({ descriptor, bytes, role, subject, tags, stage }: GraphNode): PlannedManifest {
  return {
    descriptor,
    content: new TextDecoder().decode(bytes),
    role,
    ...(subject === undefined ? {} : { subject }),
    tags,
    stage,
  };
}
