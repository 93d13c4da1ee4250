/** A registry in memory, as far as retention needs one. It refuses and restores as GitHub's does. */
import type {
  DeletionResult,
  ExpectedVersion,
  Provider,
  ReadInventoryOptions,
} from '@container-kit/providers';
import type { Digest } from '@container-kit/registry';
import type { Inventory, Version } from '@container-kit/retention';

/** Called right before a version is deleted: what somebody else does at that moment. */
export type Meanwhile = (digest: Digest) => void;

export class MemoryProvider implements Provider {
  readonly name = 'ghcr';
  readonly canRestore = true;
  readonly canUntag = true;
  readonly listsUntagged = true;
  /** Everything that was asked for, in order: `delete sha256:...`. */
  readonly calls: string[] = [];
  readonly blocked = new Set<Digest>();
  meanwhile: Meanwhile = () => undefined;
  readonly #repositories: Map<string, Map<Digest, Version>>;
  readonly #gone = new Map<string, Version>();

  constructor(...inventories: readonly Inventory[]) {
    this.#repositories = new Map(
      inventories.map(({ repository, versions }) => [repository, new Map(versions)]),
    );
  }

  /** The versions of a repository; change it as others would. */
  versions(repository: string): Map<Digest, Version> {
    const versions = this.#repositories.get(repository);
    if (versions === undefined) throw new Error(`there is no repository ${repository}`);
    return versions;
  }

  async listRepositories(globs: readonly string[]): Promise<readonly string[]> {
    return globs;
  }

  async readInventory(repository: string, _options: ReadInventoryOptions): Promise<Inventory> {
    this.calls.push(`read ${repository}`);
    const versions = new Map(this.versions(repository));
    return { repository, readAt: new Date(), versions, doubts: [] };
  }

  async deleteVersion(repository: string, expected: ExpectedVersion): Promise<DeletionResult> {
    const { digest, tags } = expected;
    this.meanwhile(digest);
    this.calls.push(`delete ${digest}`);
    const versions = this.versions(repository);
    const version = versions.get(digest);
    if (version === undefined) return { outcome: 'absent' };
    if (this.blocked.has(digest)) return { outcome: 'blocked', reason: 'more than 5,000 downloads' };
    if (version.tags.join() !== tags.join()) return { outcome: 'drifted', reason: 'its tags changed' };
    versions.delete(digest);
    this.#gone.set(`${repository}@${digest}`, version);
    return { outcome: 'deleted' };
  }

  async untag(repository: string, tag: string, { digest }: ExpectedVersion): Promise<DeletionResult> {
    this.calls.push(`untag ${tag}`);
    const versions = this.versions(repository);
    const version = versions.get(digest);
    if (version === undefined) return { outcome: 'absent' };
    versions.set(digest, { ...version, tags: version.tags.filter((each) => each !== tag) });
    return { outcome: 'deleted' };
  }

  async restoreVersion(repository: string, { digest }: { readonly digest: Digest }): Promise<void> {
    this.calls.push(`restore ${digest}`);
    const version = this.#gone.get(`${repository}@${digest}`);
    if (version === undefined) throw new Error(`${digest} was not deleted`);
    this.versions(repository).set(digest, version);
  }

  async arrivalsSince(repository: string, seen: Inventory): Promise<Inventory> {
    const arrived = [...this.versions(repository)].filter(
      ([digest, { tags }]) => seen.versions.get(digest)?.tags.join() !== tags.join(),
    );
    return { repository, readAt: new Date(), versions: new Map(arrived), doubts: [] };
  }
}
