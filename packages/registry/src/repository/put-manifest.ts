import type { OutgoingHttpHeaders } from 'node:http';
import { digestOf, verifyBytes } from '../content.ts';
import { algorithmOf, type Digest, isDigest } from '../digest.ts';
import { DigestMismatchError, RegistryError } from '../errors.ts';
import { bytesBody } from '../transport/exchange.ts';
import { backoffMs } from '../transport/retry.ts';
import { apiPath, pause, push, type RepositoryContext, send } from './context.ts';
import { checkReference, claimedDigest, headManifest } from './manifests.ts';

/** Where a manifest is written to. */
export type ManifestTarget = { readonly tag: string } | { readonly digest: Digest };

/** What the registry said when it took a manifest. */
export interface ManifestReceipt {
  readonly digest: Digest;
  /** It named the digest of what it stored. */
  readonly confirmed: boolean;
  /** Its `OCI-Subject`: the digest whose referrers it says it has updated. */
  readonly subject: string | undefined;
}

/**
 * Writes a manifest (OCI distribution-spec, "Pushing Manifests"). Bytes go out exactly as given.
 *
 * @param target a digest must be that of the bytes
 * @returns digest of the bytes
 * @throws DigestMismatchError when the registry stored something else, AuthenticationError, RegistryError
 */
export async function putManifest(
  context: RepositoryContext,
  bytes: Uint8Array,
  mediaType: string,
  target: ManifestTarget,
): Promise<Digest> {
  return (await storeManifest(context, bytes, mediaType, target)).digest;
}

/**
 * {@link putManifest} with all that the registry said.
 *
 * @param conditions `If-Match` or `If-None-Match` (RFC 9110 section 13.1)
 */
export async function storeManifest(
  context: RepositoryContext,
  bytes: Uint8Array,
  mediaType: string,
  target: ManifestTarget,
  conditions: OutgoingHttpHeaders = {},
): Promise<ManifestReceipt> {
  const reference = checkReference('tag' in target ? target.tag : target.digest);
  const digest = digestOf(bytes, isDigest(reference) ? algorithmOf(reference) : 'sha256');
  if (isDigest(reference)) {
    verifyBytes(bytes, { digest: reference });
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await putOnce(context, { bytes, mediaType, reference, digest, conditions });
    } catch (error) {
      if (await arrived(context, error, reference, digest)) {
        return { digest, confirmed: true, subject: undefined };
      }
      await waitForNextTry(context, error, attempt);
    }
  }
}

/** The look after a failure is itself no reason to wait long. */
const CHECK_ATTEMPTS = 2;

interface Write {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly reference: string;
  readonly digest: Digest;
  readonly conditions: OutgoingHttpHeaders;
}

function putOnce(context: RepositoryContext, write: Write): Promise<ManifestReceipt> {
  const { bytes, mediaType, reference, digest, conditions } = write;
  return send(
    context,
    {
      method: 'PUT',
      to: apiPath(context, `manifests/${reference}`),
      headers: { ...conditions, 'content-type': mediaType },
      body: bytesBody(bytes),
      scopes: push(context),
      accept: [200, 201, 202, 204],
      attempts: 1,
    },
    async (answer) => {
      await answer.skip();
      const stored = claimedDigest(answer);
      if (stored !== undefined && algorithmOf(stored) === algorithmOf(digest) && stored !== digest) {
        throw new DigestMismatchError({ expected: digest, actual: stored, actualSize: bytes.byteLength });
      }
      return { digest, confirmed: stored === digest, subject: answer.header('oci-subject') };
    },
  );
}

/**
 * The write may have happened and only its acknowledgement got lost: look before writing again, as some
 * registries refuse to write an immutable tag twice. A 429 says that nothing was written.
 */
async function arrived(
  context: RepositoryContext,
  error: unknown,
  reference: string,
  digest: Digest,
): Promise<boolean> {
  const unclear = error instanceof RegistryError && error.temporary && error.status !== 429;
  if (!unclear || context.signal?.aborted === true) {
    return false;
  }
  try {
    return (await headManifest(context, reference, CHECK_ATTEMPTS))?.digest === digest;
  } catch {
    // Then the write itself goes on to the next try or to its own error.
    return false;
  }
}

async function waitForNextTry(context: RepositoryContext, error: unknown, attempt: number): Promise<void> {
  const { retry, random } = context.transport.options;
  if (!(error instanceof RegistryError) || !error.temporary || attempt >= retry.attempts) {
    throw error;
  }
  await pause(context, Math.max(error.retryAfterMs ?? 0, backoffMs(retry, attempt, random)));
}
