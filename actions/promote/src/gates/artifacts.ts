/** What hangs on an image, and what kind of thing it is. */

import { textAt } from '@container-kit/core';
import type { EmbeddedAttestation } from '@container-kit/registry';
import {
  type Descriptor,
  type Digest,
  isManifest,
  type Manifest,
  MEDIA_TYPE,
  type Referrer,
  type RepositoryClient,
} from '@container-kit/registry';
import { readCosignTag, understand } from '../record/attached.ts';
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
 * Reads what cosign has stored beside a digest under tags: as anybody may write such a tag, what is signed must name the
 * digest.
 *
 * @throws RegistryError
 */
export async function readCosignTags(
  repository: RepositoryClient,
  digest: Digest,
): Promise<readonly Artifact[]> {
  const [signatures, attestations] = await Promise.all([
    readTag(repository, digest, 'sig', (layer, content) => signatureTypes(layer, content, digest)),
    readTag(repository, digest, 'att', (_layer, content) => attestationTypes(content, digest)),
  ]);
  return [...signatures, ...attestations];
}

type ReadTypes = (layer: Descriptor, content: string) => readonly string[];

async function readTag(
  repository: RepositoryClient,
  about: Digest,
  suffix: 'sig' | 'att',
  readTypes: ReadTypes,
): Promise<readonly Artifact[]> {
  const found = await readCosignTag(repository, about, suffix);
  if (found === undefined) return [];
  const types = await Promise.all(
    found.layers
      .filter(({ size }) => size <= MAX_LAYER_BYTES)
      .map(async (layer) => readTypes(layer, Buffer.from(await repository.readBlob(layer)).toString())),
  );
  return types.some((some) => some.length > 0) ? [{ digest: found.digest, about, types: types.flat() }] : [];
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
