import { type Descriptor, type Digest, digestOf, MEDIA_TYPE } from '@container-kit/registry';
import type { TestRegistry } from '@container-kit/testing';

/** What images are made with. */
export interface ImageOptions {
  readonly tags?: readonly string[];
  readonly subject?: Descriptor;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly created?: Date;
}

/** Puts images into one repository, without HTTP. Equal seeds make equal images. */
export class Images {
  readonly #registry: TestRegistry;
  readonly #repository: string;

  constructor(registry: TestRegistry, repository: string) {
    this.#registry = registry;
    this.#repository = repository;
  }

  /** An image with a layer of its own. */
  async image(
    seed: string,
    { tags, subject, annotations, labels, created }: ImageOptions = {},
  ): Promise<Descriptor> {
    const config = await this.#blob(
      JSON.stringify({ seed, created: created?.toISOString(), config: { Labels: labels } }),
      MEDIA_TYPE.ociConfig,
    );
    const layer = await this.#blob(`layer of ${seed}`, MEDIA_TYPE.ociLayerGzip);
    return this.#manifest(
      { mediaType: MEDIA_TYPE.ociManifest, config, layers: [layer], subject, annotations },
      tags,
    );
  }

  async index(
    children: readonly Descriptor[],
    { tags, annotations }: ImageOptions = {},
  ): Promise<Descriptor> {
    const manifests = children.map(({ mediaType, digest, size, platform }) => ({
      mediaType,
      digest,
      size,
      platform,
    }));
    return this.#manifest({ mediaType: MEDIA_TYPE.ociIndex, manifests, annotations }, tags);
  }

  /** An index of so many platforms. */
  async multi(seed: string, platforms: number, options: ImageOptions = {}): Promise<Build> {
    const children: Descriptor[] = [];
    for (let at = 0; at < platforms; at += 1) {
      const image = await this.image(`${seed} ${at}`, { ...options, tags: [] });
      children.push({ ...image, platform: { os: 'linux', architecture: `arch${at}` } });
    }
    return { index: await this.index(children, options), children };
  }

  async #blob(text: string, mediaType: string): Promise<Descriptor> {
    const bytes = Buffer.from(text);
    const digest = (await this.#registry.putBlob(this.#repository, bytes)) as Digest;
    return { mediaType, digest, size: bytes.byteLength };
  }

  async #manifest(value: ManifestObject, tags: readonly string[] = []): Promise<Descriptor> {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...value }));
    await this.#registry.putManifest(this.#repository, bytes, { tags, mediaType: value.mediaType });
    return { mediaType: value.mediaType, digest: digestOf(bytes), size: bytes.byteLength };
  }
}

/** A manifest as JSON. */
interface ManifestObject {
  readonly mediaType: string;
  readonly [field: string]: unknown;
}

/** An index and what it lists. */
export interface Build {
  readonly index: Descriptor;
  readonly children: readonly Descriptor[];
}
