/** GitHub Container Registry: versions by the Packages API, manifests by the registry. */
import type { GitHubClient, Packages, PackageVersion } from '@container-kit/github';
import type { Digest, RegistryClient } from '@container-kit/registry';
import type { Inventory } from '@container-kit/retention';
import { expandGlobs } from '../globs.ts';
import { readNeeded } from '../inventory/read-needed.ts';
import { ManifestReader } from '../manifest/reader.ts';
import type { DeletionResult, ExpectedVersion, Provider, ReadInventoryOptions } from '../provider.ts';
import { readArrivals } from './arrivals.ts';
import { listPackage, type PackagePlaces, versionOf } from './listing.ts';
import { splitName } from './name.ts';
import { untag } from './untag.ts';

/** What a {@link GhcrProvider} is made of. */
export interface GhcrParts {
  /** Host as in references. */
  readonly host: string;
  readonly client: RegistryClient;
  /** All packages of the job share its pace. */
  readonly github: GitHubClient;
  /** Epoch in ms, of this machine. */
  readonly now: () => number;
}

/** See above. The first part of a repository's name is the owner. */
export class GhcrProvider implements Provider {
  readonly name = 'ghcr';
  readonly canRestore = true;
  readonly canUntag = true;
  readonly listsUntagged = true;
  readonly #parts: GhcrParts;
  readonly #owners = new Map<string, Promise<Packages>>();

  constructor(parts: GhcrParts) {
    this.#parts = parts;
  }

  async listRepositories(globs: readonly string[]): Promise<readonly string[]> {
    return expandGlobs(globs, async (glob) => {
      const { owner } = splitName(glob);
      const names: string[] = [];
      for await (const { name } of (await this.#packages(owner)).list()) names.push(`${owner}/${name}`);
      return names;
    });
  }

  async readInventory(repository: string, options: ReadInventoryOptions): Promise<Inventory> {
    const places = await this.#places(repository, options.signal);
    const readAt = new Date(this.#parts.now());
    const { versions, doubts } = await listPackage(places);
    const listed = versions.map(versionOf).filter((version) => version !== undefined);
    const inventory = {
      repository,
      readAt,
      versions: new Map(listed.map((version) => [version.digest, version])),
      doubts,
    };
    const { known, configs = options.depth === 'all' } = options;
    const shared = (digest: Digest): Digest => inventory.versions.get(digest)?.digest ?? digest;
    const reader = new ManifestReader({ repository: places.repository, known, configs, shared });
    return readNeeded(inventory, { reader, options });
  }

  async deleteVersion(repository: string, expected: ExpectedVersion): Promise<DeletionResult> {
    const { packages, name } = await this.#places(repository);
    const id = idOf(expected);
    const version = await packages.get(name, id);
    if (version === undefined) return { outcome: 'absent' };
    const drift = driftOf(version, expected);
    return drift === undefined ? await packages.delete(name, id) : { outcome: 'drifted', reason: drift };
  }

  async untag(repository: string, tag: string, expected: ExpectedVersion): Promise<DeletionResult> {
    return untag(await this.#places(repository), tag, expected.digest, idOf(expected));
  }

  async restoreVersion(
    repository: string,
    { id }: { readonly digest: Digest; readonly id: number },
  ): Promise<void> {
    const { packages, name } = await this.#places(repository);
    await packages.restore(name, id);
  }

  async tagsOfDeleted(
    repository: string,
    ids: ReadonlySet<number>,
  ): Promise<ReadonlyMap<number, readonly string[]>> {
    const { packages, name } = await this.#places(repository);
    const { items } = await packages.versions(name, 'deleted');
    return new Map(items.filter(({ id }) => ids.has(id)).map(({ id, tags }) => [id, tags]));
  }

  async arrivalsSince(repository: string, seen: Inventory): Promise<Inventory> {
    return readArrivals(await this.#places(repository), seen, new Date(this.#parts.now()));
  }

  async #places(repository: string, signal?: AbortSignal): Promise<PackagePlaces> {
    const { owner, name } = splitName(repository);
    const { client, host } = this.#parts;
    return {
      packages: await this.#packages(owner),
      name,
      repository: client.repository(host, repository, signal === undefined ? {} : { signal }),
    };
  }

  /** The kind of an owner is found out once. */
  #packages(owner: string): Promise<Packages> {
    const { github } = this.#parts;
    const known = this.#owners.get(owner);
    if (known !== undefined) return known;
    const found = github.packageOwner(owner).then((account) => github.packages(account));
    this.#owners.set(owner, found);
    found.catch(() => this.#owners.delete(owner));
    return found;
  }
}

function idOf({ id, digest }: ExpectedVersion): number {
  if (id !== undefined) return id;
  throw new TypeError(`${digest} has no id of the Packages API`);
}

/** What is not as the plan saw it. A tag that was set and removed again still moves the time. */
function driftOf(version: PackageVersion, expected: ExpectedVersion): string | undefined {
  if (version.digest !== expected.digest) return `its id is now that of ${version.digest}`;
  const tags = [...version.tags].sort().join(', ');
  if (tags !== [...expected.tags].sort().join(', ')) {
    return tags === '' ? 'it has no tags any more' : `its tags are now ${tags}`;
  }
  const moved = expected.updatedAt !== undefined && Date.parse(expected.updatedAt) !== version.updatedAt;
  return moved ? `it was touched at ${new Date(version.updatedAt).toISOString()}` : undefined;
}
