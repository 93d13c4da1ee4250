/** An image as people see it: which platforms it has, and which attestations BuildKit put into its index. */
import type { Digest } from '../digest.ts';
import { MissingManifestError } from '../graph/errors.ts';
import type { Source } from '../graph/source.ts';
import { type Descriptor, type ImageManifest, type Manifest, parseManifest } from '../manifest.ts';
import { isManifest } from '../media-types.ts';
import { formatPlatform } from '../platform.ts';

/** One platform of an image. */
export interface ImagePlatform {
  /** `linux/arm64/v8`; undefined when no index says it. */
  readonly name: string | undefined;
  /** Digest of the platform's manifest; that of the image itself when it has only one platform. */
  readonly digest: Digest;
  /** Descriptor of the platform's configuration, whose digest Docker and Trivy call the image ID. */
  readonly config: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An attestation manifest among the children of an index, as BuildKit writes it. */
export interface EmbeddedAttestation {
  readonly digest: Digest;
  /** Digest of the platform's manifest that it is about. */
  readonly about: string;
  readonly manifest: ImageManifest;
}

/** An image of one or several platforms. */
export interface Image {
  readonly digest: Digest;
  readonly annotations: Readonly<Record<string, string>>;
  /** In the order of the index. */
  readonly platforms: readonly ImagePlatform[];
  readonly attestations: readonly EmbeddedAttestation[];
}

/** Deeper nesting of indexes is no image that anybody builds, but an attempt to keep this client busy. */
const MAX_DEPTH = 4;
const MAX_MANIFESTS = 1000;

// BuildKit, docs/attestations/attestation-storage.md.
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';

type Child = Pick<Descriptor, 'digest' | 'platform' | 'annotations'>;
type Part =
  | { readonly kind: 'platform'; readonly platform: ImagePlatform }
  | { readonly kind: 'attestation'; readonly attestation: EmbeddedAttestation };

/**
 * Reads the manifests of an image: index, platforms, BuildKit's attestations. Children that are no manifests are
 * left out, as they are nothing that runs.
 *
 * @throws MissingManifestError, RegistryError, LayoutError, DigestMismatchError, InvalidManifestError; Error for an
 *   index that is nested too deep
 */
export async function readImage(source: Source, digest: Digest): Promise<Image> {
  const seen = new Set<Digest>();
  const root = await readManifest(source, digest);
  const parts = await partsOf(root, { digest }, 0);
  return {
    digest,
    annotations: root.annotations ?? {},
    platforms: parts.flatMap((part) => (part.kind === 'platform' ? [part.platform] : [])),
    attestations: parts.flatMap((part) => (part.kind === 'attestation' ? [part.attestation] : [])),
  };

  async function partsOf(manifest: Manifest, child: Child, depth: number): Promise<readonly Part[]> {
    if (manifest.kind === 'image') return [partOf(manifest, child)];
    if (manifest.kind === 'artifact') return [];
    if (depth === MAX_DEPTH) throw new Error(`${digest}: indexes are nested deeper than ${MAX_DEPTH}`);
    const parts = await Promise.all(
      manifest.manifests.map(async (entry) => {
        if (!isManifest(entry.mediaType) || seen.has(entry.digest)) return [];
        seen.add(entry.digest);
        if (seen.size > MAX_MANIFESTS) throw new Error(`${digest}: more than ${MAX_MANIFESTS} manifests`);
        return partsOf(
          await readManifest(source, entry.digest, { entry, parent: child.digest }),
          entry,
          depth + 1,
        );
      }),
    );
    return parts.flat();
  }
}

function partOf(manifest: ImageManifest, { digest, platform, annotations }: Child): Part {
  if (isAttestation({ platform, annotations })) {
    const about = annotations?.[REFERENCE_DIGEST] ?? '';
    return { kind: 'attestation', attestation: { digest, about, manifest } };
  }
  const name = platform && formatPlatform(platform);
  return {
    kind: 'platform',
    platform: { name, digest, config: manifest.config, annotations: manifest.annotations ?? {} },
  };
}

/** The annotation alone proves nothing: an image that calls itself an attestation must not slip past a gate. */
function isAttestation({
  annotations,
  platform,
}: {
  readonly annotations: Descriptor['annotations'] | undefined;
  readonly platform: Descriptor['platform'] | undefined;
}): boolean {
  return (
    annotations?.[REFERENCE_TYPE] === 'attestation-manifest' &&
    platform !== undefined &&
    formatPlatform(platform) === 'unknown/unknown'
  );
}

/** A layout does not know what its files are, only the index that lists them does. */
async function readManifest(
  source: Source,
  digest: Digest,
  listed?: { readonly entry: Descriptor; readonly parent: Digest },
): Promise<Manifest> {
  const fetched = await source.findManifest(digest);
  if (fetched === undefined) throw new MissingManifestError(source.name, digest, listed?.parent);
  const types = [fetched.descriptor.mediaType, listed?.entry.mediaType ?? ''];
  return parseManifest(fetched.bytes, types.find(isManifest));
}
