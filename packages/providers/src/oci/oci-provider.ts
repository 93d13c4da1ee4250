/** Any registry, through the distribution API alone. */
import { UserError } from '@container-kit/core';
import {
  type Digest,
  isImageManifest,
  isManifest,
  parseManifest,
  type RegistryClient,
  type RepositoryClient,
  UnsupportedDeletionError,
} from '@container-kit/registry';
import type { Content, Inventory, ManifestFacts, Version } from '@container-kit/retention';
import type {
  DeletionResult,
  EdgeCache,
  ExpectedVersion,
  Provider,
  ReadInventoryOptions,
} from '../provider.ts';
import { type ConfigFacts, configFactsOf, contentOf } from './facts.ts';
import { inParallel } from './parallel.ts';

const NO_TIMES = {
  pushed: undefined,
  created: undefined,
  updated: undefined,
  lastPulled: undefined,
} as const;

/**
 * Lists tags and follows what they lead to. Registries tell no push time, so that ages are what images say; untagged manifests
 * are seen only where something leads to them, or as referrers.
 */
export class OciProvider implements Provider {
  readonly name = 'oci';
  readonly canRestore = false;
  readonly canUntag = true;
  readonly listsUntagged = false;
  readonly #client: RegistryClient;
  readonly #registry: string;

  /** @param registry host as in references */
  constructor(client: RegistryClient, registry: string) {
    this.#client = client;
    this.#registry = registry;
  }

  /** @throws {UserError} for a glob: there is no list of repositories in the specification */
  async listRepositories(globs: readonly string[]): Promise<readonly string[]> {
    const glob = globs.find((each) => /[*?]/.test(each));
    if (glob === undefined) return globs;
    throw new UserError(`${this.#registry} does not list its repositories, so ${glob} can't be resolved`, {
      fix: 'name each repository',
    });
  }

  async readInventory(repository: string, options: ReadInventoryOptions): Promise<Inventory> {
    const reader = new Reader(this.#open(repository, options.signal), options.known);
    await reader.readTags();
    await reader.readReferrers();
    const inventory = (): Inventory => ({
      repository,
      readAt: new Date(),
      versions: reader.versions,
      doubts: [],
    });
    for (;;) {
      const wanted = options.needed?.(inventory()) ?? reader.unread();
      if (wanted.length === 0) return inventory();
      await inParallel(wanted, (digest) => reader.readUntagged(digest));
    }
  }

  async deleteVersion(repository: string, expected: ExpectedVersion): Promise<DeletionResult> {
    const target = this.#open(repository);
    const { digest, tags } = expected;
    const current = await inParallel(tags, async (tag) => (await target.headManifest(tag))?.digest);
    const moved = tags.find((_, at) => current[at] !== digest);
    if (moved !== undefined) return { outcome: 'drifted', reason: `tag ${moved} points elsewhere now` };
    try {
      return { outcome: await target.deleteManifest(digest) };
    } catch (error) {
      if (!(error instanceof UnsupportedDeletionError)) throw error;
      throw new UserError(`${this.#registry} deletes no manifests: ${error.problem}`, {
        fix: 'allow it in the registry (docker distribution: REGISTRY_STORAGE_DELETE_ENABLED=true)',
        cause: error,
      });
    }
  }

  async untag(repository: string, tag: string, { digest }: ExpectedVersion): Promise<DeletionResult> {
    const target = this.#open(repository);
    const current = (await target.headManifest(tag))?.digest;
    if (current === undefined) return { outcome: 'absent' };
    if (current !== digest) return { outcome: 'drifted', reason: `tag ${tag} points elsewhere now` };
    try {
      return { outcome: await target.deleteTag(tag) };
    } catch (error) {
      if (!(error instanceof UnsupportedDeletionError)) throw error;
      return { outcome: 'blocked', reason: `${this.#registry} deletes no tags` };
    }
  }

  async restoreVersion(): Promise<void> {
    throw new UserError(`${this.#registry} can't restore what was deleted`, { fix: 'push the image again' });
  }

  async arrivalsSince(repository: string, seen: Inventory): Promise<Inventory> {
    const known = new Map(
      [...seen.versions.values()].flatMap(({ tags, digest }) => tags.map((tag) => [tag, digest])),
    );
    const facts = new Map<Digest, ManifestFacts>();
    for (const { digest, content } of seen.versions.values()) {
      if (content.kind === 'manifest') facts.set(digest, content.manifest);
    }
    const reader = new Reader(this.#open(repository), facts);
    await reader.readTags((tag, digest) => known.get(tag) !== digest);
    return { repository, readAt: new Date(), versions: reader.versions, doubts: [] };
  }

  #open(repository: string, signal?: AbortSignal): RepositoryClient {
    return this.#client.repository(this.#registry, repository, signal === undefined ? {} : { signal });
  }
}

/** Reads one repository. */
class Reader {
  readonly versions = new Map<Digest, Version>();
  readonly #repository: RepositoryClient;
  readonly #known: EdgeCache;
  #tags: readonly string[] = [];

  constructor(repository: RepositoryClient, known: EdgeCache) {
    this.#repository = repository;
    this.#known = known;
  }

  /** All tags, or those that `wanted` picks by what they point to now. */
  async readTags(wanted: (tag: string, digest: Digest) => boolean = () => true): Promise<void> {
    this.#tags = await this.#repository.listTags();
    const found = await inParallel(this.#tags, async (tag) => {
      const descriptor = await this.#repository.headManifest(tag);
      return descriptor !== undefined && wanted(tag, descriptor.digest)
        ? { tag, digest: descriptor.digest }
        : undefined;
    });
    const byDigest = Map.groupBy(
      found.filter((each) => each !== undefined),
      ({ digest }) => digest,
    );
    await inParallel([...byDigest], async ([digest, entries]) => {
      const tags = entries.map(({ tag }) => tag).sort();
      this.#add(digest, tags, await this.#contentOf(digest));
    });
  }

  /** What refers to the tagged images, and to what they list. */
  async readReferrers(): Promise<void> {
    const subjects = [...this.versions.values()].filter(({ tags }) => tags.length > 0);
    await inParallel(subjects, async ({ digest }) => {
      for (const { descriptor } of await this.#repository.listReferrers(digest, {
        tags: async () => new Set(this.#tags),
      })) {
        if (this.versions.has(descriptor.digest)) continue;
        this.#add(descriptor.digest, [], await this.#contentOf(descriptor.digest));
      }
    });
  }

  async readUntagged(digest: Digest): Promise<void> {
    this.#add(digest, this.versions.get(digest)?.tags ?? [], await this.#contentOf(digest));
  }

  unread(): readonly Digest[] {
    return [...this.versions.values()]
      .filter(({ content }) => content.kind === 'unread')
      .map(({ digest }) => digest);
  }

  #add(digest: Digest, tags: readonly string[], content: Content): void {
    this.versions.set(digest, { digest, id: undefined, tags, times: NO_TIMES, content });
    if (content.kind !== 'manifest') return;
    this.#known.set(digest, content.manifest);
    for (const child of content.manifest.children) {
      if (!this.versions.has(child.digest)) {
        this.versions.set(child.digest, {
          digest: child.digest,
          id: undefined,
          tags: [],
          times: NO_TIMES,
          content: { kind: 'unread' },
        });
      }
    }
  }

  async #contentOf(digest: Digest): Promise<Content> {
    const known = this.#known.get(digest);
    if (known !== undefined) return { kind: 'manifest', manifest: known };
    const fetched = await this.#repository.findManifest(digest);
    if (fetched === undefined) return { kind: 'missing' };
    const { mediaType } = fetched.descriptor;
    try {
      return contentOf(fetched, await this.#configOf(fetched.bytes, mediaType));
    } catch {
      return contentOf(fetched);
    }
  }

  /** An index says no time: its first image does. */
  async #configOf(bytes: Uint8Array, mediaType: string): Promise<ConfigFacts | undefined> {
    const manifest = parseManifest(bytes, mediaType);
    if (manifest.kind === 'image') {
      const { config } = manifest;
      return isImageConfig(config.mediaType)
        ? configFactsOf(await this.#repository.readBlob(config))
        : undefined;
    }
    const first = manifest.manifests.find(
      (child) => isManifest(child.mediaType) && child.platform?.os !== 'unknown',
    );
    const fetched = first && (await this.#repository.findManifest(first.digest));
    return fetched &&
      (isImageManifest(fetched.descriptor.mediaType) || isManifest(fetched.descriptor.mediaType))
      ? this.#configOf(fetched.bytes, fetched.descriptor.mediaType)
      : undefined;
  }
}

function isImageConfig(mediaType: string): boolean {
  return /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/.test(mediaType);
}
