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
  readonly signal: AbortSignal;
}

/** Facts by digest, which never change; kept between runs. */
export interface EdgeCache {
  get(digest: Digest): ManifestFacts | undefined;
  set(digest: Digest, facts: ManifestFacts): void;
}
