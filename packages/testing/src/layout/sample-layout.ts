/** OCI layouts made without a builder, for tests and for the demo on machines without Docker. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from './tar.ts';

/** Files of an image by path; each map is one layer. */
export type SampleLayers = readonly Readonly<Record<string, string>>[];

/** A platform, `os/architecture`, and its layers. Equal layers become one blob. */
export type SamplePlatforms = Readonly<Record<string, SampleLayers>>;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const OCI = 'application/vnd.oci.image';

/**
 * Writes an OCI image layout (OCI image-spec 1.1, "Image Layout") of an index with one image per platform. The same
 * arguments give the same digests.
 *
 * @returns the descriptor of the index
 */
export async function writeSampleLayout(folder: string, platforms: SamplePlatforms): Promise<Descriptor> {
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const store = async (mediaType: string, content: Buffer | object): Promise<Descriptor> => {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    const hex = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const manifests: object[] = [];
  for (const [platform, layers] of Object.entries(platforms)) {
    const [os = '', architecture = ''] = platform.split('/');
    const manifest = await storeImage(store, { os, architecture }, layers);
    manifests.push({ ...manifest, platform: { os, architecture } });
  }
  const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests };
  const root = await store(`${OCI}.index.v1+json`, index);
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  return root;
}

async function storeImage(
  store: (mediaType: string, content: Buffer | object) => Promise<Descriptor>,
  platform: { readonly os: string; readonly architecture: string },
  layers: SampleLayers,
): Promise<Descriptor> {
  const archives = layers.map((files) => tarOf(files));
  const rootfs = { type: 'layers', diff_ids: archives.map(sha256) };
  const config = await store(`${OCI}.config.v1+json`, { ...platform, config: {}, rootfs });
  const descriptors: Descriptor[] = [];
  for (const archive of archives) {
    descriptors.push(await store(`${OCI}.layer.v1.tar+gzip`, gzipSync(archive)));
  }
  const mediaType = `${OCI}.manifest.v1+json`;
  return store(mediaType, { schemaVersion: 2, mediaType, config, layers: descriptors });
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
