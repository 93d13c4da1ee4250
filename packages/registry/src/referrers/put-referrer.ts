import { digestOf } from '../content.ts';
import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import { type Descriptor, parseManifest } from '../manifest.ts';
import type { RepositoryContext } from '../repository/context.ts';
import { storeManifest } from '../repository/put-manifest.ts';
import { askApi } from './list.ts';
import { describeReferrer } from './relation.ts';
import { updateFallback, withEntries } from './update.ts';

/**
 * Writes a manifest that has a `subject` and makes sure that it is listed among the subject's referrers. The
 * `OCI-Subject` header alone is no proof (registries have sent it without having the API, sigstore-js#1183), so
 * the API is asked as well; where it does not list the manifest, the fallback tag is written.
 *
 * @returns digest of the bytes
 * @throws InvalidManifestError when there is no subject; FallbackTagError, RegistryError
 */
export async function putReferrer(
  context: RepositoryContext,
  bytes: Uint8Array,
  mediaType: string,
): Promise<Digest> {
  const manifest = parseManifest(bytes, mediaType);
  if (manifest.subject === undefined) {
    throw new InvalidManifestError('manifest: it has no subject, so it is no referrer');
  }
  const subject = manifest.subject.digest;
  const digest = digestOf(bytes);
  const receipt = await storeManifest(context, bytes, manifest.mediaType, { digest });
  const supported = context.host.referrers.isSupported(context.repository);
  if (receipt.subject === subject && supported === true) {
    return digest;
  }
  const descriptor = describeReferrer({ mediaType, digest, size: bytes.byteLength }, manifest);
  const unlisted = await ensureListed(context, subject, [descriptor]);
  // Without the header the fallback tag is the client's duty even where the API exists.
  if (unlisted.length > 0 && receipt.subject !== subject) {
    await updateFallback(context, subject, withEntries([descriptor]));
  }
  return digest;
}

/**
 * Makes sure that manifests which are in place are listed among the referrers of a subject: looks into the
 * registry's own list or, where there is none, adds them to the fallback tag.
 *
 * @returns those that the registry's own list does not have, although it is the one that clients read
 */
export async function ensureListed(
  context: RepositoryContext,
  subject: Digest,
  referrers: readonly Descriptor[],
): Promise<readonly Digest[]> {
  const entries = await askApi(context, subject);
  if (entries === undefined) {
    await updateFallback(context, subject, withEntries(referrers));
    return [];
  }
  const listed = new Set(entries.map(({ digest }) => digest));
  return referrers.map(({ digest }) => digest).filter((digest) => !listed.has(digest));
}
