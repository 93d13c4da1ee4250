/** Proves that the layout on disk is the image that buildx says it built, and describes that image. */
import { at, isJsonObject, UserError } from '@container-kit/core';
import type { Descriptor, Layout, Platform, ReadManifest, VerifiedGraph } from '@container-kit/registry';
import type { ImageReport, PlatformReport } from './report.ts';

/** A layout of which every byte has been hashed. */
export interface VerifiedImage {
  readonly layout: Layout;
  readonly graph: VerifiedGraph;
  readonly report: ImageReport;
}

/** Configs are a few kB; more is no config. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
/** BuildKit marks provenance and SBOM manifests with it (docs/attestations/attestation-storage.md). */
const ATTESTATION = 'vnd.docker.reference.type';

/**
 * Reads and hashes the whole layout.
 *
 * @param metadata what buildx wrote about the build; its digest must be the layout's.
 * @throws LayoutError, DigestMismatchError when the layout is not intact, UserError when buildx names no digest.
 */
export async function verifyImage(folder: string, metadata: unknown): Promise<VerifiedImage> {
  const { openLayout, verifyLayout } = await import('@container-kit/registry');
  const layout = await openLayout(folder);
  const graph = await verifyLayout(layout, { rootDigest: builtDigest(metadata) });
  return { layout, graph, report: await describe(layout, graph) };
}

function builtDigest(metadata: unknown): string {
  const digest = isJsonObject(metadata) ? metadata['containerimage.digest'] : undefined;
  if (typeof digest === 'string') return digest;
  throw new UserError('buildx does not say which digest it built, so the layout cannot be compared with it', {
    fix: 'use a newer buildx, or another builder',
  });
}

async function describe(layout: Layout, graph: VerifiedGraph): Promise<ImageReport> {
  const images = graph.manifests.filter(({ manifest }) => manifest.kind === 'image');
  const attestations = images.filter(({ descriptor }) => descriptor.annotations?.[ATTESTATION] !== undefined);
  const platforms = images.filter((image) => !attestations.includes(image));
  const manifestBytes = graph.manifests.reduce((total, { bytes }) => total + bytes.byteLength, 0);
  return {
    digest: graph.root.descriptor.digest,
    mediaType: graph.root.descriptor.mediaType,
    bytes: graph.blobBytes + manifestBytes,
    platforms: await Promise.all(platforms.map((image) => describePlatform(layout, image))),
    attestations: attestations.length,
  };
}

async function describePlatform(layout: Layout, image: ReadManifest): Promise<PlatformReport> {
  const { descriptor, manifest } = image;
  const parts: readonly Descriptor[] = manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
  const platform = descriptor.platform ?? (await platformOfConfig(layout, parts[0]));
  const { formatPlatform } = await import('@container-kit/registry');
  return {
    platform: platform === undefined ? 'unknown' : formatPlatform(platform),
    digest: descriptor.digest,
    layers: Math.max(0, parts.length - 1),
    bytes: parts.reduce((total, { size }) => total + size, descriptor.size),
  };
}

/** Without an index around it, only the config knows the platform (OCI image-spec, "Image Configuration"). */
async function platformOfConfig(
  layout: Layout,
  config: Descriptor | undefined,
): Promise<Platform | undefined> {
  if (config === undefined) return undefined;
  const json: unknown = JSON.parse(
    Buffer.from(await layout.readBlob(config, MAX_CONFIG_BYTES)).toString('utf8'),
  );
  const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((name) => at(json, name));
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return { os, architecture, ...(typeof variant === 'string' ? { variant } : {}) };
}
