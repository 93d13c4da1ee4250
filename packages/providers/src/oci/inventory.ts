/** Reads a repository of a registry that lists nothing but tags. */
import { type Digest, forEachParallel, type RepositoryClient } from '@container-kit/registry';
import type { Content, Inventory, Version } from '@container-kit/retention';
import { PARALLEL, readNeeded } from '../inventory/read-needed.ts';
import { leadsOn } from '../manifest/facts.ts';
import type { ManifestReader } from '../manifest/reader.ts';
import type { ReadInventoryOptions } from '../provider.ts';
import { referrersOf } from './referrers.ts';
import { listTags, readTags, type Tagged } from './tags.ts';

const UNKNOWN = { pushed: undefined, created: undefined, updated: undefined, lastPulled: undefined } as const;

/** Where a repository is read, and how. */
export interface OciReading {
  readonly repository: RepositoryClient;
  readonly reader: ManifestReader;
  readonly options: ReadInventoryOptions;
}

/**
 * Reads what tags point to, what that leads to, and what refers to any of it. Nothing else is to be seen here, so nothing
 * else can be deleted.
 *
 * @throws RegistryError, and the reason of the signal
 */
export async function readOciInventory(
  name: string,
  readAt: Date,
  { repository, reader, options }: OciReading,
): Promise<Inventory> {
  const tags = await listTags(repository);
  const byDigest = await readTags(repository, reader, tags);
  const versions = new Map<Digest, Version>();
  for (const [digest, tagged] of byDigest) versions.set(digest, taggedVersion(digest, tagged));
  for (const version of [...versions.values()]) addChildren(versions, version);
  const reading = { reader, options, found: childrenOf };
  let inventory: Inventory = await readNeeded({ repository: name, readAt, versions, doubts: [] }, reading);
  const asked = new Set<Digest>();
  const knownTags = new Set(tags);
  for (;;) {
    const next = [...inventory.versions.keys()].filter((digest) => !asked.has(digest));
    if (next.length === 0) break;
    for (const digest of next) asked.add(digest);
    const referrers = await referrersOf(repository, next, knownTags);
    inventory = await readNeeded(withUnread(inventory, referrers), reading);
  }
  if (options.configs === false) return inventory;
  // Before times are known nothing can go, and so nothing is needed for its bytes.
  return await readNeeded(await withImageTimes(inventory, reader), reading);
}

/** A version that tags point to. */
export function taggedVersion(digest: Digest, { tags, content }: Tagged): Version {
  return { digest, id: undefined, tags, times: UNKNOWN, content };
}

/** What an index lists, as far as that is known from the index alone. */
export function childrenOf({ content }: Pick<Version, 'content'>): readonly Version[] {
  return content.kind === 'manifest'
    ? content.manifest.children.map(({ digest }) => unreadVersion(digest))
    : [];
}

/** A version of which nothing but the digest is known. */
export function unreadVersion(digest: Digest): Version {
  return { digest, id: undefined, tags: [], times: UNKNOWN, content: { kind: 'unread' } };
}

function addChildren(versions: Map<Digest, Version>, version: Version): void {
  for (const child of childrenOf(version)) {
    if (!versions.has(child.digest)) versions.set(child.digest, child);
  }
}

function withUnread(inventory: Inventory, digests: readonly Digest[]): Inventory {
  const versions = new Map(inventory.versions);
  for (const digest of digests) if (!versions.has(digest)) versions.set(digest, unreadVersion(digest));
  return { ...inventory, versions };
}

/** An index that says nothing about time is as old as its first image. */
async function withImageTimes(inventory: Inventory, reader: ManifestReader): Promise<Inventory> {
  const versions = new Map(inventory.versions);
  await forEachParallel([...versions.values()], PARALLEL, async (version) => {
    const { digest, content } = version;
    if (content.kind !== 'manifest' || content.manifest.created !== undefined) return;
    const image = content.manifest.children.find((child) => child.platform !== undefined && !leadsOn(child));
    if (image === undefined) return;
    const found = await contentOf(image.digest, inventory, reader);
    const created = found.kind === 'manifest' ? found.manifest.created : undefined;
    if (created === undefined) return;
    const manifest = { ...content.manifest, created };
    versions.set(digest, { ...version, content: { kind: 'manifest', manifest } });
  });
  return { ...inventory, versions };
}

async function contentOf(digest: Digest, { versions }: Inventory, reader: ManifestReader): Promise<Content> {
  const known = versions.get(digest)?.content;
  return known?.kind === 'manifest' ? known : await reader.read(digest);
}
