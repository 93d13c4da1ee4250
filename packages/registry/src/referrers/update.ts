import type { Digest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import type { Descriptor } from '../manifest.ts';
import { MEDIA_TYPE } from '../media-types.ts';
import { pause, type RepositoryContext } from '../repository/context.ts';
import { storeManifest } from '../repository/put-manifest.ts';
import { backoffMs } from '../transport/retry.ts';
import { FallbackTagError } from './errors.ts';
import { type FallbackIndex, fallbackTag, readFallback } from './fallback-tag.ts';

/** Others may be writing the same tag at the same time; each round one of them gets through. */
const MAX_ROUNDS = 10;

/** Makes the new entries from those that a fallback tag has. */
export type Change = (entries: readonly Descriptor[]) => readonly Descriptor[];

/**
 * Changes the list of referrers under a fallback tag (OCI distribution-spec, "Pushing Manifests with Subject").
 * Where the registry offers an ETag the write is conditional; everywhere it is read back, and what somebody else
 * overwrote meanwhile is merged once more.
 *
 * @throws FallbackTagError when the tag holds something else, or changes hands too often; RegistryError
 */
export async function updateFallback(
  context: RepositoryContext,
  subject: Digest,
  change: Change,
): Promise<void> {
  const { retry, random } = context.transport.options;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const current = await readFallback(context, subject);
    if (current === 'foreign') {
      throw new FallbackTagError(context, subject, 'holds something that is no list of referrers');
    }
    const entries = current?.entries ?? [];
    const wanted = change(entries);
    if (sameEntries(wanted, entries)) {
      return;
    }
    await write(context, subject, wanted, current);
    if (round > 1) {
      await pause(context, backoffMs(retry, round, random));
    }
  }
  throw new FallbackTagError(context, subject, 'is being written by somebody else all the time');
}

/** Adds entries, or puts them in the place of older ones of the same digest. */
export function withEntries(added: readonly Descriptor[]): Change {
  return (entries) => {
    const known = new Map(entries.map((entry) => [entry.digest, entry]));
    const fresh = added.filter(({ digest }) => !known.has(digest));
    return [...entries, ...fresh];
  };
}

/** Takes out one entry. */
export function withoutEntry(removed: Digest): Change {
  return (entries) => entries.filter(({ digest }) => digest !== removed);
}

function sameEntries(left: readonly Descriptor[], right: readonly Descriptor[]): boolean {
  return left.length === right.length && left.every(({ digest }, index) => digest === right[index]?.digest);
}

async function write(
  context: RepositoryContext,
  subject: Digest,
  manifests: readonly Descriptor[],
  current: FallbackIndex | undefined,
): Promise<void> {
  const index = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests };
  const bytes = Buffer.from(JSON.stringify(index));
  const condition = current === undefined ? { 'if-none-match': '*' } : ifMatch(current.etag);
  try {
    await storeManifest(context, bytes, MEDIA_TYPE.ociIndex, { tag: fallbackTag(subject) }, condition);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.status !== 412) {
      throw error;
    }
  }
}

function ifMatch(etag: string | undefined): { readonly 'if-match'?: string } {
  return etag === undefined ? {} : { 'if-match': etag };
}
