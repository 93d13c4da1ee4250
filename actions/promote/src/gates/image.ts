/** The image as the gates see it: which platforms it has, and which attestations BuildKit put into its index. */
import {
  type Descriptor,
  type Digest,
  formatPlatform,
  isManifest,
  type Manifest,
  parseManifest,
  type RepositoryClient,
} from '@container-kit/registry';

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
  readonly manifest: Manifest;
}

/** The image that is to be promoted. */
export interface PromotedImage {
  readonly digest: Digest;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platforms: readonly ImagePlatform[];
  readonly attestations: readonly EmbeddedAttestation[];
}

/** Deeper nesting of indexes is no image that anybody builds, but an attempt to keep this client busy. */
const MAX_DEPTH = 4;
const MAX_MANIFESTS = 1000;

// BuildKit, docs/attestations/attestation-storage.md.
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';

/**
 * Reads the manifests of an image: index, platforms, BuildKit's attestations. Children that are no manifests are
 * left out, as they are nothing that runs.
 *
 * @throws RegistryError, DigestMismatchError, InvalidManifestError; Error for an index that is nested too deep
 */
export async function readImage(repository: RepositoryClient, digest: Digest): Promise<PromotedImage> {
  const platforms: ImagePlatform[] = [];
  const attestations: EmbeddedAttestation[] = [];
  const seen = new Set<Digest>();
  const root = await readManifest(repository, digest);
  await visit(root, { digest }, 0);
  return { digest, annotations: root.annotations ?? {}, platforms, attestations };

  async function visit(
    manifest: Manifest,
    descriptor: Pick<Descriptor, 'digest' | 'platform' | 'annotations'>,
    depth: number,
  ): Promise<void> {
    if (manifest.kind === 'index') {
      if (depth === MAX_DEPTH) throw new Error(`${digest}: indexes are nested deeper than ${MAX_DEPTH}`);
      await Promise.all(
        manifest.manifests.map(async (child) => {
          if (!isManifest(child.mediaType) || seen.has(child.digest)) return;
          seen.add(child.digest);
          if (seen.size > MAX_MANIFESTS) throw new Error(`${digest}: more than ${MAX_MANIFESTS} manifests`);
          await visit(await readManifest(repository, child.digest), child, depth + 1);
        }),
      );
    } else if (isAttestation(descriptor)) {
      const about = descriptor.annotations?.[REFERENCE_DIGEST] ?? '';
      attestations.push({ digest: descriptor.digest, about, manifest });
    } else {
      platforms.push(platformOf(manifest, descriptor));
    }
  }
}

/** The annotation alone proves nothing: an image that calls itself an attestation must not slip past the gates. */
function isAttestation({ annotations, platform }: Pick<Descriptor, 'annotations' | 'platform'>): boolean {
  return (
    annotations?.[REFERENCE_TYPE] === 'attestation-manifest' &&
    platform !== undefined &&
    formatPlatform(platform) === 'unknown/unknown'
  );
}

function platformOf(
  manifest: Extract<Manifest, { readonly kind: 'image' }>,
  { digest, platform }: Pick<Descriptor, 'digest' | 'platform'>,
): ImagePlatform {
  const { config, annotations = {} } = manifest;
  return { name: platform && formatPlatform(platform), digest, config, annotations };
}

async function readManifest(repository: RepositoryClient, digest: Digest): Promise<Manifest> {
  const { descriptor, bytes } = await repository.getManifest(digest);
  return parseManifest(bytes, descriptor.mediaType);
}
