/** Reads what has to be known of a listed repository, from the roots down. */
import { type Digest, forEachParallel } from '@container-kit/registry';
import { buildGraph, type Inventory, type Version } from '@container-kit/retention';
import type { ManifestReader } from '../manifest/reader.ts';
import type { ReadInventoryOptions } from '../provider.ts';

/** More than the registry client sends at a time, so that it never waits for work. */
export const PARALLEL = 16;

/** What is read, and how. */
export interface Reading {
  readonly reader: Pick<ManifestReader, 'read'>;
  readonly options: Pick<ReadInventoryOptions, 'depth' | 'needed' | 'signal'>;
  /** Told of what was just read; may name further manifests that the registry does not list. */
  readonly found?: (version: Version) => readonly Version[];
}

/**
 * Fills in contents until nothing more is needed.
 *
 * @throws as {@link ManifestReader.read}, and the reason of the signal
 */
export async function readNeeded(listed: Inventory, reading: Reading): Promise<Inventory> {
  const { options, reader } = reading;
  const versions = new Map(listed.versions);
  const inventory: Inventory = { ...listed, versions };
  const needed = options.needed ?? ((current: Inventory) => defaultNeeds(current, options.depth));
  for (;;) {
    options.signal.throwIfAborted();
    const next = needed(inventory).filter((digest) => versions.get(digest)?.content.kind === 'unread');
    if (next.length === 0) return inventory;
    await forEachParallel(next, PARALLEL, async (digest) => {
      options.signal.throwIfAborted();
      const version = versions.get(digest);
      if (version === undefined) return;
      const read = { ...version, content: await reader.read(digest) };
      versions.set(digest, read);
      for (const more of reading.found?.(read) ?? []) {
        if (!versions.has(more.digest)) versions.set(more.digest, more);
      }
    });
  }
}

/** All that `depth` says: of roots what is tagged, then what no index explains. */
export function defaultNeeds(inventory: Inventory, depth: 'roots' | 'all'): readonly Digest[] {
  const { versions, settled, parents } = buildGraph(inventory);
  const unread = [...versions.entries()].filter(([, { content }]) => content.kind === 'unread');
  const unsettled = unread.filter(([node]) => settled[node] === 0);
  const first = unsettled.filter(([node, { tags }]) => tags.length > 0 || parents.has(node));
  const next = [first, unsettled, depth === 'all' ? unread : []].find((some) => some.length > 0) ?? [];
  return next.map(([, { digest }]) => digest);
}
