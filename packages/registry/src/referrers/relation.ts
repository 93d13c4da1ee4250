import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import { type Descriptor, type Manifest, parseManifest } from '../manifest.ts';
import type { FetchedManifest } from '../repository/manifests.ts';

/** Whether a manifest has this subject; one that cannot be understood has none. */
export function refersTo(fetched: FetchedManifest, subject: Digest): boolean {
  return read(fetched)?.subject?.digest === subject;
}

/** Type of the artifact, as the referrers API shows it. */
export function artifactTypeOf(fetched: FetchedManifest): string | undefined {
  const manifest = read(fetched);
  return manifest === undefined ? undefined : typeOf(manifest);
}

/**
 * How a list of referrers describes a manifest (OCI distribution-spec, "Listing Referrers"): with its artifact
 * type, which without a field of that name is the config's media type, and with all of its annotations.
 */
export function describeReferrer(descriptor: Descriptor, manifest: Manifest): Descriptor {
  const { digest, size } = descriptor;
  const artifactType = typeOf(manifest);
  return {
    mediaType: manifest.mediaType,
    digest,
    size,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(manifest.annotations === undefined ? {} : { annotations: manifest.annotations }),
  };
}

function typeOf(manifest: Manifest): string | undefined {
  const own = manifest.artifactType ?? '';
  return own !== '' ? own : manifest.kind === 'image' ? manifest.config.mediaType : undefined;
}

function read({ bytes, descriptor }: FetchedManifest): Manifest | undefined {
  try {
    return parseManifest(bytes, descriptor.mediaType === '' ? undefined : descriptor.mediaType);
  } catch (error) {
    if (error instanceof InvalidManifestError) {
      return undefined;
    }
    throw error;
  }
}
