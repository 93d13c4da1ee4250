/** Makes a promotion attestation out of a record. */
import { encodeBundle, type StoredEnvelope } from './bundle.ts';
import { seal } from './dsse.ts';
import type { Identity } from './keyless/identity.ts';
import { encodePredicate, type Judgement, VSA_TYPE } from './predicate.ts';
import type { Seal, Signer } from './signer.ts';
import { encodeStatement, STATEMENT_MEDIA_TYPE } from './statement.ts';
import type { PromotionRecord } from './types.ts';

/** An attestation that is ready to be attached. */
export interface SealedRecord {
  readonly record: PromotionRecord;
  readonly stored: StoredEnvelope;
  /** By a key, by an OIDC identity, or not at all. */
  readonly signature: 'signed' | 'keyless' | 'unsigned';
  /** Of a keyless signature. */
  readonly identity?: Identity | undefined;
}

/**
 * Writes a record as an in-toto statement in an envelope, and has it signed when there is a signer. It can be done
 * before the promotion, whose result is known from its plan: what cannot be signed is then found out in time.
 *
 * @throws what the signer fails with
 */
export async function sealRecord(
  { record, judgement }: { readonly record: PromotionRecord; readonly judgement: Judgement },
  signer: Signer | undefined,
): Promise<SealedRecord> {
  const statement = encodeStatement({
    subject: { name: record.name, digest: record.digest },
    predicateType: VSA_TYPE,
    predicate: encodePredicate(record, judgement),
  });
  const sealed: Seal | undefined = await signer?.seal(STATEMENT_MEDIA_TYPE, statement);
  const envelope = sealed?.envelope ?? seal(STATEMENT_MEDIA_TYPE, statement, undefined);
  const identity = sealed?.identity;
  const kind = identity === undefined ? 'signed' : 'keyless';
  return {
    record,
    stored: encodeBundle(envelope, sealed?.verificationMaterial),
    signature: sealed === undefined ? 'unsigned' : kind,
    identity,
  };
}
