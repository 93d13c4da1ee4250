/** Signed statements that hang on a digest. Whoever may push to the repository may have put them there. */
import {
  algorithmOf,
  type Descriptor,
  type Digest,
  type FetchedManifest,
  hexOf,
  InvalidManifestError,
  type Manifest,
  parseManifest,
  type Referrer,
  type RepositoryClient,
} from '@container-kit/registry';
import { BUNDLE_PREDICATE_TYPE } from './annotations.ts';
import { BUNDLE_MEDIA_TYPE, type Bundle, decodeBundle, ENVELOPE_MEDIA_TYPE } from './bundle.ts';

/** Where a statement is stored. */
export interface StoredStatement {
  /** Digest of the manifest that holds it. */
  readonly attestation: Digest;
  readonly layer: Descriptor;
}

/**
 * Lists the referrers that may hold a statement of this type. Of their content nothing is read yet; those without exactly
 * this subject are left out, whatever the list says of them.
 *
 * @throws RegistryError, DigestMismatchError
 */
export async function listStatements(
  repository: RepositoryClient,
  digest: Digest,
  predicateType: string,
): Promise<readonly StoredStatement[]> {
  const locate = async ({ descriptor, fetched }: Referrer): Promise<readonly StoredStatement[]> => {
    const found = fetched ?? (await repository.findManifest(descriptor.digest));
    const manifest = found && understand(found);
    if (manifest?.kind !== 'image' || manifest.subject?.digest !== digest) return [];
    const [layer] = manifest.layers;
    return layer !== undefined && isEnvelope(layer.mediaType) && mayBe(predicateType, manifest)
      ? [{ attestation: descriptor.digest, layer }]
      : [];
  };
  const referrers = await repository.listReferrers(digest);
  const possible = referrers.filter(
    ({ descriptor }) => isEnvelope(descriptor.artifactType) && mayBe(predicateType, descriptor),
  );
  return (await Promise.all(possible.map(locate))).flat();
}

/** The same for what cosign has stored beside a digest under its tag `.att`, as it did before version 3. */
export async function listTaggedStatements(
  repository: RepositoryClient,
  digest: Digest,
  predicateType: string,
): Promise<readonly StoredStatement[]> {
  const tagged = await readCosignTag(repository, digest, 'att');
  if (tagged === undefined) return [];
  return tagged.layers
    .filter((layer) => isEnvelope(layer.mediaType) && mayBe(predicateType, layer))
    .map((layer) => ({ attestation: tagged.digest, layer }));
}

/** Reads one. @throws EnvelopeError for bytes that are none; RegistryError, DigestMismatchError */
export async function readStatement(
  repository: RepositoryClient,
  { layer }: StoredStatement,
): Promise<Bundle | undefined> {
  return decodeBundle({ ...layer, bytes: Buffer.from(await repository.readBlob(layer)) });
}

/** A manifest of cosign's. */
export interface CosignTag {
  readonly digest: Digest;
  readonly layers: readonly Descriptor[];
}

/** Reads what cosign has tagged beside a digest (github.com/sigstore/cosign, specs/SIGNATURE_SPEC.md). */
export async function readCosignTag(
  repository: RepositoryClient,
  digest: Digest,
  suffix: 'sig' | 'att',
): Promise<CosignTag | undefined> {
  const found = await repository.findManifest(`${algorithmOf(digest)}-${hexOf(digest)}.${suffix}`);
  if (found === undefined) return undefined;
  const manifest = understand(found);
  return manifest?.kind === 'image'
    ? { digest: found.descriptor.digest, layers: manifest.layers }
    : undefined;
}

/** What cannot be understood is not what is looked for, but no reason to fail either: anybody may attach anything. */
export function understand({ bytes, descriptor }: FetchedManifest): Manifest | undefined {
  try {
    return parseManifest(bytes, descriptor.mediaType);
  } catch (error) {
    if (error instanceof InvalidManifestError) return undefined;
    throw error;
  }
}

/** Saves reading other statements; where nothing tells the type, all have to be read. */
function mayBe(predicateType: string, { annotations = {} }: Pick<Descriptor, 'annotations'>): boolean {
  const said = annotations[BUNDLE_PREDICATE_TYPE] ?? annotations[COSIGN_PREDICATE_TYPE];
  return said === undefined || said === predicateType;
}

/** On the layers of cosign's tags. */
const COSIGN_PREDICATE_TYPE = 'predicateType';

function isEnvelope(mediaType: string | undefined): boolean {
  return mediaType === BUNDLE_MEDIA_TYPE || mediaType === ENVELOPE_MEDIA_TYPE;
}
