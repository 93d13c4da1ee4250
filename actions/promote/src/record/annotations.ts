/** Annotations of the manifest that carries a promotion attestation, so that `oras discover` shows what it is. */
import { VSA_TYPE } from './predicate.ts';
import type { SealedRecord } from './seal-record.ts';

/** Predicate type of the statement in a bundle (github.com/sigstore/cosign, specs/BUNDLE_SPEC.md, "Annotations"). */
export const BUNDLE_PREDICATE_TYPE = 'dev.sigstore.bundle.predicateType';

const OURS = 'dev.container-kit.promotion';

/**
 * What the manifest says about the record. It is for people and for lists: nothing is decided by it, as the statement
 * says the same and may be signed.
 */
export function annotationsOf({ record, signature, identity }: SealedRecord): Record<string, string> {
  return {
    ...(signature === 'unsigned' ? {} : { 'dev.sigstore.bundle.content': 'dsse-envelope' }),
    [BUNDLE_PREDICATE_TYPE]: VSA_TYPE,
    'org.opencontainers.image.created': record.time.toISOString(),
    [`${OURS}.kind`]: record.kind,
    [`${OURS}.signature`]: signature,
    ...(identity === undefined ? {} : { [`${OURS}.identity`]: identity.subject }),
    ...(record.environment === undefined ? {} : { [`${OURS}.environment`]: record.environment }),
    [`${OURS}.destinations`]: JSON.stringify(
      Object.fromEntries(record.moves.map(({ reference, previous }) => [reference, previous])),
    ),
  };
}
