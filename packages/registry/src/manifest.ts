import type { Digest } from './digest.ts';
import { isDigest } from './digest.ts';
import {
  asList,
  asObject,
  asSize,
  asText,
  asTextMap,
  InvalidManifestError,
  type JsonObject,
  optional,
  show,
} from './fields.ts';
import { parseStrictJson } from './json.ts';
import { isIndex, isManifest, isSchema1, MEDIA_TYPE, withoutParameters } from './media-types.ts';
import type { Platform } from './platform.ts';

/** A pointer to content (OCI image-spec, "Descriptor"). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  readonly platform?: Platform;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly urls?: readonly string[];
  /** The content itself in base64, when small. */
  readonly data?: string;
}

interface Common {
  /** Effective media type: the field, else what the registry or descriptor said, else what the fields show. */
  readonly mediaType: string;
  readonly artifactType?: string;
  /** What this manifest refers to ("referrers"). */
  readonly subject?: Descriptor;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One image or artifact: OCI image manifest or Docker schema 2. */
export interface ImageManifest extends Common {
  readonly kind: 'image';
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** Several platforms or artifacts: OCI image index or Docker manifest list. */
export interface ImageIndex extends Common {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

/** An artifact as release candidates of OCI 1.1 had it; signatures and SBOMs of that time are still in registries. */
export interface ArtifactManifest extends Common {
  readonly kind: 'artifact';
  readonly blobs: readonly Descriptor[];
}

/** Any kind of manifest; tell them apart by `kind`. */
export type Manifest = ImageManifest | ImageIndex | ArtifactManifest;

/** Said of Docker's schema 1, which is gone from the specifications and whose digest does not cover its bytes. */
export const SCHEMA_1_PROBLEM =
  'manifest: Docker schema 1 is not supported: push the image again with a current client';

/** Largest manifest that is read: what every registry must take (OCI distribution-spec, "Pushing Manifests"). */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads a manifest or index. Bytes are hostile: size, JSON depth and number of entries are bounded, and what
 * two parsers could read differently is refused (duplicate keys, `layers` beside `manifests`, a `mediaType`
 * that contradicts the Content-Type; see CVE-2021-41190).
 *
 * @param mediaType of the descriptor or the response; parameters are ignored
 * @throws InvalidManifestError
 */
export function parseManifest(bytes: Uint8Array, mediaType?: string): Manifest {
  if (bytes.byteLength > MAX_MANIFEST_BYTES) {
    throw new InvalidManifestError(`manifest: ${bytes.byteLength} bytes are more than ${MAX_MANIFEST_BYTES}`);
  }
  const json = asObject(parsed(bytes), 'manifest');
  const type = effectiveMediaType(json, mediaType === undefined ? undefined : withoutParameters(mediaType));
  const common = readCommon(json, type);
  if (isIndex(type)) {
    refuse(json, 'layers', 'an index');
    refuse(json, 'config', 'an index');
    return { kind: 'index', ...common, manifests: descriptors(json.manifests, 'manifests') };
  }
  refuse(json, 'manifests', 'an image manifest');
  if (type === MEDIA_TYPE.ociArtifact) {
    refuse(json, 'layers', 'an artifact manifest');
    refuse(json, 'config', 'an artifact manifest');
    const blobs = json.blobs === undefined ? [] : descriptors(json.blobs, 'blobs');
    return { kind: 'artifact', ...common, blobs };
  }
  const layers = json.layers === undefined ? [] : descriptors(json.layers, 'layers');
  return { kind: 'image', ...common, config: parseDescriptor(json.config, 'config'), layers };
}

/** The blobs that a manifest names; layers before the config, as what is shared with the last build comes first. */
export function blobsOf(manifest: Manifest): readonly Descriptor[] {
  switch (manifest.kind) {
    case 'image':
      return [...manifest.layers, manifest.config];
    case 'artifact':
      return manifest.blobs;
    case 'index':
      return [];
    default:
      return manifest satisfies never;
  }
}

/**
 * Checks one descriptor of untrusted JSON.
 *
 * @param where its place in the document, for messages
 * @throws InvalidManifestError
 */
export function parseDescriptor(value: unknown, where: string): Descriptor {
  const json = asObject(value, where);
  const digest = asText(json.digest, `${where}.digest`);
  if (!isDigest(digest)) {
    throw new InvalidManifestError(`${where}.digest: ${show(digest)} is no sha256 or sha512 digest`);
  }
  return {
    mediaType: asText(json.mediaType, `${where}.mediaType`),
    digest,
    size: asSize(json.size, `${where}.size`),
    ...optional('platform', json.platform, (platform) => parsePlatform(platform, `${where}.platform`)),
    ...optional('artifactType', json.artifactType, (type) => asText(type, `${where}.artifactType`)),
    ...optional('annotations', json.annotations, (map) => asTextMap(map, `${where}.annotations`)),
    ...optional('urls', json.urls, (urls) =>
      asList(urls, `${where}.urls`).map((url) => asText(url, `${where}.urls`)),
    ),
    ...optional('data', json.data, (data) => asText(data, `${where}.data`)),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    throw new InvalidManifestError(`manifest: ${error instanceof Error ? error.message : 'not JSON'}`);
  }
}

function effectiveMediaType(json: JsonObject, outer: string | undefined): string {
  if (json.schemaVersion === 1 || (outer !== undefined && isSchema1(outer))) {
    throw new InvalidManifestError(SCHEMA_1_PROBLEM);
  }
  const inner = json.mediaType === undefined ? undefined : asText(json.mediaType, 'mediaType');
  // Artifact manifests were told by their media type alone.
  if (json.schemaVersion !== 2 && inner !== MEDIA_TYPE.ociArtifact) {
    throw new InvalidManifestError(`manifest: schemaVersion ${show(json.schemaVersion)} is not 2`);
  }
  if (inner !== undefined && outer !== undefined && inner !== outer) {
    throw new InvalidManifestError(`manifest: its mediaType ${show(inner)} contradicts ${show(outer)}`);
  }
  const type =
    inner ?? outer ?? (json.manifests === undefined ? MEDIA_TYPE.ociManifest : MEDIA_TYPE.ociIndex);
  if (!isManifest(type)) {
    throw new InvalidManifestError(`manifest: media type ${show(type)} is neither an image nor an index`);
  }
  return type;
}

function readCommon(json: JsonObject, mediaType: string): Common {
  return {
    mediaType,
    ...optional('artifactType', json.artifactType, (type) => asText(type, 'artifactType')),
    ...optional('subject', json.subject, (subject) => parseDescriptor(subject, 'subject')),
    ...optional('annotations', json.annotations, (map) => asTextMap(map, 'annotations')),
  };
}

function descriptors(value: unknown, where: string): readonly Descriptor[] {
  return asList(value, where).map((entry, index) => parseDescriptor(entry, `${where}[${index}]`));
}

function parsePlatform(value: unknown, where: string): Platform {
  const json = asObject(value, where);
  return {
    os: asText(json.os, `${where}.os`),
    architecture: asText(json.architecture, `${where}.architecture`),
    ...optional('variant', json.variant, (variant) => asText(variant, `${where}.variant`)),
    ...optional('osVersion', json['os.version'], (version) => asText(version, `${where}["os.version"]`)),
  };
}

/** CVE-2021-41190: one document that is an image to some clients and an index to others. */
function refuse(json: JsonObject, key: string, what: string): void {
  if (json[key] !== undefined) {
    throw new InvalidManifestError(`manifest: ${what} must not have ${show(key)}`);
  }
}
