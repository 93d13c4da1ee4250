import type { Digest } from '../digest.ts';
import { LayoutError } from '../errors.ts';
import { Contents } from '../graph/contents.ts';
import { blobsOf, type Descriptor } from '../manifest.ts';
import { isManifest, isSchema1 } from '../media-types.ts';
import { blobPath } from './files.ts';
import type { Layout, ReadManifest } from './layout.ts';

/** Everything that hangs on one root, every byte of it hashed. */
export interface VerifiedGraph {
  readonly root: ReadManifest;
  /** All manifests, each once, children before parents: the root is the last. */
  readonly manifests: readonly ReadManifest[];
  /** All blobs, each once, in the order of the manifests: base layers come first. */
  readonly blobs: readonly Descriptor[];
  /** Sum of the sizes of `blobs`, in bytes. */
  readonly blobBytes: number;
  /** Layers that must not be distributed and stay where their `urls` point. */
  readonly foreign: readonly Descriptor[];
}

/** An index of indexes deeper than this is an attack. */
const MAX_DEPTH = 8;

/**
 * Walks a layout from a root and reads every manifest and blob: what this returns is complete and intact. An
 * entry of an index whose media type is no manifest's is an opaque blob (OCI image-spec, "Image Index": unknown
 * media types must not be an error).
 *
 * @param options.rootDigest which entry of `index.json`; may be left out when there is only one
 * @throws LayoutError, DigestMismatchError: missing, linked, cut, changed or contradictory content
 */
export async function verifyLayout(
  layout: Layout,
  options: { readonly rootDigest?: string } = {},
): Promise<VerifiedGraph> {
  const root = chooseRoot(layout, options.rootDigest);
  const walk = new Walk(layout);
  await walk.visit(root, 0);
  const blobs = [...walk.contents.blobs.values()];
  for (const blob of blobs) {
    await readThrough(layout, blob);
  }
  const manifests = [...walk.manifests.values()];
  const read = manifests.at(-1);
  if (read === undefined) {
    throw new LayoutError(layout.path, `its root ${root.digest} is no manifest`);
  }
  const blobBytes = blobs.reduce((total, { size }) => total + size, 0);
  return { root: read, manifests, blobs, blobBytes, foreign: [...walk.contents.foreign.values()] };
}

function chooseRoot(layout: Layout, rootDigest: string | undefined): Descriptor {
  const { roots, path } = layout;
  const listed = roots.map(({ digest }) => digest).join(', ') || 'none';
  const matching = rootDigest === undefined ? roots : roots.filter(({ digest }) => digest === rootDigest);
  // One image with several names has several entries of the same digest.
  const distinct = new Map(matching.map((root) => [root.digest, root]));
  const [root] = distinct.values();
  if (root === undefined) {
    throw new LayoutError(path, `index.json does not list ${rootDigest ?? 'any image'} (it lists ${listed})`);
  }
  if (distinct.size > 1) {
    throw new LayoutError(path, `index.json lists several images, so say which one: ${listed}`);
  }
  return root;
}

class Walk {
  readonly manifests = new Map<Digest, ReadManifest>();
  readonly contents = new Contents((descriptor, problem) => this.#error(descriptor, problem));
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  async visit(descriptor: Descriptor, depth: number): Promise<void> {
    if (isSchema1(descriptor.mediaType)) {
      throw this.#error(descriptor, 'Docker schema 1 is not supported: build the image again');
    }
    if (isManifest(descriptor.mediaType)) {
      this.contents.claim(descriptor);
      await this.#visitManifest(descriptor, depth);
    } else {
      this.contents.addBlob(descriptor);
    }
  }

  async #visitManifest(descriptor: Descriptor, depth: number): Promise<void> {
    const seen = this.manifests.get(descriptor.digest);
    if (seen !== undefined) {
      // Shared by two parents; both must mean the same.
      if (seen.manifest.mediaType !== descriptor.mediaType) {
        throw this.#error(descriptor, 'two descriptors give it different media types');
      }
      return;
    }
    if (depth > MAX_DEPTH) {
      throw this.#error(descriptor, `indexes are nested deeper than ${MAX_DEPTH}`);
    }
    const read = await this.#layout.readManifest(descriptor);
    if (read.manifest.kind === 'index') {
      for (const child of read.manifest.manifests) {
        await this.visit(child, depth + 1);
      }
    }
    for (const blob of blobsOf(read.manifest)) {
      this.contents.addBlob(blob);
    }
    // After its children, which makes the order that a registry accepts.
    this.manifests.set(descriptor.digest, read);
  }

  #error(descriptor: Descriptor, problem: string): LayoutError {
    return new LayoutError(blobPath(this.#layout.path, descriptor.digest), problem);
  }
}

async function readThrough(layout: Layout, descriptor: Descriptor): Promise<void> {
  const chunks = layout.openBlob(descriptor)[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true) {
    // Reading is what checks.
  }
}
