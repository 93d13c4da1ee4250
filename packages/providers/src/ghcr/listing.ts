/** What GitHub's Packages API and the registry say that a package holds, until both agree. */
import type { Packages, PackageVersion } from '@container-kit/github';
import { isDigest, RegistryError, type RepositoryClient } from '@container-kit/registry';
import type { Version } from '@container-kit/retention';

/** The two places that know a package. */
export interface PackagePlaces {
  readonly packages: Packages;
  /** Below the owner. */
  readonly name: string;
  readonly repository: RepositoryClient;
}

/** A package as both have it. */
export interface PackageContents {
  readonly versions: readonly PackageVersion[];
  /** Why something may be missing; one line each. */
  readonly doubts: readonly string[];
}

/** One for all. */
const UNREAD = { kind: 'unread' } as const;
const ATTEMPTS = 3;
const MAX_TAG_PAGES = 10_000;
/** So many names are enough to see what is going on. */
const SHOWN = 5;

/**
 * Lists a package twice over: its versions, and the tags that the registry knows, which must be the same. Where they are
 * not, or the pages have shifted, somebody is pushing or deleting, and it is read again. A package whose pages shift each
 * time is busy: its tags agree, so nothing that is tagged was missed, and what an index needs is found by its digest.
 *
 * @throws GitHubError, RegistryError
 */
export async function listPackage(places: PackagePlaces): Promise<PackageContents> {
  const seen = new Map<number, PackageVersion>();
  for (let attempt = 1; ; attempt += 1) {
    const [listing, tags] = await Promise.all([
      places.packages.versions(places.name),
      listTags(places.repository),
    ]);
    const fresh = new Map(listing.items.map((version) => [version.id, version]));
    const unlisted = [...seen.values()].filter(({ id }) => !fresh.has(id));
    for (const version of await stillThere(places, unlisted)) fresh.set(version.id, version);
    for (const [id, version] of fresh) seen.set(id, version);
    const versions = [...fresh.values()];
    const different = differences(versions, tags);
    const settled = different.length === 0 && !listing.shifted;
    if (settled || attempt === ATTEMPTS) return { versions, doubts: doubtsOf(versions, different) };
  }
}

/** The package version as the engine has it; content not read. */
export function versionOf({ id, digest, tags, createdAt, updatedAt }: PackageVersion): Version | undefined {
  if (!isDigest(digest)) return undefined;
  return {
    digest,
    id,
    tags,
    times: { pushed: undefined, created: createdAt, updated: updatedAt, lastPulled: undefined },
    content: UNREAD,
  };
}

/** A listing whose pages shift can lose a version from one attempt to the next. */
async function stillThere(
  { packages, name }: PackagePlaces,
  versions: readonly PackageVersion[],
): Promise<readonly PackageVersion[]> {
  const found: PackageVersion[] = [];
  for (const { id } of versions) {
    const version = await packages.get(name, id);
    if (version !== undefined) found.push(version);
  }
  return found;
}

/** Of a package without any tag the registry may say that there is no such repository. */
async function listTags(repository: RepositoryClient): Promise<readonly string[]> {
  try {
    return (await repository.listTags({ maxPages: MAX_TAG_PAGES })) ?? [];
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404 && error.hasCode('NAME_UNKNOWN')) return [];
    throw error;
  }
}

function differences(versions: readonly PackageVersion[], tags: readonly string[]): readonly string[] {
  const listed = new Set(versions.flatMap((version) => version.tags));
  return [...listed.symmetricDifference(new Set(tags))].sort();
}

function doubtsOf(versions: readonly PackageVersion[], different: readonly string[]): readonly string[] {
  const odd = versions.filter(({ digest }) => !isDigest(digest));
  const more = different.length > SHOWN ? ` and ${different.length - SHOWN} more` : '';
  const names = `${different.slice(0, SHOWN).join(', ')}${more}`;
  return [
    ...(different.length === 0
      ? []
      : [`GitHub's list of versions and the registry's list of tags differ: ${names}`]),
    ...(odd.length === 0 ? [] : [`${odd.length} versions have no digest for a name`]),
  ];
}
