import { type Digest, parseDigest } from './digest.ts';
import { OciError } from './oci-error.ts';

/** Media types that this registry looks into (image-spec media-types.md; Docker's of distribution/distribution). */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** Gone from OCI 1.1 before it was released; it has no schema version. */
export const OCI_ARTIFACT = 'application/vnd.oci.artifact.manifest.v1+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** A descriptor's fields that matter to a registry (image-spec descriptor.md). */
export interface ReferencedContent {
  readonly digest: Digest;
  readonly mediaType: string;
  /** `manifest` for an entry of an index; `blob` for a config or a layer. */
  readonly kind: 'manifest' | 'blob';
  /** Content that lives elsewhere and is not pushed: image-spec layer.md, "Non-Distributable Layers". */
  readonly foreign: boolean;
}

/** What the registry understood of a manifest. */
export interface ManifestDocument {
  readonly mediaType: string;
  readonly references: readonly ReferencedContent[];
  readonly subject?: Digest;
  /** As the referrers API shows it: the manifest's own, else its config's media type; an index without one has none. */
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads pushed bytes. Known media types are checked field by field, any other JSON object is taken as it is.
 *
 * Throws 400 MANIFEST_INVALID for bytes that are no JSON object, a `mediaType` that differs from `Content-Type`, a
 * schema version other than 2, and broken descriptors (distribution-spec, "Pushing Manifests").
 */
export function readManifest(bytes: Buffer, contentType: string | undefined): ManifestDocument {
  const document = parseObject(bytes);
  const mediaType = mediaTypeOf(document, contentType);
  if (isIndexType(mediaType)) {
    return { ...common(document), mediaType, references: entries(document, 'manifests', 'manifest') };
  }
  if (mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST) {
    const config = descriptor(document.config, 'config', 'blob');
    const references = [config, ...entries(document, 'layers', 'blob')];
    return { artifactType: config.mediaType, ...common(document), mediaType, references };
  }
  if (mediaType === OCI_ARTIFACT) {
    const facts = common({ schemaVersion: 2, ...document });
    return { ...facts, mediaType, references: entries(document, 'blobs', 'blob') };
  }
  return { mediaType, references: [] };
}

/**
 * Reads bytes that were never checked, as a seeded manifest or one on disk. What {@link readManifest} refuses is opaque:
 * it can be served, and refers to nothing.
 */
export function readAnyManifest(bytes: Buffer, mediaType: string | undefined): ManifestDocument {
  try {
    return readManifest(bytes, mediaType);
  } catch {
    return { mediaType: mediaType ?? OCI_MANIFEST, references: [] };
  }
}

/** Says whether a media type is one of the two kinds of index. */
export function isIndexType(mediaType: string): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
}

function parseObject(bytes: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw invalid(`the manifest is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  return asObject(value, 'the manifest');
}

function mediaTypeOf(document: JsonObject, contentType: string | undefined): string {
  const declared = document.mediaType;
  if (declared !== undefined && typeof declared !== 'string') {
    throw invalid('mediaType is not a string');
  }
  // "The registry SHOULD ignore parameters on the Content-Type header."
  const sent = contentType?.split(';')[0]?.trim().toLowerCase();
  if (sent && declared && sent !== declared) {
    throw invalid(`Content-Type ${sent} differs from mediaType ${declared}`);
  }
  return sent || declared || (document.manifests === undefined ? OCI_MANIFEST : OCI_INDEX);
}

function common(document: JsonObject): Omit<ManifestDocument, 'mediaType' | 'references'> {
  if (document.schemaVersion !== 2) {
    throw invalid(`schemaVersion is ${JSON.stringify(document.schemaVersion)}, not 2`);
  }
  const { subject, artifactType, annotations } = document;
  return {
    ...(subject === undefined ? {} : { subject: descriptor(subject, 'subject', 'manifest').digest }),
    ...(typeof artifactType === 'string' && artifactType !== '' ? { artifactType } : {}),
    ...(annotations === undefined || annotations === null
      ? {}
      : { annotations: readAnnotations(annotations) }),
  };
}

function readAnnotations(value: unknown): Readonly<Record<string, string>> {
  const annotations: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(asObject(value, 'annotations'))) {
    if (typeof text !== 'string') {
      throw invalid(`annotation ${key} is not a string`);
    }
    annotations[key] = text;
  }
  return annotations;
}

function entries(
  document: JsonObject,
  field: string,
  kind: ReferencedContent['kind'],
): readonly ReferencedContent[] {
  const list = document[field];
  if (!Array.isArray(list)) {
    throw invalid(`${field} is not an array`);
  }
  return list.map((entry: unknown, index) => descriptor(entry, `${field}[${index}]`, kind));
}

function descriptor(value: unknown, where: string, kind: ReferencedContent['kind']): ReferencedContent {
  const { digest, mediaType, size, urls } = asObject(value, where);
  const parsed = typeof digest === 'string' ? parseDigest(digest) : undefined;
  if (parsed === undefined) {
    throw invalid(`${where} has the digest ${JSON.stringify(digest)}`);
  }
  if (!Number.isSafeInteger(size) || Number(size) < 0) {
    throw invalid(`${where} has the size ${JSON.stringify(size)}`);
  }
  if (typeof mediaType !== 'string') {
    throw invalid(`${where} has no mediaType`);
  }
  const foreign =
    /\.nondistributable\.|\.image\.rootfs\.foreign\./.test(mediaType) ||
    (Array.isArray(urls) && urls.length > 0);
  return { digest: parsed, mediaType, kind, foreign };
}

function asObject(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`${what} is not an object`);
  }
  return value as JsonObject;
}

function invalid(message: string): OciError {
  return new OciError(400, 'MANIFEST_INVALID', message);
}
