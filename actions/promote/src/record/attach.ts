/** Attaches a promotion attestation to the image that was promoted. */
import {
  type Descriptor,
  type Digest,
  digestOf,
  MEDIA_TYPE,
  type RepositoryClient,
} from '@container-kit/registry';
import { annotationsOf } from './annotations.ts';
import type { StoredEnvelope } from './bundle.ts';
import type { SealedRecord } from './seal-record.ts';

/** The content that stands for "no content" (OCI image-spec, manifest.md, "Guidance for an Empty Descriptor"). */
const EMPTY = Buffer.from('{}');

/**
 * Stores an attestation as an artifact whose subject is the promoted image (OCI image-spec, manifest.md, "Guidelines
 * for Artifact Usage"; the layout is that of sigstore/cosign, specs/BUNDLE_SPEC.md).
 *
 * @param subject the image as it is in that repository
 * @returns digest of its manifest
 * @throws RegistryError, DigestMismatchError
 */
export async function attachRecord(
  repository: RepositoryClient,
  subject: Descriptor,
  sealed: SealedRecord,
): Promise<Digest> {
  const { stored } = sealed;
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
    annotations: annotationsOf(sealed),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return repository.putReferrer(bytes, MEDIA_TYPE.ociManifest);
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
