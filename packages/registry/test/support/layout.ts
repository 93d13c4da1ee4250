import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Descriptor, digestOf, MEDIA_TYPE, openLayout, verifyLayout } from '../../src/index.ts';
import { bytesOf } from './content.ts';

/** An OCI layout in a folder of its own that goes away with it. */
export class LayoutBuilder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<LayoutBuilder> {
    const path = await mkdtemp(join(tmpdir(), 'registry-layout-'));
    await mkdir(join(path, 'blobs', 'sha256'), { recursive: true });
    await writeFile(join(path, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    return new LayoutBuilder(path);
  }

  /** Where a blob lies. */
  file(digest: string): string {
    return join(this.path, 'blobs', ...digest.split(':'));
  }

  async blob(bytes: Uint8Array | string, mediaType: string, fields: object = {}): Promise<Descriptor> {
    const content = Buffer.from(bytes);
    const digest = digestOf(content);
    await writeFile(this.file(digest), content);
    return { mediaType, digest, size: content.byteLength, ...fields };
  }

  async json(value: object, mediaType: string, fields: object = {}): Promise<Descriptor> {
    return await this.blob(JSON.stringify(value), mediaType, fields);
  }

  /** An image whose layers have these sizes; equal seeds make equal layers. */
  async image(layers: readonly { seed: string; size: number }[], platform: object = {}): Promise<Descriptor> {
    const config = await this.json(
      { ...platform, layers: layers.map(({ seed }) => seed) },
      MEDIA_TYPE.ociConfig,
    );
    const descriptors: Descriptor[] = [];
    for (const { seed, size } of layers) {
      descriptors.push(await this.blob(bytesOf(seed, size), MEDIA_TYPE.ociLayerGzip));
    }
    const manifest = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociManifest, config, layers: descriptors };
    const fields = Object.keys(platform).length === 0 ? {} : { platform };
    return await this.json(manifest, MEDIA_TYPE.ociManifest, fields);
  }

  async index(manifests: readonly object[], fields: object = {}): Promise<Descriptor> {
    return await this.json(
      { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests, ...fields },
      MEDIA_TYPE.ociIndex,
    );
  }

  /** Writes `index.json`. */
  async roots(...manifests: readonly object[]): Promise<void> {
    await writeFile(join(this.path, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Two platforms with a layer in common: 3 manifests, 5 blobs. */
export async function twoPlatforms(size = 1000): Promise<{ layout: LayoutBuilder; root: Descriptor }> {
  const layout = await LayoutBuilder.create();
  const amd64 = await layout.image(
    [
      { seed: 'base', size },
      { seed: 'amd64', size },
    ],
    { os: 'linux', architecture: 'amd64' },
  );
  const arm64 = await layout.image(
    [
      { seed: 'base', size },
      { seed: 'arm64', size },
    ],
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
  );
  const root = await layout.index([amd64, arm64]);
  await layout.roots(root);
  return { layout, root };
}

/** Opens and verifies what a builder has written. */
export async function verify(builder: LayoutBuilder, rootDigest?: string) {
  const layout = await openLayout(builder.path);
  return await verifyLayout(layout, rootDigest === undefined ? {} : { rootDigest });
}
