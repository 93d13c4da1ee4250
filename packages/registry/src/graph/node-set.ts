import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import { type Descriptor, type Manifest, parseManifest } from '../manifest.ts';
import { isManifest, isSchema1 } from '../media-types.ts';
import type { FetchedManifest } from '../repository/manifests.ts';
import { Contents } from './contents.ts';
import type { GraphNode, IgnoredReferrer, ImageGraph, NodeRole } from './graph.ts';

/** Indexes in indexes, signatures of signatures: deeper than this is an attack. */
const MAX_DEPTH = 16;
/** All manifests of a graph are held in memory. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/** A manifest of a walk that is still going on. */
export interface WalkNode extends Omit<GraphNode, 'stage' | 'tags'> {
  readonly depth: number;
  readonly tags: string[];
}

/** How a manifest was found. */
export interface Finding {
  readonly role: NodeRole;
  readonly depth: number;
  readonly subject?: Digest;
  /** Tag that it was found by. */
  readonly tag?: string;
  /** Entry of an index that names it. */
  readonly entry?: Descriptor;
}

/** The manifests that a walk has found, each once, with guards against what only an attacker would build. */
export class NodeSet {
  readonly contents = new Contents((descriptor, problem) => this.failure(descriptor, problem));
  readonly #source: string;
  readonly #nodes = new Map<Digest, WalkNode>();
  #new: WalkNode[] = [];
  #bytes = 0;

  /** @param source for messages */
  constructor(source: string) {
    this.#source = source;
  }

  /** What was read before, so that nothing is read twice. */
  fetched(digest: Digest): FetchedManifest | undefined {
    return this.#nodes.get(digest);
  }

  /** @throws InvalidManifestError for contradictions, and for too much or too deep a graph */
  add(fetched: FetchedManifest, finding: Finding): void {
    const { digest } = fetched.descriptor;
    const known = this.#nodes.get(digest);
    const node = known ?? this.#create(fetched, finding);
    const { entry, tag } = finding;
    // Shared by two parents; all must mean the same.
    if (
      entry !== undefined &&
      (entry.mediaType !== node.manifest.mediaType || entry.size !== node.bytes.byteLength)
    ) {
      const truth = `${node.bytes.byteLength} bytes of ${node.manifest.mediaType}`;
      throw this.failure(
        entry,
        `the index says ${entry.size} bytes of ${entry.mediaType}, but it is ${truth}`,
      );
    }
    if (tag !== undefined) {
      node.tags.push(tag);
    }
  }

  /** The nodes that were added since the last call. */
  takeNew(): readonly WalkNode[] {
    const taken = this.#new;
    this.#new = [];
    return taken;
  }

  /** @throws InvalidManifestError */
  parse({ descriptor, bytes }: FetchedManifest, entry?: Descriptor): Manifest {
    const known = this.#nodes.get(descriptor.digest);
    if (known !== undefined) {
      return known.manifest;
    }
    // A registry that says "application/json" says nothing.
    const said = [descriptor, entry].find(
      (one) => one !== undefined && (isManifest(one.mediaType) || isSchema1(one.mediaType)),
    );
    try {
      return parseManifest(bytes, said?.mediaType);
    } catch (error) {
      throw error instanceof InvalidManifestError ? this.failure(descriptor, error.message) : error;
    }
  }

  failure({ digest }: Descriptor, problem: string): InvalidManifestError {
    return new InvalidManifestError(`${this.#source}@${digest}: ${problem}`);
  }

  /** Puts everything in order. */
  finish(root: Digest, ignored: readonly IgnoredReferrer[]): ImageGraph {
    const stages = new Map<Digest, number>();
    const nodes = [...this.#nodes.values()]
      .map(({ depth: _, ...node }) => ({ ...node, stage: this.#stageOf(node.descriptor.digest, stages) }))
      .sort((left, right) => left.stage - right.stage);
    const top = nodes.find(({ descriptor }) => descriptor.digest === root);
    if (top === undefined) {
      throw new InvalidManifestError(`${this.#source} has no manifest ${root}`);
    }
    const blobs = [...this.contents.blobs.values()].filter(({ digest }) => !this.#nodes.has(digest));
    const blobBytes = blobs.reduce((total, { size }) => total + size, 0);
    return { root: top, nodes, blobs, blobBytes, foreign: [...this.contents.foreign.values()], ignored };
  }

  #create(fetched: FetchedManifest, finding: Finding): WalkNode {
    const { bytes } = fetched;
    const { role, depth, subject, entry } = finding;
    const manifest = this.parse(fetched, entry);
    const { digest } = fetched.descriptor;
    const platform = entry?.platform === undefined ? {} : { platform: entry.platform };
    const descriptor = { mediaType: manifest.mediaType, digest, size: bytes.byteLength, ...platform };
    if (depth > MAX_DEPTH) {
      throw this.failure(descriptor, `manifests are nested deeper than ${MAX_DEPTH}`);
    }
    this.#bytes += bytes.byteLength;
    if (this.#bytes > MAX_TOTAL_BYTES) {
      throw this.failure(descriptor, `the manifests together are larger than ${MAX_TOTAL_BYTES} bytes`);
    }
    this.contents.claim(descriptor);
    const relation = subject === undefined ? {} : { subject };
    const node: WalkNode = { descriptor, bytes, manifest, role, ...relation, tags: [], depth };
    this.#nodes.set(digest, node);
    this.#new.push(node);
    return node;
  }

  /**
   * Children come before their index and a subject before what refers to it, which is sound because digests cannot
   * form a circle. A cosign tag can point anywhere, so it makes no order.
   */
  #stageOf(digest: Digest, stages: Map<Digest, number>): number {
    const known = stages.get(digest);
    if (known !== undefined) {
      return known;
    }
    const manifest = this.#nodes.get(digest)?.manifest;
    const children = manifest?.kind === 'index' ? manifest.manifests.map((child) => child.digest) : [];
    const subject = manifest?.subject === undefined ? [] : [manifest.subject.digest];
    const before = [...children, ...subject].filter((needed) => this.#nodes.has(needed));
    const stage = before.reduce((most, needed) => Math.max(most, this.#stageOf(needed, stages) + 1), 0);
    stages.set(digest, stage);
    return stage;
  }
}
