import type { Digest } from '../digest.ts';
import { blobsOf, type Descriptor } from '../manifest.ts';
import { isManifest, isSchema1 } from '../media-types.ts';
import { forEachParallel } from '../push/pool.ts';
import type { FetchedManifest } from '../repository/manifests.ts';
import { cosignTags } from './cosign.ts';
import { MissingManifestError } from './errors.ts';
import type { IgnoredReferrer, ImageGraph } from './graph.ts';
import { KnownTags } from './known-tags.ts';
import { NodeSet, type WalkNode } from './node-set.ts';
import type { Referrer, Source } from './source.ts';

/** How far to walk. */
export interface WalkOptions {
  /** `all` (default) follows what refers to any node, nested. */
  readonly referrers?: 'all' | 'none';
  /** `auto` (default) follows cosign's tags. */
  readonly cosignTags?: 'auto' | 'none';
  readonly signal?: AbortSignal;
}

/** Manifests asked for at a time; a client's own limits let through fewer per host. */
const PARALLEL = 16;

/**
 * Reads everything that hangs on a manifest: the entries of indexes, what refers to any of them, and cosign's
 * images. Every manifest is verified against its digest.
 *
 * @param root tag or digest
 * @throws MissingManifestError when the root or an entry of an index is absent, InvalidManifestError,
 * DigestMismatchError, RegistryError, LayoutError
 */
export async function walkGraph(
  source: Source,
  root: string,
  options: WalkOptions = {},
): Promise<ImageGraph> {
  return await new Walk(source, options).run(await findRoot(source, root));
}

/** Reads a manifest as a graph of its own, without what it names. @throws as {@link walkGraph} */
export async function readRoot(source: Source, root: string): Promise<ImageGraph> {
  const fetched = await findRoot(source, root);
  const nodes = new NodeSet(source.name);
  nodes.add(fetched, { role: 'root', depth: 0 });
  return nodes.finish(fetched.descriptor.digest, []);
}

async function findRoot(source: Source, root: string): Promise<FetchedManifest> {
  const fetched = await source.findManifest(root);
  if (fetched === undefined) {
    throw new MissingManifestError(source.name, root);
  }
  return fetched;
}

/** Level by level: all of one level is asked for at a time, and nothing is read twice. */
class Walk {
  readonly #source: Source;
  readonly #options: WalkOptions;
  readonly #nodes: NodeSet;
  readonly #tags: KnownTags;
  readonly #ignored: IgnoredReferrer[] = [];
  readonly #fetching = new Map<Digest, Promise<FetchedManifest | undefined>>();

  constructor(source: Source, options: WalkOptions) {
    this.#source = source;
    this.#options = options;
    this.#nodes = new NodeSet(source.name);
    this.#tags = new KnownTags(source);
  }

  async run(root: FetchedManifest): Promise<ImageGraph> {
    this.#nodes.add(root, { role: 'root', depth: 0 });
    for (let level = this.#nodes.takeNew(); level.length > 0; level = this.#nodes.takeNew()) {
      await forEachParallel(level, PARALLEL, (node) => this.#expand(node));
    }
    return this.#nodes.finish(root.descriptor.digest, this.#ignored);
  }

  /** The three kinds of neighbours do not wait for each other. */
  async #expand(node: WalkNode): Promise<void> {
    const tasks = [
      () => this.#visitEntries(node),
      () => this.#visitReferrers(node),
      () => this.#visitCosign(node),
    ];
    await forEachParallel(tasks, tasks.length, (task) => task());
  }

  async #visitEntries(node: WalkNode): Promise<void> {
    const { manifest } = node;
    for (const blob of blobsOf(manifest)) {
      this.#nodes.contents.addBlob(blob);
    }
    const entries = manifest.kind === 'index' ? manifest.manifests : [];
    await forEachParallel(entries, PARALLEL, (entry) => this.#visitEntry(node, entry));
  }

  /** An entry whose media type is no manifest's is an opaque blob (OCI image-spec, "Image Index"). */
  async #visitEntry(parent: WalkNode, entry: Descriptor): Promise<void> {
    this.#options.signal?.throwIfAborted();
    if (isSchema1(entry.mediaType)) {
      throw this.#nodes.failure(entry, 'Docker schema 1 is not supported: build the image again');
    }
    if (!isManifest(entry.mediaType)) {
      this.#nodes.contents.addBlob(entry);
      return;
    }
    this.#nodes.contents.claim(entry);
    const fetched = await this.#fetch(entry.digest);
    if (fetched === undefined) {
      throw new MissingManifestError(this.#source.name, entry.digest, parent.descriptor.digest);
    }
    this.#nodes.add(fetched, { role: 'child', depth: parent.depth + 1, entry });
  }

  async #visitReferrers(node: WalkNode): Promise<void> {
    if (this.#options.referrers === 'none') {
      return;
    }
    const ignored = await this.#readReferrers(node);
    // A list has no digest to check: what it names and nobody has may have been damaged on the way.
    const doubtful = ignored.some(({ reason }) => reason === 'absent');
    this.#ignored.push(...(doubtful ? await this.#readReferrers(node) : ignored));
  }

  /** @returns what was listed and is no referrer */
  async #readReferrers(node: WalkNode): Promise<readonly IgnoredReferrer[]> {
    const subject = node.descriptor.digest;
    const ignored: IgnoredReferrer[] = [];
    const ignore = (digest: Digest, reason: IgnoredReferrer['reason']): void =>
      void ignored.push({ subject, digest, reason });
    const listed = await this.#source.listReferrers(subject, {
      tags: () => this.#tags.get(),
      onIgnored: ignore,
    });
    await forEachParallel(listed, PARALLEL, async (referrer) => {
      const reason = await this.#visitReferrer(node, referrer);
      if (reason !== undefined) {
        ignore(referrer.descriptor.digest, reason);
      }
    });
    return ignored;
  }

  /** A list is not proof: the manifest itself must name the subject. */
  async #visitReferrer(
    node: WalkNode,
    { descriptor, fetched: read }: Referrer,
  ): Promise<IgnoredReferrer['reason'] | undefined> {
    this.#options.signal?.throwIfAborted();
    if (!isManifest(descriptor.mediaType)) {
      const what = `it refers to ${node.descriptor.digest}, and its media type ${JSON.stringify(descriptor.mediaType)} is not supported`;
      throw this.#nodes.failure(descriptor, what);
    }
    const fetched = read ?? (await this.#fetch(descriptor.digest));
    if (fetched === undefined) {
      return 'absent';
    }
    const subject = node.descriptor.digest;
    if (this.#nodes.parse(fetched).subject?.digest !== subject) {
      return 'foreign';
    }
    this.#nodes.add(fetched, { role: 'referrer', depth: node.depth + 1, subject });
    return undefined;
  }

  async #visitCosign(node: WalkNode): Promise<void> {
    if (this.#options.cosignTags === 'none') {
      return;
    }
    const tags = cosignTags(node.descriptor.digest);
    await forEachParallel(tags, tags.length, async (tag) => {
      const fetched = (await this.#tags.mayHave(tag, node.role))
        ? await this.#source.findManifest(tag)
        : undefined;
      if (fetched !== undefined) {
        const subject = node.descriptor.digest;
        this.#nodes.add(fetched, { role: 'cosign', depth: node.depth + 1, subject, tag });
      }
    });
  }

  #fetch(digest: Digest): Promise<FetchedManifest | undefined> {
    const known = this.#nodes.fetched(digest);
    if (known !== undefined) {
      return Promise.resolve(known);
    }
    const pending = this.#fetching.get(digest) ?? this.#source.findManifest(digest);
    this.#fetching.set(digest, pending);
    return pending;
  }
}
