import { digestOf, verifyBytes } from '../content.ts';
import { type Digest, isDigest, parseDigest } from '../digest.ts';
import { DigestMismatchError, RegistryError } from '../errors.ts';
import { InvalidManifestError } from '../fields.ts';
import { type Descriptor, MAX_MANIFEST_BYTES, SCHEMA_1_PROBLEM } from '../manifest.ts';
import { isSchema1, MANIFEST_ACCEPT, withoutParameters } from '../media-types.ts';
import { InvalidReferenceError, isTag } from '../reference.ts';
import { type Answer, TooLargeError } from '../transport/answer.ts';
import { redact } from '../transport/target.ts';
import { apiPath, pull, type RepositoryContext, send } from './context.ts';

/** A manifest as the registry holds it. */
export interface FetchedManifest {
  readonly descriptor: Descriptor;
  /** The exact bytes, whose digest is `descriptor.digest`. */
  readonly bytes: Uint8Array;
  /** `ETag` of the answer, for a conditional write (RFC 9110 section 8.8.3). */
  readonly etag?: string;
}

const ACCEPT = MANIFEST_ACCEPT.join(', ');

/**
 * Reads a manifest by tag or digest. What comes is hashed; bytes that are not those of the digest asked for,
 * or of the digest that the registry claims, are fetched once more.
 *
 * @throws DigestMismatchError when they are wrong again, RegistryError (404 when there is none)
 */
export async function getManifest(context: RepositoryContext, reference: string): Promise<FetchedManifest> {
  try {
    return await fetchManifest(context, reference);
  } catch (error) {
    if (!(error instanceof DigestMismatchError)) {
      throw error;
    }
    return await fetchManifest(context, reference);
  }
}

/** {@link getManifest} @returns undefined when it is absent, proven as {@link resolveManifest} proves it */
export async function findManifest(
  context: RepositoryContext,
  reference: string,
): Promise<FetchedManifest | undefined> {
  const found = await getOrAbsence(context, reference);
  return typeof found === 'string' ? undefined : found;
}

/** What is not there: the manifest or tag alone, or the whole repository. */
export type Absence = 'no-manifest' | 'no-repository';

/**
 * Finds out with one GET what a tag or digest is, and if it is absent, how much is. For what is likely to be there,
 * {@link resolveManifest} is cheaper: its HEAD is no pull, which Docker Hub counts. What is seen of a tag serves
 * `moveTag`, should it come at once.
 */
export async function lookUpManifest(
  context: RepositoryContext,
  reference: string,
): Promise<Descriptor | Absence> {
  const found = await getOrAbsence(context, reference);
  const absent = typeof found === 'string';
  if (!isDigest(reference)) {
    const sighting = absent
      ? { digest: null, etag: undefined }
      : { digest: found.descriptor.digest, etag: found.etag };
    context.host.sightings.add(context.repository, reference, sighting);
  }
  return absent ? found : found.descriptor;
}

async function getOrAbsence(
  context: RepositoryContext,
  reference: string,
): Promise<FetchedManifest | Absence> {
  try {
    return await getManifest(context, reference);
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) {
      if (error.hasCode('NAME_UNKNOWN')) {
        return 'no-repository';
      }
      if (error.hasCode('MANIFEST_UNKNOWN')) {
        return 'no-manifest';
      }
    }
    throw error;
  }
}

/**
 * Finds out what a tag or digest is. Absent means that the manifests endpoint itself answered 404 with
 * MANIFEST_UNKNOWN or NAME_UNKNOWN; a bare 404 (a proxy, a token service, a HEAD without body) proves nothing,
 * so after any refused HEAD the GET decides.
 *
 * @returns undefined when it is absent
 * @throws RegistryError when the registry gives no proof either way
 */
export async function resolveManifest(
  context: RepositoryContext,
  reference: string,
): Promise<Descriptor | undefined> {
  return (await headManifest(context, reference)) ?? (await findManifest(context, reference))?.descriptor;
}

/** Asks with HEAD. @returns undefined when that does not tell: absent, not supported, or without a digest */
export async function headManifest(
  context: RepositoryContext,
  reference: string,
  attempts?: number,
): Promise<Descriptor | undefined> {
  return (await inspectManifest(context, reference, attempts))?.descriptor;
}

/** {@link headManifest} with the ETag, for a conditional write. */
export async function inspectManifest(
  context: RepositoryContext,
  reference: string,
  attempts?: number,
): Promise<Omit<FetchedManifest, 'bytes'> | undefined> {
  return await send(
    context,
    {
      method: 'HEAD',
      to: apiPath(context, `manifests/${checkReference(reference)}`),
      headers: { accept: ACCEPT },
      scopes: pull(context),
      accept: [200, 400, 404, 405, 501],
      ...(attempts === undefined ? {} : { attempts }),
    },
    async (answer) => {
      await answer.skip();
      // Who answers 200 to a digest and does not name it means that one.
      const digest = claimedDigest(answer) ?? (isDigest(reference) ? reference : undefined);
      const size = Number(answer.header('content-length') ?? Number.NaN);
      const mediaType = withoutParameters(answer.header('content-type') ?? '');
      const wrong = isDigest(reference) && digest !== reference;
      const useless = digest === undefined || !Number.isSafeInteger(size) || !mediaType.includes('json');
      const etag = answer.header('etag');
      return answer.status !== 200 || useless || wrong
        ? undefined
        : { descriptor: { mediaType, digest, size }, ...(etag === undefined ? {} : { etag }) };
    },
  );
}

async function fetchManifest(context: RepositoryContext, reference: string): Promise<FetchedManifest> {
  return await send(
    context,
    {
      method: 'GET',
      to: apiPath(context, `manifests/${checkReference(reference)}`),
      headers: { accept: ACCEPT },
      scopes: pull(context),
      accept: [200],
    },
    async (answer) => {
      const mediaType = manifestType(answer);
      if (isSchema1(mediaType)) {
        await answer.skip();
        throw new InvalidManifestError(SCHEMA_1_PROBLEM);
      }
      const bytes = await readManifest(answer);
      const claimed = isDigest(reference) ? reference : claimedDigest(answer);
      const digest = claimed ?? digestOf(bytes);
      verifyBytes(bytes, { digest });
      const etag = answer.header('etag');
      const descriptor = { mediaType, digest, size: bytes.byteLength };
      return { descriptor, bytes, ...(etag === undefined ? {} : { etag }) };
    },
  );
}

async function readManifest(answer: Answer): Promise<Uint8Array> {
  try {
    return await answer.bytes(MAX_MANIFEST_BYTES);
  } catch (error) {
    if (error instanceof TooLargeError) {
      throw notAManifest(answer, error.message);
    }
    throw error;
  }
}

/** A captive portal or a proxy answers 200 with a web page. */
function manifestType(answer: Answer): string {
  const mediaType = withoutParameters(answer.header('content-type') ?? '');
  if (mediaType === '' || mediaType.includes('json') || isSchema1(mediaType)) {
    return mediaType;
  }
  answer.discard();
  const shown = JSON.stringify(mediaType.slice(0, 80));
  throw notAManifest(
    answer,
    `the answer is ${shown} and no manifest: is there a proxy or login page in between?`,
  );
}

function notAManifest(answer: Answer, problem: string): RegistryError {
  const url = redact(answer.target);
  return new RegistryError({
    message: `GET ${url}: ${problem}`,
    method: 'GET',
    url,
    status: answer.status,
    temporary: false,
  });
}

/**
 * Docker-Content-Digest when it is a digest that can be checked; what is none (upper case, other algorithms)
 * counts as absent.
 */
export function claimedDigest(answer: Answer): Digest | undefined {
  const header = answer.header('docker-content-digest') ?? '';
  return isDigest(header) ? header : undefined;
}

/** What may stand in a URL as a reference. @throws InvalidReferenceError, InvalidDigestError */
export function checkReference(reference: string): string {
  if (reference.includes(':')) {
    return parseDigest(reference);
  }
  if (!isTag(reference)) {
    throw new InvalidReferenceError(
      `${JSON.stringify(reference.slice(0, 200))} is neither a tag nor a digest`,
    );
  }
  return reference;
}
