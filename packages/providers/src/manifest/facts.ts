/** What retention needs of a manifest's bytes. */
import {
  blobsOf,
  type Descriptor,
  type Digest,
  formatPlatform,
  isDigest,
  isIndex,
  isNonDistributable,
  type Manifest,
  MEDIA_TYPE,
  parseManifest,
} from '@container-kit/registry';
import type { ChildFacts, ManifestFacts } from '@container-kit/retention';
import type { ManifestSource } from '../provider.ts';
import { type ConfigFacts, readConfig } from './config.ts';
import { sharedText } from './shared-text.ts';

const CREATED = 'org.opencontainers.image.created';
/** BuildKit: the image that an attestation of the same index is about. */
const ABOUT = 'vnd.docker.reference.digest';
const CONFIGS: ReadonlySet<string> = new Set([MEDIA_TYPE.ociConfig, MEDIA_TYPE.dockerConfig]);

/**
 * Reads a manifest, and its configuration where it is given.
 *
 * @param shared the text of a digest that others hold already
 * @throws InvalidManifestError
 */
export function factsOf(
  { mediaType, manifest: bytes, config }: ManifestSource,
  shared: (digest: Digest) => Digest = (digest) => digest,
): ManifestFacts {
  const manifest = parseManifest(bytes, mediaType === '' ? undefined : mediaType);
  const own = config === undefined ? undefined : readConfig(config);
  return {
    mediaType: sharedText(manifest.mediaType),
    artifactType: artifactTypeOf(manifest),
    size: bytes.byteLength,
    children: manifest.kind === 'index' ? manifest.manifests.map((child) => childFacts(child, shared)) : [],
    subject: manifest.subject?.digest,
    blobs: blobsOf(manifest)
      .filter(isHere)
      .map(({ digest, size }) => ({ digest, size })),
    created: createdOf(manifest, own),
    labels: { ...own?.labels, ...manifest.annotations },
  };
}

/** The configuration that holds labels and a time; undefined for an index, and for artifacts that only look like images. */
export function configOf({
  mediaType,
  manifest: bytes,
}: Omit<ManifestSource, 'config'>): Descriptor | undefined {
  const manifest = parseManifest(bytes, mediaType === '' ? undefined : mediaType);
  return manifest.kind === 'image' && CONFIGS.has(manifest.config.mediaType) ? manifest.config : undefined;
}

/** Every digest that stands anywhere in bytes that could not be understood. */
export function mentionsOf(bytes: Uint8Array): readonly Digest[] {
  const text = Buffer.from(bytes).toString('latin1');
  const found = text.match(/sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})/g) ?? [];
  return [...new Set(found)].filter(isDigest);
}

function artifactTypeOf(manifest: Manifest): string | undefined {
  const own = manifest.artifactType ?? '';
  if (own !== '') return own;
  return manifest.kind === 'image' ? manifest.config.mediaType : undefined;
}

function childFacts(
  { digest, mediaType, size, platform, annotations }: Descriptor,
  shared: (digest: Digest) => Digest,
): ChildFacts {
  const about = annotations?.[ABOUT];
  const runsNowhere = platform === undefined || platform.os === 'unknown';
  return {
    digest: shared(digest),
    mediaType: sharedText(mediaType),
    size,
    platform: runsNowhere ? undefined : sharedText(formatPlatform(platform)),
    about: about !== undefined && isDigest(about) ? about : undefined,
  };
}

function isHere({ mediaType, urls }: Descriptor): boolean {
  return (urls === undefined || urls.length === 0) && !isNonDistributable(mediaType);
}

function createdOf({ annotations }: Manifest, config: ConfigFacts | undefined): number | undefined {
  return timeOf(annotations?.[CREATED]) ?? timeOf(config?.labels[CREATED]) ?? timeOf(config?.created);
}

/** Nonsense is unknown. */
function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Whether a descriptor of an index leads to another index. */
export function leadsOn({ mediaType }: Pick<ChildFacts, 'mediaType'>): boolean {
  return isIndex(mediaType);
}
