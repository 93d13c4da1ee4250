/** Attaches a promotion attestation to the image that was promoted. */
import {
  type Descriptor,
  type Digest,
  digestOf,
  MEDIA_TYPE,
  type RepositoryClient,
} from '@container-kit/registry';
import { annotationsOf } from './annotations.ts';
import { encodeBundle, type StoredEnvelope } from './bundle.ts';
import { seal } from './dsse.ts';
import type { SigningKey } from './keys.ts';
import { encodePredicate, type Judgement, VSA_TYPE } from './predicate.ts';
import { encodeStatement, STATEMENT_MEDIA_TYPE } from './statement.ts';
import type { PromotionRecord } from './types.ts';

/** An attestation that hangs on an image. */
export interface AttachedRecord {
  /** Digest of its manifest. */
  readonly digest: Digest;
  readonly signed: boolean;
}

/** The content that stands for "no content" (OCI image-spec, manifest.md, "Guidance for an Empty Descriptor"). */
const EMPTY = Buffer.from('{}');

/**
 * Writes a record as an in-toto statement in an envelope, signs it when there is a key, and stores it as an artifact
 * whose subject is the promoted image (OCI image-spec, manifest.md, "Guidelines for Artifact Usage"; the layout
 * is that of sigstore/cosign, specs/BUNDLE_SPEC.md).
 *
 * @param subject the image as it is in that repository
 * @throws RegistryError, DigestMismatchError
 */
export async function attachRecord(
  repository: RepositoryClient,
  subject: Descriptor,
  attestation: {
    readonly record: PromotionRecord;
    readonly judgement: Judgement;
    readonly key?: SigningKey | undefined;
  },
): Promise<AttachedRecord> {
  const { record, judgement, key } = attestation;
  const statement = encodeStatement({
    subject: { name: record.name, digest: subject.digest },
    predicateType: VSA_TYPE,
    predicate: encodePredicate(record, judgement),
  });
  const stored = encodeBundle(seal(STATEMENT_MEDIA_TYPE, statement, key), key?.keyid);
  const [config, layer] = await Promise.all([
    upload(repository, { mediaType: MEDIA_TYPE.ociEmpty, bytes: EMPTY }),
    upload(repository, stored),
  ]);
  const { mediaType, digest, size } = subject;
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.ociManifest,
    artifactType: stored.mediaType,
    config,
    layers: [layer],
    subject: { mediaType, digest, size },
    annotations: annotationsOf(record, stored.mediaType),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return { digest: await repository.putReferrer(bytes, MEDIA_TYPE.ociManifest), signed: key !== undefined };
}

async function upload(
  repository: RepositoryClient,
  { mediaType, bytes }: StoredEnvelope,
): Promise<Descriptor> {
  const descriptor = { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
  await repository.uploadBlob(descriptor, () => only(bytes));
  return descriptor;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
