import type { Digest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { parseManifest } from '../manifest.ts';
import { readFallback } from '../referrers/fallback-tag.ts';
import { askApi } from '../referrers/list.ts';
import { updateFallback, withoutEntry } from '../referrers/update.ts';
import { apiPath, push, type RepositoryContext, send } from '../repository/context.ts';
import { checkReference, findManifest } from '../repository/manifests.ts';
import { UnsupportedDeletionError } from './errors.ts';

/** What became of something that was to be deleted. */
export type DeletionOutcome = 'deleted' | 'absent';

/**
 * Deletes a manifest and with it all tags that point to it (OCI distribution-spec, "Deleting Manifests").
 *
 * @throws UnsupportedDeletionError when the registry deletes no manifests; RegistryError
 */
export function deleteManifest(context: RepositoryContext, digest: Digest): Promise<DeletionOutcome> {
  return remove(context, digest, 'manifests');
}

/**
 * Deletes a tag and leaves its manifest (OCI distribution-spec, "Deleting tags").
 *
 * @throws UnsupportedDeletionError when the registry deletes no tags; RegistryError
 */
export function deleteTag(context: RepositoryContext, tag: string): Promise<DeletionOutcome> {
  return remove(context, tag, 'tags');
}

/**
 * Deletes a manifest that refers to a subject, and takes it off the fallback tag where that is what lists the
 * referrers (OCI distribution-spec, "Deleting Manifests": the client's duty).
 *
 * @throws UnsupportedDeletionError, FallbackTagError, RegistryError
 */
export async function deleteReferrer(context: RepositoryContext, digest: Digest): Promise<DeletionOutcome> {
  const found = await findManifest(context, digest);
  if (found === undefined) {
    return 'absent';
  }
  const subject = parseManifest(found.bytes, found.descriptor.mediaType).subject?.digest;
  const outcome = await deleteManifest(context, digest);
  if (subject !== undefined && (await askApi(context, subject)) === undefined) {
    await cleanFallback(context, subject, digest);
  }
  return outcome;
}

/** A list that would become empty goes away whole, where the registry can delete. */
async function cleanFallback(context: RepositoryContext, subject: Digest, removed: Digest): Promise<void> {
  const index = await readFallback(context, subject);
  if (index === undefined || index === 'foreign') {
    return;
  }
  if (index.entries.every(({ digest }) => digest === removed)) {
    await deleteManifest(context, index.digest);
  } else {
    await updateFallback(context, subject, withoutEntry(removed));
  }
}

/** 404 means gone, so after a lost acknowledgement the second try succeeds. */
async function remove(
  context: RepositoryContext,
  reference: string,
  what: 'manifests' | 'tags',
): Promise<DeletionOutcome> {
  const request = {
    method: 'DELETE',
    to: apiPath(context, `manifests/${checkReference(reference)}`),
    scopes: push(context),
    accept: [200, 202, 204, 404],
  } as const;
  try {
    return await send(context, request, async (answer) => {
      await answer.skip();
      return answer.status === 404 ? 'absent' : 'deleted';
    });
  } catch (error) {
    if (error instanceof RegistryError && isUnsupported(error)) {
      throw new UnsupportedDeletionError(error, what);
    }
    throw error;
  }
}

function isUnsupported(error: RegistryError): boolean {
  return [400, 405, 501].includes(error.status ?? 0) || error.hasCode('UNSUPPORTED');
}
