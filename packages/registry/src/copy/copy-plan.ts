import type { Digest } from '../digest.ts';
import type { IgnoredReferrer, NodeRole } from '../graph/graph.ts';
import type { Descriptor } from '../manifest.ts';
import type { Place } from './place.ts';

/**
 * What a copy will do. Plain data: it can be printed, stored as JSON and executed later, on another machine; by
 * then each tag must still point where the plan saw it.
 */
export interface CopyPlan {
  readonly version: 1;
  readonly source: Place;
  /** What the source's tag stood for when the plan was made. */
  readonly root: Descriptor;
  /** The whole graph, in an order that every registry accepts; for a copy within one repository only the root. */
  readonly manifests: readonly PlannedManifest[];
  /** The blobs of the whole graph. */
  readonly blobs: readonly Descriptor[];
  /** Layers that are not copied because they must be fetched from their `urls`. */
  readonly foreign: readonly Descriptor[];
  /** Listed referrers that are none. */
  readonly ignored: readonly IgnoredReferrer[];
  /** One for each repository and layout. */
  readonly destinations: readonly DestinationPlan[];
  /** Most bytes of blobs that are sent to all destinations together. */
  readonly bytes: number;
  /** Requests that the execution takes when nothing fails, without those for tokens. */
  readonly requests: number;
}

/** One manifest of the plan. */
export interface PlannedManifest {
  readonly descriptor: Descriptor;
  /** The exact manifest: UTF-8 text whose digest is the descriptor's. */
  readonly content: string;
  readonly role: NodeRole;
  /** What it refers to. */
  readonly subject?: Digest;
  /** Its own tags, such as `sha256-<hex>.sig`. */
  readonly tags: readonly string[];
  /** Manifests of one stage need nothing of each other. */
  readonly stage: number;
}

/** What happens at one destination. */
export interface DestinationPlan {
  readonly place: Place;
  /** The registry says that there is no such repository yet. */
  readonly isNew: boolean;
  readonly manifests: ManifestPlan;
  readonly blobs: BlobPlan;
  /** Most bytes of blobs that are sent to it. */
  readonly bytes: number;
  readonly requests: number;
  /** Tags of the root, each once; the ones that point to it already have `from` equal to `to`. */
  readonly tags: readonly TagMove[];
}

/** What becomes of each manifest of the graph at a destination. */
export interface ManifestPlan {
  readonly write: readonly Digest[];
  /** In place already. */
  readonly exist: readonly Digest[];
  /**
   * Cosign images that are not copied, because the destination has others under their tags, with signatures of
   * its own that would be lost.
   */
  readonly keep: readonly Digest[];
}

/** How each blob that the manifests to write need gets to a destination. */
export interface BlobPlan {
  /** In place already. */
  readonly exist: readonly Digest[];
  /** Taken over within the registry; streamed should the registry refuse. */
  readonly mount: readonly Digest[];
  /** Sent, unless the registry turns out to have it. */
  readonly stream: readonly Digest[];
  /** Repository of the same registry that `mount` takes from; null when nothing is mounted. */
  readonly mountFrom: string | null;
}

/** A tag that moves. */
export interface TagMove {
  readonly tag: string;
  /** Where it points now; null when it is proven to be absent. */
  readonly from: Digest | null;
  readonly to: Digest;
}
