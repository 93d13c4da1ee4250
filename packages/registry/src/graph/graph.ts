import type { Digest } from '../digest.ts';
import type { Descriptor, Manifest } from '../manifest.ts';

/** How a manifest came into a graph. */
export type NodeRole =
  /** What the walk began with. */
  | 'root'
  /** Entry of an index. */
  | 'child'
  /** Has another node as its `subject`. */
  | 'referrer'
  /** Found by a cosign tag, `sha256-<hex>.sig`, `.att` or `.sbom`. */
  | 'cosign';

/** One manifest of a graph, every byte of it verified. */
export interface GraphNode {
  /** Digest and size are those of `bytes`. */
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
  readonly role: NodeRole;
  /** Of a referrer or a cosign image: the node that it says something about. */
  readonly subject?: Digest;
  /** Tags that belong to the node: those of cosign. */
  readonly tags: readonly string[];
  /** 0 for what needs nothing before it; else one more than the highest of its children and its subject. */
  readonly stage: number;
}

/** A listed referrer that was left out, and why. */
export interface IgnoredReferrer {
  readonly subject: Digest;
  readonly digest: Digest;
  /** `absent`: listed, but there is no such manifest. `foreign`: it does not refer to this subject. */
  readonly reason: 'absent' | 'foreign';
}

/** Everything that hangs on one root. */
export interface ImageGraph {
  readonly root: GraphNode;
  /** All manifests, each once, by stage: a registry takes them in this order. */
  readonly nodes: readonly GraphNode[];
  /** All blobs, each once. */
  readonly blobs: readonly Descriptor[];
  /** Sum of the sizes of `blobs`, in bytes. */
  readonly blobBytes: number;
  /** Layers that must not be distributed and stay where their `urls` point (OCI image-spec, "Non-Distributable Layers"). */
  readonly foreign: readonly Descriptor[];
  /** Listed referrers that are none. */
  readonly ignored: readonly IgnoredReferrer[];
}
