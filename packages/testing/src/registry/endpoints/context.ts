import { type Algorithm, algorithmOf, type Digest, isAlgorithm, parseDigest } from '../digest.ts';
import { OciError } from '../oci-error.ts';
import type { Capabilities } from '../profiles.ts';
import type { ReplyHeaders } from '../reply.ts';
import type { Repositories } from '../repositories.ts';
import type { RegistryRequest } from '../request.ts';
import type { Storage } from '../storage/storage.ts';
import type { Uploads } from '../uploads.ts';

/** Everything that an endpoint may use. */
export interface EndpointContext {
  readonly capabilities: Capabilities;
  readonly repositories: Repositories;
  readonly uploads: Uploads;
  readonly storage: Storage;
  /** Where blobs are redirected to, when they are (`blobStore: 'redirect'`). */
  readonly blobRedirect: ((digest: Digest) => string) | undefined;
}

/** `Docker-Content-Digest`, when the profile sends it. */
export function digestHeader(
  { capabilities }: Pick<EndpointContext, 'capabilities'>,
  digest: Digest,
): ReplyHeaders {
  return { 'Docker-Content-Digest': capabilities.digestHeader ? digest : undefined };
}

/** Reads a digest from a request; throws 400 DIGEST_INVALID for a broken one or an algorithm the profile lacks. */
export function requireDigest({ capabilities }: EndpointContext, text: string): Digest {
  const digest = parseDigest(text);
  if (digest === undefined || !capabilities.algorithms.includes(algorithmOf(digest))) {
    throw new OciError(
      400,
      'DIGEST_INVALID',
      `${JSON.stringify(text)} is not a digest this registry supports`,
    );
  }
  return digest;
}

/** The algorithm of `?digest-algorithm=` (end-4c), sha256 by default; throws 400 for one that the profile lacks. */
export function requireAlgorithm({ capabilities }: EndpointContext, request: RegistryRequest): Algorithm {
  const name = request.query.get('digest-algorithm') ?? 'sha256';
  if (!isAlgorithm(name) || !capabilities.algorithms.includes(name)) {
    throw new OciError(400, 'DIGEST_INVALID', `digest-algorithm ${JSON.stringify(name)} is not supported`);
  }
  return name;
}
