import { type Expected, type VerifiedContent, verifyBytes } from '../content.ts';
import { type Digest, isDigest } from '../digest.ts';
import type { Referrer, ReferrerQuery, Source } from '../graph/source.ts';
import { type Descriptor, MAX_MANIFEST_BYTES, parseManifest } from '../manifest.ts';
import { isManifest } from '../media-types.ts';
import { artifactTypeOf } from '../referrers/relation.ts';
import type { FetchedManifest } from '../repository/manifests.ts';
import { blobPath, findSmallFile } from './files.ts';
import { type Layout, openLayout } from './layout.ts';
import { refName } from './ref-name.ts';

/** An OCI layout folder as something to copy from. Tags are the `org.opencontainers.image.ref.name` of its entries. */
export class LayoutSource implements Source {
  readonly name: string;
  readonly #layout: Layout;
  /** Entries of `index.json` and of its indexes, by digest: a blob file does not tell its own media type. */
  readonly #entries = new Map<Digest, Descriptor>();
  #referrers: Promise<ReadonlyMap<Digest, readonly Referrer[]>> | undefined;

  constructor(layout: Layout) {
    this.name = layout.path;
    this.#layout = layout;
    for (const root of layout.roots) {
      this.#entries.set(root.digest, root);
    }
  }

  /** @throws LayoutError when the folder is no layout */
  static async open(folder: string): Promise<LayoutSource> {
    return new LayoutSource(await openLayout(folder));
  }

  async findManifest(tagOrDigest: string): Promise<FetchedManifest | undefined> {
    const digest = isDigest(tagOrDigest)
      ? tagOrDigest
      : this.#layout.roots.find((root) => refName(root) === tagOrDigest)?.digest;
    if (digest === undefined) {
      return undefined;
    }
    const bytes = await findSmallFile(blobPath(this.#layout.path, digest), MAX_MANIFEST_BYTES);
    if (bytes === undefined) {
      return undefined;
    }
    verifyBytes(bytes, { digest });
    const mediaType = this.#entries.get(digest)?.mediaType ?? '';
    return { descriptor: { mediaType, digest, size: bytes.byteLength }, bytes };
  }

  getBlob(expected: Expected): VerifiedContent {
    return this.#layout.openBlob(expected);
  }

  /** Looks through all manifests that `index.json` leads to, once. */
  async listReferrers(subject: Digest, query: ReferrerQuery = {}): Promise<readonly Referrer[]> {
    this.#referrers ??= this.#readReferrers();
    const { artifactType } = query;
    return ((await this.#referrers).get(subject) ?? []).filter(
      ({ descriptor }) => artifactType === undefined || descriptor.artifactType === artifactType,
    );
  }

  async listTags(): Promise<readonly string[]> {
    return [...new Set(this.#layout.roots.map(refName))].filter((name) => name !== undefined);
  }

  async hasTag(tag: string): Promise<boolean> {
    return this.#layout.roots.some((root) => refName(root) === tag);
  }

  async #readReferrers(): Promise<ReadonlyMap<Digest, readonly Referrer[]>> {
    const bySubject = new Map<Digest, Referrer[]>();
    const seen = new Set<Digest>();
    const open = [...this.#layout.roots];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const fetched =
        seen.has(entry.digest) || !isManifest(entry.mediaType) ? undefined : await this.#read(entry);
      seen.add(entry.digest);
      if (fetched !== undefined) {
        const manifest = parseManifest(fetched.bytes, entry.mediaType);
        open.push(...(manifest.kind === 'index' ? manifest.manifests : []));
        const subject = manifest.subject?.digest;
        if (subject !== undefined) {
          bySubject.set(subject, [...(bySubject.get(subject) ?? []), asReferrer(fetched)]);
        }
      }
    }
    return bySubject;
  }

  #read(entry: Descriptor): Promise<FetchedManifest | undefined> {
    this.#entries.set(entry.digest, entry);
    return this.findManifest(entry.digest);
  }
}

function asReferrer(fetched: FetchedManifest): Referrer {
  const artifactType = artifactTypeOf(fetched);
  return {
    descriptor: { ...fetched.descriptor, ...(artifactType === undefined ? {} : { artifactType }) },
    fetched,
  };
}
