import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Digest, TestRegistry } from '../../src/registry/index.ts';
import {
  describeBytes,
  descriptorOf,
  EMPTY_JSON,
  type Manifest,
  manifestOf,
  OCI_INDEX,
  OCI_MANIFEST,
} from './images.ts';

const BLOCK = 512;
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** A tar archive of one file (POSIX ustar), since clients like docker and `crane validate` open the layers. */
export function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, content, padding, Buffer.alloc(2 * BLOCK)]);
}

/** Seeds an image of one layer that a client can open and check. */
export async function seedImage(
  registry: TestRegistry,
  repository: string,
  architecture: string,
  content: Buffer = Buffer.from(`made for ${architecture}\n`),
): Promise<Manifest> {
  const tar = tarOf(`${architecture}.txt`, content);
  const layer = gzipSync(tar);
  const diff = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: { Labels: { made: 'here' } },
      rootfs: { type: 'layers', diff_ids: [diff] },
      history: [{ created_by: 'COPY' }],
    }),
  );
  await registry.putBlob(repository, layer);
  await registry.putBlob(repository, config);
  const layers = [describeBytes(LAYER, layer)];
  const image = manifestOf({ mediaType: OCI_MANIFEST, config: describeBytes(CONFIG, config), layers });
  await registry.putManifest(repository, image.bytes);
  return image;
}

/** The tag of the referrers tag schema (distribution-spec, "Referrers Tag Schema"). */
export function fallbackTagOf(digest: string): string {
  return digest.replace(':', '-');
}

/**
 * Seeds an index of two platforms under a tag, and an artifact that refers to it. The artifact also stands under the
 * fallback tag, for registries without referrers API.
 */
export async function seedIndex(
  registry: TestRegistry,
  repository: string,
  tag: string,
): Promise<{ readonly index: Digest; readonly sbom: Digest }> {
  const platforms = ['amd64', 'arm64'];
  const manifests = [];
  for (const architecture of platforms) {
    const image = await seedImage(registry, repository, architecture);
    manifests.push({ ...descriptorOf(image), platform: { os: 'linux', architecture } });
  }
  const index = manifestOf({ mediaType: OCI_INDEX, manifests });
  await registry.putManifest(repository, index.bytes, { tags: [tag] });
  const empty = Buffer.from('{}');
  const report = Buffer.from('{"spdxVersion":"SPDX-2.3"}');
  await registry.putBlob(repository, empty);
  await registry.putBlob(repository, report);
  const artifactType = 'application/spdx+json';
  const sbom = manifestOf({
    mediaType: OCI_MANIFEST,
    artifactType,
    config: describeBytes(EMPTY_JSON, empty),
    layers: [describeBytes(artifactType, report)],
    subject: descriptorOf(index),
  });
  await registry.putManifest(repository, sbom.bytes);
  const fallback = manifestOf({ mediaType: OCI_INDEX, manifests: [{ ...descriptorOf(sbom), artifactType }] });
  await registry.putManifest(repository, fallback.bytes, { tags: [fallbackTagOf(index.digest)] });
  return { index: index.digest, sbom: sbom.digest };
}
