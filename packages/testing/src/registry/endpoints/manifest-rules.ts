import { OciError } from '../oci-error.ts';
import type { StoredManifest } from '../repositories.ts';
import type { RegistryRequest } from '../request.ts';
import type { EndpointContext } from './context.ts';

/** Throws 404 when the profile looks at `Accept` and it does not name the manifest's type (content-negotiation.md). */
export function checkAccept(
  { capabilities }: EndpointContext,
  request: RegistryRequest,
  manifest: StoredManifest,
): void {
  const { accept } = request.headers;
  if (capabilities.accept === 'ignored' || (accept === undefined && capabilities.accept === 'checked')) {
    return;
  }
  const wanted = (accept ?? '').split(',').map((item) => item.split(';')[0]?.trim().toLowerCase());
  const acceptable = [manifest.mediaType, 'application/*', '*/*'];
  if (!wanted.some((type) => type !== undefined && acceptable.includes(type))) {
    const message = `the manifest is a ${manifest.mediaType}, which the Accept header does not name`;
    throw new OciError(404, 'MANIFEST_UNKNOWN', message);
  }
}

/** Throws 412 when `If-Match` or `If-None-Match` does not hold for what the reference names now (RFC 9110 section 13.1). */
export function checkPreconditions(
  { capabilities, repositories }: EndpointContext,
  request: RegistryRequest,
  name: string,
  reference: string,
): void {
  if (!capabilities.conditionalPush) {
    return;
  }
  const current = repositories.find(name, reference)?.digest;
  const names = (header: string): boolean =>
    header
      .split(',')
      .some((item) => (item.trim() === '*' ? current !== undefined : item.trim() === `"${current}"`));
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  if ((match !== undefined && !names(match)) || (noneMatch !== undefined && names(noneMatch))) {
    throw new OciError(412, 'DENIED', `${reference} is now ${current ?? 'absent'}`);
  }
}

/** Throws when one of the tags exists and the profile's tags cannot move. */
export function checkImmutable(
  { capabilities, repositories }: EndpointContext,
  name: string,
  tags: readonly string[],
): void {
  const taken = tags.find((tag) => repositories.get(name).tags.has(tag));
  if (capabilities.immutableTags !== undefined && taken !== undefined) {
    throw new OciError(capabilities.immutableTags, 'DENIED', `tag ${taken} exists and cannot be overwritten`);
  }
}

/**
 * Throws 404 MANIFEST_BLOB_UNKNOWN, one entry in all, when content that the manifest needs is not in the repository
 * (distribution-spec, "Push"). The subject and non-distributable layers need not be there.
 */
export function checkReferences(
  { capabilities, repositories }: EndpointContext,
  name: string,
  manifest: StoredManifest,
): void {
  if (capabilities.missingReferences === 'accepted') {
    return;
  }
  const { blobs, manifests } = repositories.get(name);
  // BuildKit's cache format lists blobs as entries of an index.
  const missing = manifest.references.filter(
    ({ digest, kind, foreign }) =>
      !foreign && !blobs.has(digest) && (kind === 'blob' || !manifests.has(digest)),
  );
  if (missing.length > 0) {
    const digests = missing.map(({ digest }) => digest);
    const message = `the manifest needs content that is not in ${name}: ${digests.join(', ')}`;
    throw new OciError(404, 'MANIFEST_BLOB_UNKNOWN', message, { detail: { digests } });
  }
}
