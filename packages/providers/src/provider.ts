/** One repository of one registry, as retention needs it. */
import type { Digest } from '@container-kit/registry';
import type { Inventory, ManifestFacts } from '@container-kit/retention';

/** What became of a deletion. Refusals that a registry documents are outcomes, not failures. */
export type DeletionResult =
  | { readonly outcome: 'deleted' | 'absent' }
  /** The registry will never delete it: more than 5,000 downloads, the last tagged version, a lock. */
  | { readonly outcome: 'blocked'; readonly reason: string }
  /** It is not what the plan saw: other tags, another time. Nothing was deleted. */
  | { readonly outcome: 'drifted'; readonly reason: string };

/** What the plan saw of a version. */
export interface ExpectedVersion {
  readonly digest: Digest;
  readonly id: number | undefined;
  readonly tags: readonly string[];
  /** ISO 8601. */
  readonly updatedAt: string | undefined;
}

/** See above. Made for one host; all repositories of that host share its pace. */
export interface Provider {
  readonly name: 'ghcr' | 'docker-hub' | 'oci';
  /** Whether what was deleted can be restored. */
  readonly canRestore: boolean;
  /** Whether one of several tags can go alone. */
  readonly canUntag: boolean;
  /** Whether versions without a tag are listed at all. */
  readonly listsUntagged: boolean;
  /** Names below the host that match none, one or several of the globs: `org/*`. */
  listRepositories(globs: readonly string[]): Promise<readonly string[]>;
  /** Reads a repository: the listing, then manifests from the roots down. `known` are edges from earlier runs. */
  readInventory(repository: string, options: ReadInventoryOptions): Promise<Inventory>;
  /** Looks whether the version still is what the plan saw, and deletes it. */
  deleteVersion(repository: string, expected: ExpectedVersion): Promise<DeletionResult>;
  /** Takes one tag away and leaves the digest. */
  untag(repository: string, tag: string, expected: ExpectedVersion): Promise<DeletionResult>;
  /** Brings a deleted version back. */
  restoreVersion(
    repository: string,
    version: { readonly digest: Digest; readonly id: number },
  ): Promise<void>;
  /**
   * Tags that deleted versions had when they went, where the registry remembers: one that came in the moment between the last
   * look and the deletion is among them.
   */
  tagsOfDeleted?(
    repository: string,
    ids: ReadonlySet<number>,
  ): Promise<ReadonlyMap<number, readonly string[]>>;
  /** Versions that came, or whose tags moved, since that moment, with their manifests read. */
  arrivalsSince(repository: string, seen: Inventory): Promise<Inventory>;
}

export interface ReadInventoryOptions {
  readonly known: EdgeCache;
  /** `roots`: the fewest reads that tell what hangs on what. `all`: also children, for exact bytes. */
  readonly depth: 'roots' | 'all';
  /**
   * Which of the `unread` manifests of a listing to read next; nothing when that is enough. `neededReads` of the engine with
   * the rules of the repository; without it all that `depth` says is read.
   */
  readonly needed?: (inventory: Inventory) => readonly Digest[];
  /**
   * Also reads the configurations of images, for their labels and times. By default where times are known in no other way,
   * and with depth `all`.
   */
  readonly configs?: boolean;
  readonly signal: AbortSignal;
}

/** Facts by digest, which never change; kept between runs. */
export interface EdgeCache {
  /** Undefined also when the configuration is needed and was not kept. */
  get(digest: Digest, needs?: FactsNeed): ManifestFacts | undefined;
  /** @param source what the facts were read from: with it a cache can prove them the next time */
  set(digest: Digest, facts: ManifestFacts, source: ManifestSource): void;
}

/** How much facts must be made of: `config` wants the labels and time of the configuration among them. */
export type FactsNeed = 'manifest' | 'config';

/** Bytes that hash to the digest of a manifest, and those that hash to its configuration's where that was read. */
export interface ManifestSource {
  /** As the registry said. */
  readonly mediaType: string;
  readonly manifest: Uint8Array;
  readonly config: Uint8Array | undefined;
}
