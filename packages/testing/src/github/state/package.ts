import type { Digest } from '../../registry/digest.ts';
import type { TestRegistry } from '../../registry/registry.ts';
import type { StoredManifest } from '../../registry/repositories.ts';
import type { Counter } from './counter.ts';
import type { Open } from './records.ts';

/** What the repository of the job may do with a package ("Manage Actions access"). */
export type PackageRole = 'read' | 'write' | 'admin';

/** Scopes of personal access tokens (classic) that matter to packages. */
export type PackageScope = 'read:packages' | 'write:packages' | 'delete:packages';

/** A version of a container package. */
export interface VersionRecord {
  readonly id: number;
  readonly digest: Digest;
  readonly createdAt: Date;
  /** Moves when a tag is set. */
  readonly updatedAt: Date;
  readonly downloads: number;
  /** What is needed to restore it; undefined while it is there. */
  readonly deleted: DeletedContent | undefined;
}

interface DeletedContent {
  readonly at: Date;
  readonly manifest: StoredManifest;
  readonly tags: readonly string[];
}

/** A container package: what its registry repository holds, with an id and times for each manifest. */
export class PackageState {
  readonly id: number;
  /** Login. */
  readonly owner: string;
  /** Below the owner. */
  readonly name: string;
  readonly createdAt: Date;
  visibility: 'public' | 'private' = 'private';
  /** Of the job's repository; undefined when it is not in the access list. */
  jobRole: PackageRole | undefined = 'admin';
  readonly #registry: TestRegistry;
  readonly #now: () => Date;
  /** By id, oldest first; deleted ones stay in their place. */
  readonly #versions = new Map<number, Open<VersionRecord>>();
  readonly #active = new Map<Digest, Open<VersionRecord>>();
  readonly #tags = new Map<Digest, Set<string>>();
  readonly #digestOfTag = new Map<string, Digest>();

  constructor(id: number, fullName: string, now: () => Date, registry: TestRegistry) {
    const slash = fullName.indexOf('/');
    this.id = id;
    this.owner = fullName.slice(0, slash);
    this.name = fullName.slice(slash + 1);
    this.createdAt = now();
    this.#now = now;
    this.#registry = registry;
  }

  /** `owner/name`, as it stands in image references. */
  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** Versions that are there, newest first. */
  get active(): readonly VersionRecord[] {
    return [...this.#versions.values()].filter(({ deleted }) => deleted === undefined).reverse();
  }

  /** Versions that were deleted, newest first. */
  get deleted(): readonly VersionRecord[] {
    return [...this.#versions.values()].filter(({ deleted }) => deleted !== undefined).reverse();
  }

  find(id: number): Open<VersionRecord> | undefined {
    return this.#versions.get(id);
  }

  /** The version that a digest has now. */
  version(digest: string): Open<VersionRecord> | undefined {
    return this.#active.get(digest as Digest);
  }

  /** Sorted. */
  tagsOf({ digest, deleted }: VersionRecord): readonly string[] {
    return deleted?.tags ?? [...(this.#tags.get(digest) ?? [])].sort();
  }

  /** Whether it is the only version that has a tag. */
  isLastTagged({ digest }: VersionRecord): boolean {
    return this.#tags.size === 1 && this.#tags.has(digest);
  }

  /** A manifest was pushed: a new version, or a tag for one that is there. */
  pushed({ digest }: StoredManifest, tags: readonly string[], ids: Counter): void {
    const now = this.#now();
    const known = this.#active.get(digest);
    if (known === undefined) {
      const version = {
        id: ids.next(),
        digest,
        createdAt: now,
        updatedAt: now,
        downloads: 0,
        deleted: undefined,
      };
      this.#versions.set(version.id, version);
      this.#active.set(digest, version);
    } else if (tags.length > 0) {
      known.updatedAt = now;
    }
    for (const tag of tags) this.#attach(tag, digest);
  }

  /** Takes a version out of package and registry. */
  delete(version: Open<VersionRecord>): void {
    const manifest = this.#registry.manifest(this.fullName, version.digest);
    if (manifest === undefined) throw new TypeError(`the registry has no ${version.digest}`);
    version.deleted = { at: this.#now(), manifest, tags: this.tagsOf(version) };
    for (const tag of version.deleted.tags) this.#digestOfTag.delete(tag);
    this.#tags.delete(version.digest);
    this.#active.delete(version.digest);
    void this.#registry.removeManifest(this.fullName, version.digest);
  }

  /** Puts a deleted version back, with its id, its times, and those of its tags that nobody has taken. */
  restore(version: Open<VersionRecord>): void {
    const { deleted, updatedAt } = version;
    if (deleted === undefined) return;
    const { bytes, digest, mediaType } = deleted.manifest;
    const tags = deleted.tags.filter((tag) => !this.#digestOfTag.has(tag));
    version.deleted = undefined;
    this.#active.set(version.digest, version);
    void this.#registry.putManifest(this.fullName, bytes, { tags, digest, mediaType });
    version.updatedAt = updatedAt;
  }

  #attach(tag: string, digest: Digest): void {
    const before = this.#digestOfTag.get(tag);
    const others = before === undefined ? undefined : this.#tags.get(before);
    others?.delete(tag);
    if (before !== undefined && others?.size === 0) this.#tags.delete(before);
    const tags = this.#tags.get(digest) ?? new Set();
    tags.add(tag);
    this.#tags.set(digest, tags);
    this.#digestOfTag.set(tag, digest);
  }
}
