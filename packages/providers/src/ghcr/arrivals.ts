/** What came to a package, or was tagged anew, while a run deletes from it. */
import type { Digest } from '@container-kit/registry';
import type { Inventory, Version } from '@container-kit/retention';
import { MemoryEdgeCache } from '../cache/memory-edge-cache.ts';
import { readNeeded } from '../inventory/read-needed.ts';
import { leadsOn } from '../manifest/facts.ts';
import { ManifestReader } from '../manifest/reader.ts';
import { type PackagePlaces, versionOf } from './listing.ts';

/**
 * Reads pages from the newest on, as long as they hold only what is new: one request when nothing came. A tag that moved
 * to an old version is seen when it is on these pages; else right before that version would be deleted.
 *
 * @param seen the repository as it was
 * @throws GitHubError, RegistryError
 */
export async function readArrivals(places: PackagePlaces, seen: Inventory, readAt: Date): Promise<Inventory> {
  const arrived = new Map<Digest, Version>();
  for (let page = 1; ; page += 1) {
    const { items, more } = await places.packages.page(places.name, page);
    const versions = items.map(versionOf).filter((version) => version !== undefined);
    const changed = versions.filter((version) => isNews(version, seen));
    for (const version of changed) arrived.set(version.digest, version);
    if (!more || versions.some(({ digest, id }) => seen.versions.get(digest)?.id === id)) break;
  }
  const reader = new ManifestReader({
    repository: places.repository,
    known: new MemoryEdgeCache(),
    configs: false,
  });
  const news = { repository: seen.repository, readAt, versions: arrived, doubts: [] };
  return readNeeded(news, {
    reader,
    options: { depth: 'all', needed: unread, signal: new AbortController().signal },
    found: (version) => indexesBelow(version, seen),
  });
}

function isNews({ digest, id, tags, times }: Version, seen: Inventory): boolean {
  const before = seen.versions.get(digest);
  return (
    before === undefined ||
    before.id !== id ||
    before.tags.join() !== tags.join() ||
    before.times.updated !== times.updated
  );
}

function unread({ versions }: Inventory): readonly Digest[] {
  return [...versions.values()]
    .filter(({ content }) => content.kind === 'unread')
    .map(({ digest }) => digest);
}

/** An old index that an arrival uses leads on to what must stay as well, and may never have been read. */
function indexesBelow({ content }: Version, seen: Inventory): readonly Version[] {
  if (content.kind !== 'manifest') return [];
  return content.manifest.children.filter(leadsOn).flatMap(({ digest }) => seen.versions.get(digest) ?? []);
}
