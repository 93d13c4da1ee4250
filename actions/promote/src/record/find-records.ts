/** Reads promotion attestations back from where promotions left them: the referrers of the promoted digest. */
import { type Digest, parseManifest, type Referrer, type RepositoryClient } from '@container-kit/registry';
import { BUNDLE_PREDICATE_TYPE } from './annotations.ts';
import {
  BUNDLE_MEDIA_TYPE,
  type Bundle,
  decodeBundle,
  ENVELOPE_MEDIA_TYPE,
  type StoredEnvelope,
} from './bundle.ts';
import { type Envelope, EnvelopeError, isSignedBy } from './dsse.ts';
import { type Identity, readIdentity } from './keyless/identity.ts';
import type { VerificationKey } from './keys.ts';
import { decodeRecord, VSA_TYPE } from './predicate.ts';
import { decodeStatement, isAbout, STATEMENT_MEDIA_TYPE } from './statement.ts';
import type { PromotionRecord } from './types.ts';

/** A record with what is known of its origin. */
export interface FoundRecord {
  readonly record: PromotionRecord;
  /** Digest of the manifest of its attestation. */
  readonly attestation: Digest;
  /**
   * `verified`: by the key given. `signed`: by a key that nobody has checked, or by another one than that given.
   * `keyless`: by an OIDC identity, which is not checked here either: that takes the roots of Sigstore.
   */
  readonly signature: 'verified' | 'signed' | 'keyless' | 'unsigned';
  /** What the certificate of a keyless signature says; anybody can write such a certificate. */
  readonly identity?: Identity;
}

/** A record of ours has less than a kilobyte for each destination. */
const MAX_BYTES = 1024 * 1024;

/**
 * Finds the records of a digest in a repository, in no order. Whoever may push to the repository may have written
 * them: only a verified signature proves more.
 *
 * @throws RegistryError, DigestMismatchError; RecordError when one of our records cannot be understood
 */
export async function findRecords(
  repository: RepositoryClient,
  digest: Digest,
  key: VerificationKey | undefined,
): Promise<readonly FoundRecord[]> {
  const referrers = await repository.listReferrers(digest);
  const found = await Promise.all(
    referrers.filter(mayBeRecord).map((referrer) => readRecord(repository, digest, referrer, key)),
  );
  return found.filter((record) => record !== undefined);
}

/** Saves reading other attestations; a registry that lists no annotations makes us read them all. */
function mayBeRecord({ descriptor: { artifactType, annotations } }: Referrer): boolean {
  const predicateType = annotations?.[BUNDLE_PREDICATE_TYPE];
  return isEnvelope(artifactType) && (predicateType === undefined || predicateType === VSA_TYPE);
}

function isEnvelope(mediaType: string | undefined): boolean {
  return mediaType === BUNDLE_MEDIA_TYPE || mediaType === ENVELOPE_MEDIA_TYPE;
}

async function readRecord(
  repository: RepositoryClient,
  digest: Digest,
  { descriptor, fetched }: Referrer,
  key: VerificationKey | undefined,
): Promise<FoundRecord | undefined> {
  const found = fetched ?? (await repository.findManifest(descriptor.digest));
  const manifest = found && parseManifest(found.bytes, found.descriptor.mediaType);
  if (manifest?.kind !== 'image' || manifest.subject?.digest !== digest) return undefined;
  const [layer] = manifest.layers;
  if (layer === undefined || !isEnvelope(layer.mediaType) || layer.size > MAX_BYTES) return undefined;
  const bundle = open({ ...layer, bytes: Buffer.from(await repository.readBlob(layer)) });
  const record = bundle && recordIn(bundle.envelope, digest);
  if (bundle === undefined || record === undefined) return undefined;
  return { record, attestation: descriptor.digest, ...originOf(bundle, key) };
}

/** What cannot be opened is not ours: we never write such a thing, and its digest proves that it is unharmed. */
function open(stored: StoredEnvelope): Bundle | undefined {
  try {
    return decodeBundle(stored);
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined;
    throw error;
  }
}

function recordIn({ payloadType, payload }: Envelope, digest: Digest): PromotionRecord | undefined {
  const statement = payloadType === STATEMENT_MEDIA_TYPE ? decodeStatement(payload) : undefined;
  return statement && isAbout(statement, digest) ? decodeRecord(statement, digest) : undefined;
}

function originOf(
  { envelope, certificate }: Bundle,
  key: VerificationKey | undefined,
): Pick<FoundRecord, 'signature' | 'identity'> {
  if (envelope.signatures.length === 0) return { signature: 'unsigned' };
  if (key !== undefined && isSignedBy(envelope, key)) return { signature: 'verified' };
  if (certificate === undefined) return { signature: 'signed' };
  const identity = readIdentity(certificate);
  return identity === undefined ? { signature: 'signed' } : { signature: 'keyless', identity };
}
