/** What the tags of a repository point to. */
import {
  type Digest,
  forEachParallel,
  InvalidManifestError,
  type RepositoryClient,
} from '@container-kit/registry';
import type { Content } from '@container-kit/retention';
import type { ManifestReader } from '../manifest/reader.ts';

/** More than the registry client sends at a time. */
const PARALLEL = 16;
const MAX_PAGES = 10_000;

/** A manifest that tags point to. */
export interface Tagged {
  readonly tags: readonly string[];
  readonly content: Content;
}

/** What tags point to. */
export interface TaggedManifests {
  /** Tags sorted. */
  readonly byDigest: ReadonlyMap<Digest, Tagged>;
  /** Tags whose digest could not be found out. */
  readonly unknown: readonly string[];
}

/** All tags of a repository. @throws RegistryError */
export async function listTags(repository: RepositoryClient): Promise<readonly string[]> {
  return (await repository.listTags({ maxPages: MAX_PAGES })) ?? [];
}

/**
 * Reads what tags point to, with one request for each: its answer has digest and manifest. Tags that are gone are left out.
 *
 * @throws RegistryError
 */
export async function readTags(
  repository: RepositoryClient,
  reader: ManifestReader,
  tags: readonly string[],
): Promise<TaggedManifests> {
  const byDigest = new Map<Digest, Tagged>();
  const unknown: string[] = [];
  await forEachParallel(tags, PARALLEL, async (tag) => {
    const found = await readTag(repository, reader, tag);
    if (found === 'unknown') unknown.push(tag);
    else if (found !== undefined) {
      const known = byDigest.get(found.digest);
      byDigest.set(found.digest, {
        content: known?.content ?? found.content,
        tags: [...(known?.tags ?? []), tag].sort(),
      });
    }
  });
  return { byDigest, unknown: unknown.sort() };
}

async function readTag(
  repository: RepositoryClient,
  reader: ManifestReader,
  tag: string,
): Promise<{ readonly digest: Digest; readonly content: Content } | 'unknown' | undefined> {
  try {
    const fetched = await repository.findManifest(tag);
    return fetched && { digest: fetched.descriptor.digest, content: await reader.take(fetched) };
  } catch (error) {
    if (!(error instanceof InvalidManifestError)) throw error;
    // Docker's schema 1: its digest is all that there is to know.
    const head = await repository.headManifest(tag);
    const reason = error.message;
    return head === undefined ? 'unknown' : { digest: head.digest, content: { kind: 'unreadable', reason } };
  }
}
