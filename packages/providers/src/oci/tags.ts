/** What the tags of a repository point to. */
import {
  type Digest,
  type FetchedManifest,
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

/** All tags of a repository. @throws RegistryError */
export async function listTags(repository: RepositoryClient): Promise<readonly string[]> {
  return (await repository.listTags({ maxPages: MAX_PAGES })) ?? [];
}

/**
 * Reads what tags point to, with one request for each: its answer has digest and manifest. Tags that are gone are left out,
 * and images of Docker's schema 1: nothing hangs on these, and what is not seen is not deleted.
 *
 * @throws RegistryError
 */
export async function readTags(
  repository: RepositoryClient,
  reader: ManifestReader,
  tags: readonly string[],
): Promise<ReadonlyMap<Digest, Tagged>> {
  const byDigest = new Map<Digest, Tagged>();
  await forEachParallel(tags, PARALLEL, async (tag) => {
    const fetched = await findTag(repository, tag);
    if (fetched === undefined) return;
    const content = await reader.take(fetched);
    const { digest } = fetched.descriptor;
    byDigest.set(digest, { content, tags: [...(byDigest.get(digest)?.tags ?? []), tag].sort() });
  });
  return byDigest;
}

async function findTag(repository: RepositoryClient, tag: string): Promise<FetchedManifest | undefined> {
  try {
    return await repository.findManifest(tag);
  } catch (error) {
    if (error instanceof InvalidManifestError) return undefined;
    throw error;
  }
}
