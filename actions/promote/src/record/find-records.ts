/** Reads promotion attestations back from where promotions left them: the referrers of the promoted digest. */
import type { Digest, RepositoryClient } from '@container-kit/registry';
import { listStatements, readStatement, type StoredStatement } from './attached.ts';
import type { Bundle } from './bundle.ts';
import { EnvelopeError, isSignedBy } from './dsse.ts';
import { type Identity, readIdentity } from './keyless/identity.ts';
import type { VerificationKey } from './keys.ts';
import { decodeRecord, VSA_TYPE } from './predicate.ts';
import { isAbout, statementIn } from './statement.ts';
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
  const stored = await listStatements(repository, digest, VSA_TYPE);
  const found = await Promise.all(
    stored
      .filter(({ layer }) => layer.size <= MAX_BYTES)
      .map((statement) => readRecord(repository, digest, statement, key)),
  );
  return found.filter((record) => record !== undefined);
}

async function readRecord(
  repository: RepositoryClient,
  digest: Digest,
  stored: StoredStatement,
  key: VerificationKey | undefined,
): Promise<FoundRecord | undefined> {
  const bundle = await readStatement(repository, stored).catch(nothingOfOurs);
  const statement = bundle && statementIn(bundle.envelope);
  const record = statement && isAbout(statement, digest) ? decodeRecord(statement, digest) : undefined;
  if (bundle === undefined || record === undefined) return undefined;
  return { record, attestation: stored.attestation, ...originOf(bundle, key) };
}

/** What cannot be opened is not ours: we never write such a thing, and its digest proves that it is unharmed. */
function nothingOfOurs(error: unknown): undefined {
  if (!(error instanceof EnvelopeError)) throw error;
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
