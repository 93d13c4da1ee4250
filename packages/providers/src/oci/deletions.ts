/** Deletions by the distribution API, each after one more look. */
import {
  type Digest,
  InvalidManifestError,
  type RepositoryClient,
  UnsupportedDeletionError,
} from '@container-kit/registry';
import type { DeletionResult, ExpectedVersion } from '../provider.ts';

/** Deletes a manifest if all its tags still are where they were. @throws RegistryError */
export async function deleteManifest(
  repository: RepositoryClient,
  { digest, tags }: ExpectedVersion,
): Promise<DeletionResult> {
  for (const tag of tags) {
    const drift = await tagDrift(repository, tag, digest);
    if (drift !== undefined) return { outcome: 'drifted', reason: drift };
  }
  return refusalsAsOutcomes(async () => {
    try {
      // What is no referrer is deleted as it is; the look for a subject also says whether it is there.
      return { outcome: await repository.deleteReferrer(digest) };
    } catch (error) {
      if (!(error instanceof InvalidManifestError)) throw error;
      return { outcome: await repository.deleteManifest(digest) };
    }
  });
}

/**
 * Takes a tag off. Old registries delete the manifest with it, and so all its other tags: that is looked for, and
 * put right.
 *
 * @throws RegistryError
 */
export async function deleteTag(
  repository: RepositoryClient,
  tag: string,
  { digest, tags }: ExpectedVersion,
): Promise<DeletionResult> {
  const drift = await tagDrift(repository, tag, digest);
  if (drift !== undefined) return { outcome: 'drifted', reason: drift };
  const { bytes, descriptor } = await repository.getManifest(digest);
  const others: string[] = [];
  for (const other of tags) {
    if (other !== tag && (await repository.resolve(other))?.digest === digest) others.push(other);
  }
  return refusalsAsOutcomes(async () => {
    const outcome = await repository.deleteTag(tag);
    if ((await repository.resolve(digest)) !== undefined) return { outcome };
    await repository.putManifest(bytes, descriptor.mediaType, { digest });
    for (const other of others) await repository.putManifest(bytes, descriptor.mediaType, { tag: other });
    const reason = 'this registry deletes the image with a tag; it was put back with its other tags';
    return { outcome: 'blocked', reason };
  });
}

async function tagDrift(
  repository: RepositoryClient,
  tag: string,
  digest: Digest,
): Promise<string | undefined> {
  const now = (await repository.resolve(tag))?.digest;
  if (now === digest) return undefined;
  return now === undefined ? `the tag ${tag} is gone` : `the tag ${tag} is now at ${now}`;
}

async function refusalsAsOutcomes(run: () => Promise<DeletionResult>): Promise<DeletionResult> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UnsupportedDeletionError)) throw error;
    return {
      outcome: 'blocked',
      reason: `the registry deletes no ${error.what}: that is turned off, or not part of its API`,
    };
  }
}
