/** Tags that came or moved while a run deletes. */
import { type Digest, forEachParallel, type RepositoryClient } from '@container-kit/registry';
import type { Inventory, Version } from '@container-kit/retention';
import { MemoryEdgeCache } from '../cache/memory-edge-cache.ts';
import { readNeeded } from '../inventory/read-needed.ts';
import { leadsOn } from '../manifest/facts.ts';
import { ManifestReader } from '../manifest/reader.ts';
import { taggedVersion } from './inventory.ts';
import { listTags, readTags } from './tags.ts';

const PARALLEL = 16;

/** So many of the tags that were there before are looked at each time; of more, others the next time. */
const LOOKED_AT = 500;

/**
 * Finds tags that are new, and those that moved. A registry does not list the tags of a digest, so that a kept tag which moves to
 * an old digest shows only when the tag itself is looked at.
 */
export class TagWatch {
  readonly #repository: RepositoryClient;
  #next = 0;

  constructor(repository: RepositoryClient) {
    this.#repository = repository;
  }

  /** @throws RegistryError */
  async arrivalsSince(seen: Inventory, readAt: Date): Promise<Inventory> {
    const before = digestsByTag(seen);
    const tags = await listTags(this.#repository);
    const fresh = tags.filter((tag) => !before.has(tag));
    const moved = await this.#moved(
      tags.filter((tag) => before.has(tag)),
      before,
    );
    const reader = new ManifestReader({
      repository: this.#repository,
      known: new MemoryEdgeCache(),
      configs: false,
    });
    const byDigest = await readTags(this.#repository, reader, [...fresh, ...moved]);
    const versions = new Map<Digest, Version>();
    for (const [digest, tagged] of byDigest) {
      const others = seen.versions.get(digest)?.tags ?? [];
      const all = [...new Set([...others, ...tagged.tags])].sort();
      versions.set(digest, taggedVersion(digest, { ...tagged, tags: all }));
    }
    for (const version of [...versions.values()]) {
      for (const below of indexesBelow(version))
        if (!versions.has(below.digest)) versions.set(below.digest, below);
    }
    const options = { depth: 'all', needed: unread, signal: new AbortController().signal } as const;
    const news = { repository: seen.repository, readAt, versions, doubts: [] };
    return readNeeded(news, { reader, options, found: indexesBelow });
  }

  async #moved(tags: readonly string[], before: ReadonlyMap<string, Digest>): Promise<readonly string[]> {
    const start = this.#next < tags.length ? this.#next : 0;
    const looked = tags.slice(start, start + LOOKED_AT);
    this.#next = start + LOOKED_AT;
    const moved: string[] = [];
    await forEachParallel(looked, PARALLEL, async (tag) => {
      const now = await this.#repository.headManifest(tag);
      if (now !== undefined && now.digest !== before.get(tag)) moved.push(tag);
    });
    return moved;
  }
}

function digestsByTag({ versions }: Inventory): ReadonlyMap<string, Digest> {
  return new Map(
    [...versions.values()].flatMap(({ digest, tags }) => tags.map((tag) => [tag, digest] as const)),
  );
}

function indexesBelow({ content }: Version): readonly Version[] {
  if (content.kind !== 'manifest') return [];
  return content.manifest.children
    .filter(leadsOn)
    .map(({ digest }) => taggedVersion(digest, { tags: [], content: { kind: 'unread' } }));
}

function unread({ versions }: Inventory): readonly Digest[] {
  return [...versions.values()]
    .filter(({ content }) => content.kind === 'unread')
    .map(({ digest }) => digest);
}
