/** Writes small images of any shape into a registry: one that runs in this process, or a real one. */
import {
  createCredentialStore,
  type Digest,
  digestOf,
  MEDIA_TYPE,
  RegistryClient,
} from '@container-kit/registry';
import type { TestRegistry } from '@container-kit/testing';

/** How a manifest is written. */
export interface WriteOptions {
  readonly tags?: readonly string[];
  /** When the image was made; a registry may know nothing else about its age. */
  readonly created?: Date;
  readonly labels?: Readonly<Record<string, string>>;
  /** What it is about. */
  readonly subject?: Descriptor;
}

/** What names a manifest. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

/** Where manifests and blobs go. */
interface Sink {
  putBlob(content: string, mediaType: string): Promise<Descriptor>;
  putManifest(bytes: Buffer, mediaType: string, tags: readonly string[]): Promise<void>;
}

/** A repository to write to. */
export class ImageWriter {
  readonly #sink: Sink;

  private constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Writes without HTTP. */
  static seeding(registry: TestRegistry, repository: string): ImageWriter {
    return new ImageWriter({
      putBlob: async (content, mediaType) => ({
        mediaType,
        digest: (await registry.putBlob(repository, content)) as Digest,
        size: Buffer.byteLength(content),
      }),
      putManifest: async (bytes, mediaType, tags) => {
        await registry.putManifest(repository, bytes, { tags, mediaType });
      },
    });
  }

  /** Pushes. @param host of any registry on loopback that wants no login */
  static pushing(host: string, repository: string): ImageWriter {
    const open = () => new RegistryClient({ credentials: createCredentialStore({ env: {} }) });
    return new ImageWriter({
      putBlob: async (content, mediaType) => {
        const descriptor = {
          mediaType,
          digest: digestOf(Buffer.from(content)),
          size: Buffer.byteLength(content),
        };
        using client = open();
        await client.repository(host, repository).uploadBlob(descriptor, async function* () {
          yield Buffer.from(content);
        });
        return descriptor;
      },
      putManifest: async (bytes, mediaType, tags) => {
        using client = open();
        const target = client.repository(host, repository);
        const digest = digestOf(bytes);
        for (const tag of tags.length === 0 ? [undefined] : tags) {
          await target.putManifest(bytes, mediaType, tag === undefined ? { digest } : { tag });
        }
      },
    });
  }

  /** An image of one platform. @param content makes different images different; the only layer is this text */
  async image(content: string, options: WriteOptions = {}): Promise<Descriptor> {
    const { created, labels } = options;
    const layer = await this.#sink.putBlob(content, MEDIA_TYPE.ociLayer);
    const config = await this.#sink.putBlob(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        created,
        config: { Labels: labels },
        rootfs: { type: 'layers', diff_ids: [layer.digest] },
      }),
      MEDIA_TYPE.ociConfig,
    );
    return this.#manifest({ config, layers: [layer] }, MEDIA_TYPE.ociManifest, options);
  }

  /** An index of manifests. */
  index(children: readonly Descriptor[], options: WriteOptions = {}): Promise<Descriptor> {
    const platform = { os: 'linux', architecture: 'amd64' };
    const manifests = children.map((child) => ({ ...child, platform }));
    return this.#manifest({ manifests }, MEDIA_TYPE.ociIndex, options);
  }

  /** An artifact: the referrer of an image, or what a cosign tag points to. */
  async artifact(content: string, options: WriteOptions = {}): Promise<Descriptor> {
    const layer = await this.#sink.putBlob(content, 'application/vnd.dev.cosign.simplesigning.v1+json');
    const config = await this.#sink.putBlob('{}', MEDIA_TYPE.ociEmpty);
    const artifactType = 'application/vnd.dev.cosign.artifact.sig.v1+json';
    return this.#manifest({ artifactType, config, layers: [layer] }, MEDIA_TYPE.ociManifest, options);
  }

  async #manifest(parts: object, mediaType: string, options: WriteOptions): Promise<Descriptor> {
    const { tags = [], subject, created, labels } = options;
    const annotations = {
      ...labels,
      ...(created && { 'org.opencontainers.image.created': created.toISOString() }),
    };
    const manifest = { schemaVersion: 2, mediaType, ...parts, subject, annotations };
    const bytes = Buffer.from(JSON.stringify(manifest));
    await this.#sink.putManifest(bytes, mediaType, tags);
    return { mediaType, digest: digestOf(bytes), size: bytes.length };
  }
}

/** cosign's tag for what is about a digest: `sha256-<hex>.sig`. */
export function cosignTag({ digest }: Descriptor, suffix = '.sig'): string {
  return `${digest.replace(':', '-')}${suffix}`;
}
