/** What hangs on an image, and what kind of thing it is. */

import { textAt } from '@container-kit/core';
import type { EmbeddedAttestation } from '@container-kit/registry';
import {
  algorithmOf,
  type Descriptor,
  type Digest,
  type FetchedManifest,
  hexOf,
  InvalidManifestError,
  isManifest,
  type Manifest,
  MEDIA_TYPE,
  parseManifest,
  type Referrer,
  type RepositoryClient,
} from '@container-kit/registry';
import { EnvelopeError, envelopeFromJson } from '../record/dsse.ts';
import { decodeStatement, isAbout } from '../record/statement.ts';

/** Something that says of itself which digest it is about. */
export interface Artifact {
  readonly digest: Digest;
  /** Digest of the manifest that it is about. */
  readonly about: string;
  /** Media types and predicate types, by which it is recognised. */
  readonly types: readonly string[];
}

/** More than anybody attaches; each takes a request. */
const MAX_REFERRERS = 1000;

/** SBOMs are the greatest of the statements that cosign stores; one of 16 MiB is beyond all use. */
const MAX_LAYER_BYTES = 16 * 1024 * 1024;

/** Annotations that name the predicate type: of Sigstore bundles, of BuildKit and of cosign. */
const TYPE_ANNOTATIONS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];

/**
 * Reads the referrers of a digest. Those without exactly this subject are left out, whatever the list says of them.
 *
 * @throws RegistryError: a list that cannot be read is not an empty list
 */
export async function readReferrers(
  repository: RepositoryClient,
  digest: Digest,
): Promise<readonly Artifact[]> {
  const referrers = await repository.listReferrers(digest);
  if (referrers.length > MAX_REFERRERS) {
    throw new Error(`${digest} has ${referrers.length} referrers, more than ${MAX_REFERRERS}`);
  }
  const read = async ({ descriptor, fetched }: Referrer): Promise<Artifact | undefined> => {
    const found = fetched ?? (await repository.findManifest(descriptor.digest));
    const manifest = found && understand(found);
    const about = manifest?.subject?.digest;
    if (manifest === undefined || about !== digest) return undefined;
    return { digest: descriptor.digest, about, types: typesOf(manifest) };
  };
  // Anybody may attach anything, and what is no manifest is nothing that we could read.
  const readable = referrers.filter(({ descriptor }) => isManifest(descriptor.mediaType));
  return present(await Promise.all(readable.map(read)));
}

/** An attestation that BuildKit has put into the index. */
export function embeddedArtifact({ digest, about, manifest }: EmbeddedAttestation): Artifact {
  return { digest, about, types: typesOf(manifest) };
}

/**
 * Reads what cosign has stored beside a digest under tags (github.com/sigstore/cosign, specs/SIGNATURE_SPEC.md): as
 * anybody may write such a tag, what is signed must name the digest.
 *
 * @throws RegistryError
 */
export async function readCosignTags(
  repository: RepositoryClient,
  digest: Digest,
): Promise<readonly Artifact[]> {
  const name = `${algorithmOf(digest)}-${hexOf(digest)}`;
  const [signatures, attestations] = await Promise.all([
    readTag(repository, `${name}.sig`, (layer, content) => signatureTypes(layer, content, digest)),
    readTag(repository, `${name}.att`, (_layer, content) => attestationTypes(content, digest)),
  ]);
  return [...signatures, ...attestations].map((found) => ({ ...found, about: digest }));
}

type ReadTypes = (layer: Descriptor, content: string) => readonly string[];

async function readTag(
  repository: RepositoryClient,
  tag: string,
  readTypes: ReadTypes,
): Promise<readonly Omit<Artifact, 'about'>[]> {
  const found = await repository.findManifest(tag);
  if (found === undefined) return [];
  const manifest = understand(found);
  if (manifest?.kind !== 'image') return [];
  const types = await Promise.all(
    manifest.layers
      .filter(({ size }) => size <= MAX_LAYER_BYTES)
      .map(async (layer) => readTypes(layer, Buffer.from(await repository.readBlob(layer)).toString())),
  );
  return types.some((some) => some.length > 0)
    ? [{ digest: found.descriptor.digest, types: types.flat() }]
    : [];
}

/** Artifact type of the same signature where it is stored as a referrer. */
const COSIGN_SIGNATURE = 'application/vnd.dev.cosign.artifact.sig.v1+json';

/** A layer of `.sig`: the payload that is signed (SIGNATURE_SPEC.md, "Payload"), its signature in an annotation. */
function signatureTypes(layer: Descriptor, content: string, digest: Digest): readonly string[] {
  const signed = layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '';
  const about = textAt(parseJson(content), 'critical', 'image', 'docker-manifest-digest');
  return signed !== '' && about === digest ? [layer.mediaType, COSIGN_SIGNATURE] : [];
}

/** A layer of `.att`: an envelope with a statement. */
function attestationTypes(content: string, digest: Digest): readonly string[] {
  try {
    const statement = decodeStatement(envelopeFromJson(parseJson(content)).payload);
    return statement && isAbout(statement, digest) ? [statement.predicateType] : [];
  } catch (error) {
    if (error instanceof EnvelopeError) return [];
    throw error;
  }
}

/** Says that there is no type. */
const MEANINGLESS: readonly string[] = ['', MEDIA_TYPE.ociEmpty];

function typesOf(manifest: Manifest): readonly string[] {
  const layers = manifest.kind === 'image' ? manifest.layers : [];
  const annotated = [manifest, ...layers].flatMap(({ annotations = {} }) =>
    TYPE_ANNOTATIONS.map((key) => textAt(annotations, key)),
  );
  const config = manifest.kind === 'image' ? manifest.config.mediaType : undefined;
  const media = [manifest.artifactType, config, ...layers.map(({ mediaType }) => mediaType)];
  return [...new Set(present([...annotated, ...media]))].filter((type) => !MEANINGLESS.includes(type));
}

/** What cannot be understood is not what is required, but no reason to fail either: anybody may attach anything. */
function understand({ bytes, descriptor }: FetchedManifest): Manifest | undefined {
  try {
    return parseManifest(bytes, descriptor.mediaType);
  } catch (error) {
    if (error instanceof InvalidManifestError) return undefined;
    throw error;
  }
}

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
