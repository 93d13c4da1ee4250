import type { Inventory, Version } from '../inventory/types.ts';

/**
 * A newer listing, with what earlier ones knew of the same digests: contents never change, so that a proof needs no more
 * than a listing.
 */
export function withKnownContents(newer: Inventory, ...older: readonly Inventory[]): Inventory {
  const versions = new Map([...newer.versions].map(([digest, version]) => [digest, filled(version, older)]));
  return { ...newer, versions };
}

/** Two inventories of one repository; where both have a digest, the newer one is right about its tags and times. */
export function mergeInventories(older: Inventory, newer: Inventory): Inventory {
  const known = withKnownContents(newer, older);
  return { ...newer, versions: new Map([...older.versions, ...known.versions]) };
}

function filled(version: Version, older: readonly Inventory[]): Version {
  if (version.content.kind !== 'unread') return version;
  for (const { versions } of older) {
    const content = versions.get(version.digest)?.content;
    if (content?.kind === 'manifest') return { ...version, content };
  }
  return version;
}
