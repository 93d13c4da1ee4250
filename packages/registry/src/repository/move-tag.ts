import type { Digest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { formatReference } from '../reference.ts';
import type { RepositoryContext } from './context.ts';
import { inspectManifest, resolveManifest } from './manifests.ts';
import { storeManifest } from './put-manifest.ts';
import type { Sighting } from './sightings.ts';
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
 * Moves a tag if it still points where it is expected to. The look comes right before the write, unless this client
 * has just had one; where the registry offers an ETag the write depends on it, so that nobody can slip in between
 * (RFC 9110 section 13.1.1). A tag that is at its goal already is left alone.
 *
 * @returns whether the tag is known to be at its goal; if not, the registry took the write without naming the digest of
 * what it stored
 * @throws TagMovedError when it points elsewhere, RegistryError
 */
export async function moveTag(context: RepositoryContext, change: TagChange): Promise<boolean> {
  const { tag, from, to, bytes, mediaType } = change;
  const { digest: actual, etag } = await look(context, change);
  if (actual === to) {
    return true;
  }
  if (actual !== from) {
    throw moved(context, change, actual);
  }
  const match = etag === undefined ? {} : { 'if-match': etag };
  const condition = from === null ? { 'if-none-match': '*' } : match;
  try {
    const { digest, confirmed } = await storeManifest(context, bytes, mediaType, { tag }, condition);
    return confirmed && digest === to;
  } catch (error) {
    const now = isFailedCondition(error) ? await digestOfTag(context, tag) : from;
    if (now !== from && now !== to) {
      throw moved(context, change, now);
    }
    if (now === from) {
      throw error;
    }
    return true;
  }
}

async function look(context: RepositoryContext, { tag, from }: TagChange): Promise<Sighting> {
  const seen = context.host.sightings.take(context.repository, tag);
  // Only what agrees spares a look; a refusal is worth one.
  if (seen?.digest === from) {
    return seen;
  }
  const found = await inspectManifest(context, tag);
  // A HEAD that finds nothing agrees with "absent"; a tag that was there must be proven to be gone.
  const digest = found?.descriptor.digest ?? (from === null ? null : await digestOfTag(context, tag));
  return { digest, etag: found?.etag };
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
