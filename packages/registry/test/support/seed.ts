import type { TestRegistry } from '@container-kit/testing';
import { type Descriptor, type Digest, digestOf, fallbackTag, MEDIA_TYPE } from '../../src/index.ts';
import { bytesOf } from './content.ts';

/** A layer by what makes it: equal seeds and sizes make equal blobs. */
export interface LayerSeed {
  readonly seed: string;
  readonly size: number;
  readonly mediaType?: string;
  readonly urls?: readonly string[];
}

/** Puts images and what belongs to them into one repository of a test registry, without HTTP. */
export class Seed {
  readonly registry: TestRegistry;
  readonly repository: string;
  /** All manifests that were put, in order. */
  readonly manifests: Digest[] = [];
  /** All blobs that were put, each once. */
  readonly blobs = new Set<Digest>();
  readonly #referrers = new Map<Digest, Descriptor[]>();

  constructor(registry: TestRegistry, repository: string) {
    this.registry = registry;
    this.repository = repository;
  }

  /** `host/repository:tag` */
  name(tag: string): string {
    return `${this.registry.host}/${this.repository}:${tag}`;
  }

  async blob(bytes: Uint8Array | string, mediaType: string): Promise<Descriptor> {
    const content = Buffer.from(bytes);
    const digest = (await this.registry.putBlob(this.repository, content)) as Digest;
    this.blobs.add(digest);
    return { mediaType, digest, size: content.byteLength };
  }

  async manifest(value: object, mediaType: string, tags: readonly string[] = []): Promise<Descriptor> {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...value }));
    const digest = digestOf(bytes);
    await this.registry.putManifest(this.repository, bytes, { tags, mediaType });
    this.manifests.push(digest);
    return { mediaType, digest, size: bytes.byteLength };
  }

  async image(
    layers: readonly LayerSeed[],
    options: { readonly tags?: readonly string[]; readonly docker?: boolean; readonly fields?: object } = {},
  ): Promise<Descriptor> {
    const text = JSON.stringify(layers.map(({ seed, size }) => ({ seed, size })));
    const { dockerConfig, dockerManifest, ociConfig, ociManifest } = MEDIA_TYPE;
    const config = await this.blob(text, options.docker === true ? dockerConfig : ociConfig);
    const descriptors: object[] = [];
    for (const { seed, size, mediaType = MEDIA_TYPE.ociLayerGzip, urls } of layers) {
      const bytes = bytesOf(seed, size);
      const placed =
        urls === undefined
          ? await this.blob(bytes, mediaType)
          : { mediaType, digest: digestOf(bytes), size, urls };
      descriptors.push(placed);
    }
    const value = { config, layers: descriptors, ...options.fields };
    return await this.manifest(value, options.docker === true ? dockerManifest : ociManifest, options.tags);
  }

  async index(
    manifests: readonly object[],
    tags: readonly string[] = [],
    mediaType: string = MEDIA_TYPE.ociIndex,
  ): Promise<Descriptor> {
    return await this.manifest({ manifests }, mediaType, tags);
  }

  /** A signature, SBOM or the like in the form of OCI 1.1, listed as the registry's profile has it. */
  async referrer(subject: Descriptor, artifactType: string, annotations: object = {}): Promise<Descriptor> {
    const config = await this.blob('{}', MEDIA_TYPE.ociEmpty);
    const layer = await this.blob(
      `${artifactType} of ${subject.digest} ${JSON.stringify(annotations)}`,
      artifactType,
    );
    const { mediaType, digest, size } = subject;
    const value = {
      artifactType,
      config,
      layers: [layer],
      subject: { mediaType, digest, size },
      annotations,
    };
    const referrer = await this.manifest(value, MEDIA_TYPE.ociManifest);
    const listed = [...(this.#referrers.get(digest) ?? []), { ...referrer, artifactType, annotations }];
    this.#referrers.set(digest, listed as Descriptor[]);
    return referrer;
  }

  /** A referrer in the form that early OCI 1.1 had for artifacts. */
  async artifact(subject: Descriptor, artifactType: string): Promise<Descriptor> {
    const blob = await this.blob(`${artifactType} of ${subject.digest}`, artifactType);
    const { mediaType, digest, size } = subject;
    const value = {
      schemaVersion: undefined,
      artifactType,
      blobs: [blob],
      subject: { mediaType, digest, size },
    };
    const artifact = await this.manifest(value, MEDIA_TYPE.ociArtifact);
    const listed = [...(this.#referrers.get(digest) ?? []), { ...artifact, artifactType }];
    this.#referrers.set(digest, listed as Descriptor[]);
    return artifact;
  }

  /** What older cosign keeps beside an image. */
  async cosign(subject: Descriptor, suffix: 'sig' | 'att' | 'sbom', text = ''): Promise<Descriptor> {
    const layer = await this.blob(
      `${suffix} of ${subject.digest} ${text}`,
      'application/vnd.dev.cosign.simplesigning.v1+json',
    );
    const config = await this.blob(`{"${suffix}":"${subject.digest}"}`, MEDIA_TYPE.ociConfig);
    const tag = `${subject.digest.replace(':', '-')}.${suffix}`;
    return await this.manifest({ config, layers: [layer] }, MEDIA_TYPE.ociManifest, [tag]);
  }

  /** Writes the fallback tags, for a profile without the referrers API. They count as no part of the graph. */
  async fallbackTags(): Promise<void> {
    for (const [subject, manifests] of this.#referrers) {
      const index = { schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests };
      await this.registry.putManifest(this.repository, index, { tags: [fallbackTag(subject)] });
    }
  }
}

/** What {@link seedGraph} has put. */
export interface SeededGraph {
  readonly seed: Seed;
  readonly root: Descriptor;
  readonly platforms: readonly Descriptor[];
}

/** How big a graph is. */
export interface GraphShape {
  readonly platforms?: number;
  readonly layers?: number;
  readonly layerBytes?: number;
  /** Referrers of each node; the first one of the root has one of its own. */
  readonly referrers?: number;
  /** Whether each node has a cosign signature. */
  readonly cosign?: boolean;
  /** The registry has no referrers API. */
  readonly fallback?: boolean;
}

/** An index of images with a layer in common, tagged `v1`, with referrers and cosign tags on every node. */
export async function seedGraph(
  registry: TestRegistry,
  repository: string,
  shape: GraphShape = {},
): Promise<SeededGraph> {
  const {
    platforms = 2,
    layers = 2,
    layerBytes = 1000,
    referrers = 0,
    cosign = false,
    fallback = false,
  } = shape;
  const seed = new Seed(registry, repository);
  const images: Descriptor[] = [];
  for (let platform = 0; platform < platforms; platform += 1) {
    const own = Array.from({ length: layers - 1 }, (_, layer) => `platform ${platform} layer ${layer}`);
    const image = await seed.image(['base', ...own].map((name) => ({ seed: name, size: layerBytes })));
    images.push({ ...image, platform: { os: 'linux', architecture: `arch${platform}` } });
  }
  const root = await seed.index(images, ['v1']);
  for (const node of [root, ...images]) {
    for (let count = 0; count < referrers; count += 1) {
      const referrer = await seed.referrer(node, `application/vnd.test.kind${count}`, {
        count: String(count),
      });
      if (node === root && count === 0) {
        await seed.referrer(referrer, 'application/vnd.test.nested');
      }
    }
    if (cosign) {
      await seed.cosign(node, 'sig');
    }
  }
  if (fallback) {
    await seed.fallbackTags();
  }
  registry.clearRequests();
  return { seed, root, platforms: images };
}
