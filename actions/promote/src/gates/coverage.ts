/** Which platforms of the image a Trivy report is about: a good report about another image opens no gate. */
import type { Image, ImagePlatform } from '@container-kit/registry';
import type { ScannedArtifact } from '@container-kit/trivy/model';

/** The platform that a report is about, or why that cannot be said. */
export type Coverage = ImagePlatform | 'another-image' | 'unknown-platform';

/**
 * Trivy scans one platform of an index, by default that of the machine, and still names the digest of the index.
 * So that digest only proves the image; the platform is proven by the digest of its configuration (image ID) or
 * manifest, or else taken from the report's `os/architecture`.
 */
export function coverageOf(image: Image, artifact: ScannedArtifact): Coverage {
  const { platforms } = image;
  const { imageId } = artifact;
  if (imageId !== undefined && imageId !== image.digest) {
    return (
      platforms.find(({ config, digest }) => imageId === config.digest || imageId === digest) ??
      'another-image'
    );
  }
  const digests = digestsOf(artifact);
  const proven = platforms.find(({ digest }) => digests.includes(digest));
  if (proven !== undefined) return proven;
  if (imageId !== image.digest && !digests.includes(image.digest)) return 'another-image';
  const possible =
    platforms.length === 1
      ? platforms
      : platforms.filter(({ name }) => name !== undefined && name === artifact.platform);
  const [platform, ...others] = possible;
  return platform === undefined || others.length > 0 ? 'unknown-platform' : platform;
}

function digestsOf({ repoDigests, name: artifactName = '' }: ScannedArtifact): readonly string[] {
  return [...repoDigests, artifactName].map((name) => name.slice(name.indexOf('@') + 1));
}
