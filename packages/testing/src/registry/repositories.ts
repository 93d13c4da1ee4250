import { algorithmOf, type Digest, encodedOf, parseDigest } from './digest.ts';
import { type ManifestDocument, readAnyManifest } from './manifest-document.ts';
import { OciError } from './oci-error.ts';
import type { Staging, Storage } from './storage/storage.ts';

/** A manifest as it was pushed: the exact bytes, the digest it was pushed under, and what was understood of it. */
export interface StoredManifest extends ManifestDocument {
  readonly digest: Digest;
  readonly bytes: Buffer;
}

/** One repository: the blobs and manifests it may serve, and its tags in the order they were first pushed. */
export interface Repository {
  readonly blobs: ReadonlySet<Digest>;
  readonly manifests: ReadonlyMap<Digest, StoredManifest>;
  readonly tags: ReadonlyMap<string, Digest>;
}

interface MutableRepository {
  readonly blobs: Set<Digest>;
  readonly manifests: Map<Digest, StoredManifest>;
  readonly tags: Map<string, Digest>;
}

/** Told of each manifest that is stored, before whoever stored it knows: its repository, and the tags that point to it now. */
export type ManifestListener = (name: string, manifest: StoredManifest, tags: readonly string[]) => void;

const EMPTY: Repository = { blobs: new Set(), manifests: new Map(), tags: new Map() };

/**
 * All repositories of one registry. The maps change at once, in the order of the calls, and each change is written to
 * storage before the call returns.
 */
export class Repositories {
  readonly #storage: Storage;
  readonly #byName = new Map<string, MutableRepository>();
  readonly #listeners: ManifestListener[] = [];
  #lastChangeOfContent: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Opens a registry with every record that the storage holds. */
  static async load(storage: Storage): Promise<Repositories> {
    const repositories = new Repositories(storage);
    for await (const [key, value] of storage.records()) {
      repositories.#restore(key, value);
    }
    return repositories;
  }

  /** From now on tells of each manifest that is stored. */
  watch(listener: ManifestListener): void {
    this.#listeners.push(listener);
  }

  /** Names of the repositories that hold anything, sorted. */
  names(): readonly string[] {
    return [...this.#byName.keys()].filter((name) => this.exists(name)).sort();
  }

  /** A repository exists while it holds a blob, a manifest or a tag. */
  exists(name: string): boolean {
    const { blobs, manifests, tags } = this.get(name);
    return blobs.size + manifests.size + tags.size > 0;
  }

  /** The repository of this name; an empty one when it does not exist. */
  get(name: string): Repository {
    return this.#byName.get(name) ?? EMPTY;
  }

  /** The manifest that a tag or digest names, if any. */
  find(name: string, reference: string): StoredManifest | undefined {
    const { manifests, tags } = this.get(name);
    const digest = parseDigest(reference) ?? tags.get(reference);
    return digest === undefined ? undefined : manifests.get(digest);
  }

  /** Throws 404 NAME_UNKNOWN when there is no such repository. */
  requireRepository(name: string): Repository {
    if (!this.exists(name)) {
      throw new OciError(404, 'NAME_UNKNOWN', `repository ${name} is not known`, { detail: { name } });
    }
    return this.get(name);
  }

  /** Turns staged bytes into a blob of this repository. The caller has checked the digest. */
  addBlob(name: string, digest: Digest, staging: Staging): Promise<void> {
    return this.#changeContent(async () => {
      await staging.commit(digest);
      await this.#link(name, digest);
    });
  }

  /** Mounts a blob that `from`, or with no `from` any repository, holds. Says whether there was one. */
  mountBlob(name: string, digest: Digest, from: string | undefined): Promise<boolean> {
    return this.#changeContent(async () => {
      const sources = from === undefined ? [...this.#byName.values()] : [this.get(from)];
      const found = sources.some((source) => source.blobs.has(digest));
      if (found) {
        await this.#link(name, digest);
      }
      return found;
    });
  }

  /** Removes a blob from this repository, and its bytes once no repository holds it. Says whether it was there. */
  removeBlob(name: string, digest: Digest): Promise<boolean> {
    return this.#changeContent(async () => {
      const found = this.#mutable(name).blobs.delete(digest);
      if (found) {
        await this.#storage.removeRecord(blobKey(name, digest));
        if (![...this.#byName.values()].some((other) => other.blobs.has(digest))) {
          await this.#storage.remove(digest);
        }
      }
      return found;
    });
  }

  /** Stores a manifest and points tags at it. */
  async putManifest(name: string, manifest: StoredManifest, tags: readonly string[]): Promise<void> {
    const repository = this.#mutable(name);
    repository.manifests.set(manifest.digest, manifest);
    for (const tag of tags) {
      repository.tags.set(tag, manifest.digest);
    }
    for (const listener of this.#listeners) listener(name, manifest, tags);
    const record = Buffer.concat([Buffer.from(`${manifest.mediaType}\n`), manifest.bytes]);
    // Every write is ordered before the first is awaited: a later request must not slip in between.
    await Promise.all([
      this.#storage.putRecord(manifestKey(name, manifest.digest), record),
      ...tags.map((tag) => this.#storage.putRecord(tagKey(name, tag), Buffer.from(manifest.digest))),
    ]);
  }

  /** Removes a tag and nothing else. Says whether it was there. */
  async removeTag(name: string, tag: string): Promise<boolean> {
    const found = this.#mutable(name).tags.delete(tag);
    await this.#storage.removeRecord(tagKey(name, tag));
    return found;
  }

  /** Removes a manifest and every tag that points at it. Says whether it was there. */
  async removeManifest(name: string, digest: Digest): Promise<boolean> {
    const { manifests, tags } = this.#mutable(name);
    const found = manifests.delete(digest);
    const dangling = [...tags].filter(([, target]) => target === digest).map(([tag]) => tag);
    await Promise.all([
      ...dangling.map((tag) => this.removeTag(name, tag)),
      this.#storage.removeRecord(manifestKey(name, digest)),
    ]);
    return found;
  }

  /** Empties every repository. */
  async clear(): Promise<void> {
    for (const [name, { blobs, manifests, tags }] of this.#byName) {
      await Promise.all([...tags.keys()].map((tag) => this.removeTag(name, tag)));
      await Promise.all([...manifests.keys()].map((digest) => this.removeManifest(name, digest)));
      await Promise.all([...blobs].map((digest) => this.removeBlob(name, digest)));
    }
    this.#byName.clear();
  }

  async #link(name: string, digest: Digest): Promise<void> {
    this.#mutable(name).blobs.add(digest);
    await this.#storage.putRecord(blobKey(name, digest), Buffer.alloc(0));
  }

  #mutable(name: string): MutableRepository {
    const found = this.#byName.get(name) ?? { blobs: new Set(), manifests: new Map(), tags: new Map() };
    this.#byName.set(name, found);
    return found;
  }

  /** One at a time: a blob that is pushed while its last holder deletes it must not lose its bytes. */
  #changeContent<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#lastChangeOfContent.then(change);
    this.#lastChangeOfContent = done.catch(() => {});
    return done;
  }

  #restore(key: string, value: Buffer): void {
    const [, name, kind, id] = /^(.+)\/_(blobs|manifests|tags)\/(.+)$/.exec(key) ?? [];
    if (name === undefined || kind === undefined || id === undefined) {
      throw new Error(`storage has the foreign record ${key}; give the registry a directory of its own`);
    }
    const repository = this.#mutable(name);
    if (kind === 'tags') {
      repository.tags.set(id, value.toString() as Digest);
    } else if (kind === 'blobs') {
      repository.blobs.add(id.replace('/', ':') as Digest);
    } else {
      const end = value.indexOf('\n');
      const bytes = value.subarray(end + 1);
      const digest = id.replace('/', ':') as Digest;
      repository.manifests.set(digest, {
        ...readAnyManifest(bytes, value.toString('utf8', 0, end)),
        digest,
        bytes,
      });
    }
  }
}

// No component of a repository name can begin with "_", so these keys never meet those of another repository.
function blobKey(name: string, digest: Digest): string {
  return `${name}/_blobs/${algorithmOf(digest)}/${encodedOf(digest)}`;
}

function manifestKey(name: string, digest: Digest): string {
  return `${name}/_manifests/${algorithmOf(digest)}/${encodedOf(digest)}`;
}

function tagKey(name: string, tag: string): string {
  return `${name}/_tags/${tag}`;
}
