import { gzipSync } from 'node:zlib';
import { type LayoutDescriptor, LayoutFiles } from '../layout/files.ts';
import { tarOf } from '../layout/tar.ts';
import { digestOf } from '../registry/digest.ts';
import { filesOf, type LayerContent } from './image.ts';
import { type ProvenanceOptions, provenanceOf } from './provenance.ts';

/** Settings of {@link writeVulnerableLayout}. */
export interface VulnerableLayout {
  /** `os/architecture`, with `/variant` where there is one; `linux/amd64` alone by default. */
  readonly platforms?: readonly string[];
  /** Of every platform, lowest first. */
  readonly layers: readonly LayerContent[];
  /** On top of those, by platform. */
  readonly platformLayers?: Readonly<Record<string, readonly LayerContent[]>>;
  /** Time in the configuration and its history, in ISO 8601; the first of January 2026 by default. */
  readonly created?: string;
  /** Adds an attestation manifest per platform, as BuildKit does with `provenance: mode=max`; none by default. */
  readonly provenance?: ProvenanceOptions;
}

/** What was written. */
export interface WrittenLayout {
  readonly folder: string;
  /** The index. */
  readonly root: LayoutDescriptor;
  /** Image manifests by platform. */
  readonly platforms: Readonly<Record<string, LayoutDescriptor>>;
  /** DiffIDs by platform, lowest layer first. */
  readonly diffIds: Readonly<Record<string, readonly string[]>>;
}

const OCI = 'application/vnd.oci.image';
const CREATED = '2026-01-01T00:00:00Z';

/**
 * Writes an OCI image layout with one small image per platform that a scanner finds packages in. The same settings give
 * the same digests, and layers with the same content the same DiffIDs, whatever layout they are in.
 */
export async function writeVulnerableLayout(
  folder: string,
  settings: VulnerableLayout,
): Promise<WrittenLayout> {
  const {
    platforms = ['linux/amd64'],
    layers,
    platformLayers = {},
    created = CREATED,
    provenance,
  } = settings;
  const blobs = new LayoutFiles(folder);
  const images: [string, Image][] = [];
  for (const platform of platforms) {
    const contents = [...layers, ...(platformLayers[platform] ?? [])];
    images.push([platform, await storeImage(blobs, platform, contents, created)]);
  }
  const manifests: object[] = images.map(([platform, image]) => ({
    ...image.manifest,
    platform: splitPlatform(platform),
  }));
  for (const [platform, image] of provenance === undefined ? [] : images) {
    const contents = [...layers, ...(platformLayers[platform] ?? [])];
    const statement = provenanceOf(platform, contents, image.layers, provenance ?? {});
    manifests.push(await storeAttestation(blobs, image.manifest, statement));
  }
  const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests };
  const root = await blobs.add(`${OCI}.index.v1+json`, index);
  await blobs.finish(root);
  return {
    folder,
    root,
    platforms: Object.fromEntries(images.map(([platform, { manifest }]) => [platform, manifest])),
    diffIds: Object.fromEntries(images.map(([platform, { diffIds }]) => [platform, diffIds])),
  };
}

interface Image {
  readonly manifest: LayoutDescriptor;
  readonly layers: readonly LayoutDescriptor[];
  readonly diffIds: readonly string[];
}

async function storeImage(
  blobs: LayoutFiles,
  platform: string,
  contents: readonly LayerContent[],
  created: string,
): Promise<Image> {
  const archives = contents.map((content) => tarOf(filesOf(content)));
  const diffIds = archives.map((archive) => digestOf(archive));
  const config = await blobs.add(`${OCI}.config.v1+json`, {
    ...splitPlatform(platform),
    created,
    config: { Env: ['PATH=/usr/bin:/bin'], WorkingDir: '/' },
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: contents.map((content, index) => history(content, index, created)),
  });
  const layers: LayoutDescriptor[] = [];
  for (const archive of archives) {
    layers.push(await blobs.add(`${OCI}.layer.v1.tar+gzip`, gzipSync(archive)));
  }
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = await blobs.add(mediaType, { schemaVersion: 2, mediaType, config, layers });
  return { manifest, layers, diffIds };
}

function history({ createdBy, line }: LayerContent, index: number, created: string): object {
  const command = createdBy ?? `RUN step ${line ?? index + 1}`;
  return { created, created_by: `${command} # buildkit`, comment: 'buildkit.dockerfile.v0' };
}

/** As BuildKit attaches it to an image of an index (docs.docker.com, "Attestation storage"). */
async function storeAttestation(
  blobs: LayoutFiles,
  subject: LayoutDescriptor,
  statement: object,
): Promise<object> {
  const predicateType = 'predicateType' in statement ? statement.predicateType : '';
  const layer = await blobs.add('application/vnd.in-toto+json', statement);
  const diffIds = { type: 'layers', diff_ids: [layer.digest] };
  const config = { architecture: 'unknown', os: 'unknown', config: {}, rootfs: diffIds };
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = await blobs.add(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: await blobs.add(`${OCI}.config.v1+json`, config),
    layers: [{ ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } }],
  });
  return {
    ...manifest,
    annotations: {
      'vnd.docker.reference.digest': subject.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  };
}

function splitPlatform(platform: string): object {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { architecture, os, ...(variant !== undefined && { variant }) };
}
