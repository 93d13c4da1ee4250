/** OCI layouts made without a builder, for tests and for the demo on machines without Docker. */
import { gzipSync } from 'node:zlib';
import { digestOf } from '../registry/digest.ts';
import { type LayoutDescriptor, LayoutFiles } from './files.ts';
import { tarOf } from './tar.ts';

/** Files of an image by path; each map is one layer. */
export type SampleLayers = readonly Readonly<Record<string, string>>[];

/** A platform, `os/architecture`, and its layers. Equal layers become one blob. */
export type SamplePlatforms = Readonly<Record<string, SampleLayers>>;

const OCI = 'application/vnd.oci.image';

/**
 * Writes an OCI image layout (OCI image-spec 1.1, "Image Layout") of an index with one image per platform. The same
 * arguments give the same digests.
 *
 * @returns the descriptor of the index
 */
export async function writeSampleLayout(
  folder: string,
  platforms: SamplePlatforms,
): Promise<LayoutDescriptor> {
  const files = new LayoutFiles(folder);
  const manifests: object[] = [];
  for (const [platform, layers] of Object.entries(platforms)) {
    const [os = '', architecture = ''] = platform.split('/');
    const manifest = await storeImage(files, { os, architecture }, layers);
    manifests.push({ ...manifest, platform: { os, architecture } });
  }
  const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests };
  const root = await files.add(`${OCI}.index.v1+json`, index);
  await files.finish(root);
  return root;
}

async function storeImage(
  files: LayoutFiles,
  platform: { readonly os: string; readonly architecture: string },
  layers: SampleLayers,
): Promise<LayoutDescriptor> {
  const archives = layers.map((layer) => tarOf(layer));
  const rootfs = { type: 'layers', diff_ids: archives.map((archive) => digestOf(archive)) };
  const config = await files.add(`${OCI}.config.v1+json`, { ...platform, config: {}, rootfs });
  const descriptors: LayoutDescriptor[] = [];
  for (const archive of archives) {
    descriptors.push(await files.add(`${OCI}.layer.v1.tar+gzip`, gzipSync(archive)));
  }
  const mediaType = `${OCI}.manifest.v1+json`;
  return files.add(mediaType, { schemaVersion: 2, mediaType, config, layers: descriptors });
}
