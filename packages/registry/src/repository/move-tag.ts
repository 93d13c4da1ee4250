import type { Digest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { formatReference } from '../reference.ts';
import type { RepositoryContext } from './context.ts';
import { inspectManifest, resolveManifest } from './manifests.ts';
import { storeManifest } from './put-manifest.ts';
import { TagMovedError } from './tag-moved-error.ts';

/** A tag that is to move, and where it must be until then. */
export interface TagChange {
  readonly tag: string;
  /** Null for a tag that must not exist. */
  readonly from: Digest | null;
  readonly to: Digest;
  /** The manifest whose digest is `to`. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * Moves a tag if it still points where it is expected to. The look comes right before the write; where the
 * registry offers an ETag the write depends on it, so that nobody can slip in between (RFC 9110 section 13.1.1).
 * A tag that is at its goal already is left alone.
 *
 * @throws TagMovedError when it points elsewhere, RegistryError
 */
export async function moveTag(context: RepositoryContext, change: TagChange): Promise<void> {
  const { tag, from, to, bytes, mediaType } = change;
  const found = await inspectManifest(context, tag);
  // A HEAD that finds nothing agrees with "absent"; a tag that was there must be proven to be gone.
  const actual = found?.descriptor.digest ?? (from === null ? null : await digestOfTag(context, tag));
  if (actual === to) {
    return;
  }
  if (actual !== from) {
    throw moved(context, change, actual);
  }
  const match = found?.etag === undefined ? {} : { 'if-match': found.etag };
  const condition = from === null ? { 'if-none-match': '*' } : match;
  try {
    await storeManifest(context, bytes, mediaType, { tag }, condition);
  } catch (error) {
    const now = isFailedCondition(error) ? await digestOfTag(context, tag) : from;
    if (now !== from && now !== to) {
      throw moved(context, change, now);
    }
    if (now === from) {
      throw error;
    }
  }
}

async function digestOfTag(context: RepositoryContext, tag: string): Promise<Digest | null> {
  return (await resolveManifest(context, tag))?.digest ?? null;
}

/** Registries also use 412 for immutable tags (Harbor), so the tag itself is asked. */
function isFailedCondition(error: unknown): boolean {
  return error instanceof RegistryError && error.status === 412;
}

function moved(
  { host, repository }: RepositoryContext,
  { tag, from }: TagChange,
  actual: Digest | null,
): TagMovedError {
  return new TagMovedError(formatReference({ registry: host.registry, repository, tag }), from, actual);
}
