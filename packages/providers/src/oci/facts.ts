/** What a manifest says, as retention needs it. */
import {
  type Descriptor,
  type FetchedManifest,
  formatPlatform,
  isDigest,
  type Manifest,
  parseManifest,
} from '@container-kit/registry';
import type { ChildFacts, Content, ManifestFacts } from '@container-kit/retention';

const CREATED = 'org.opencontainers.image.created';
/** BuildKit, docs/attestations/attestation-storage.md. */
const ABOUT = 'vnd.docker.reference.digest';

/** What a configuration says besides. */
export interface ConfigFacts {
  readonly created: Date | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** A fetched manifest as content of a version; what can't be understood is content as well. */
export function contentOf(fetched: FetchedManifest, config?: ConfigFacts): Content {
  try {
    const { mediaType } = fetched.descriptor;
    return {
      kind: 'manifest',
      manifest: factsOf(parseManifest(fetched.bytes, mediaType), fetched.bytes.length, config),
    };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

function factsOf(manifest: Manifest, size: number, config: ConfigFacts | undefined): ManifestFacts {
  const annotations = manifest.annotations ?? {};
  return {
    mediaType: manifest.mediaType,
    artifactType:
      manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined),
    size,
    children: manifest.kind === 'index' ? manifest.manifests.map(childOf) : [],
    subject: manifest.subject?.digest,
    blobs: manifest.kind === 'index' ? [] : [manifest.config, ...manifest.layers].filter(isHere).map(sizeOf),
    created: dateOf(annotations[CREATED]) ?? dateOf(config?.labels[CREATED]) ?? config?.created,
    labels: { ...config?.labels, ...annotations },
  };
}

function childOf({ digest, mediaType, size, platform, annotations }: Descriptor): ChildFacts {
  const about = annotations?.[ABOUT];
  const runsNowhere = platform === undefined || platform.os === 'unknown';
  return {
    digest,
    mediaType,
    size,
    platform: runsNowhere ? undefined : formatPlatform(platform),
    about: about !== undefined && isDigest(about) ? about : undefined,
  };
}

function isHere({ urls }: Descriptor): boolean {
  return urls === undefined || urls.length === 0;
}

function sizeOf({ digest, size }: Descriptor): ManifestFacts['blobs'][number] {
  return { digest, size };
}

/** Reads the text of a configuration (OCI image-spec, "OCI Image Configuration"). Anything wrong with it is unknown. */
export function configFactsOf(bytes: Uint8Array): ConfigFacts {
  try {
    const { created, config } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      readonly created?: unknown;
      readonly config?: { readonly Labels?: unknown } | null;
    };
    return { created: dateOf(created), labels: textsOf(config?.Labels) };
  } catch {
    return { created: undefined, labels: {} };
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function dateOf(text: unknown): Date | undefined {
  const time = typeof text === 'string' ? new Date(text) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
