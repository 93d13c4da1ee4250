import {
  AuthenticationError,
  type Descriptor,
  type Digest,
  DigestMismatchError,
  type FetchedManifest,
  InvalidManifestError,
  RegistryError,
  type RepositoryClient,
} from '@container-kit/registry';
import type { Content, ManifestFacts } from '@container-kit/retention';
import type { EdgeCache, ManifestSource } from '../provider.ts';
import { configOf, factsOf, mentionsOf } from './facts.ts';

/** Larger ones are no configurations of images. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** What a {@link ManifestReader} is made of. */
export interface ManifestReaderParts {
  readonly repository: RepositoryClient;
  readonly known: EdgeCache;
  /** Whether configurations of images are read as well. */
  readonly configs: boolean;
  /** The text of a digest that the listing holds already: an index repeats those of its children. */
  readonly shared?: (digest: Digest) => Digest;
}

/**
 * Reads manifests as contents of versions, each digest from the registry once, and not at all what the cache knows. What is
 * wrong with one manifest stays its own; what is wrong with the registry or the login is thrown.
 */
export class ManifestReader {
  readonly #parts: ManifestReaderParts;

  constructor(parts: ManifestReaderParts) {
    this.#parts = parts;
  }

  /** @throws AuthenticationError, RegistryError, or the reason of the client's signal */
  async read(digest: Digest): Promise<Content> {
    const manifest = this.#known(digest);
    if (manifest !== undefined) return { kind: 'manifest', manifest };
    try {
      const fetched = await this.#parts.repository.findManifest(digest);
      return fetched === undefined ? { kind: 'missing' } : await this.take(fetched);
    } catch (error) {
      return unreadable(error);
    }
  }

  /** The content of a manifest that is already here. @throws as {@link read} */
  async take({ descriptor, bytes }: FetchedManifest): Promise<Content> {
    const known = this.#known(descriptor.digest);
    if (known !== undefined) return { kind: 'manifest', manifest: known };
    const source = { mediaType: descriptor.mediaType, manifest: bytes };
    try {
      const complete: ManifestSource = { ...source, config: await this.#config(configOf(source)) };
      const manifest = factsOf(complete, this.#parts.shared);
      this.#parts.known.set(descriptor.digest, manifest, complete);
      return { kind: 'manifest', manifest };
    } catch (error) {
      return { ...unreadable(error), mentions: mentionsOf(bytes) };
    }
  }

  #known(digest: Digest): ManifestFacts | undefined {
    return this.#parts.known.get(digest, this.#parts.configs ? 'config' : 'manifest');
  }

  async #config(config: Descriptor | undefined): Promise<Uint8Array | undefined> {
    if (!this.#parts.configs || config === undefined) return undefined;
    if (config.size > MAX_CONFIG_BYTES) {
      throw new InvalidManifestError(`its configuration has ${config.size} bytes, which is too many`);
    }
    return await this.#parts.repository.readBlob(config);
  }
}

/** @throws what says nothing about this one manifest */
function unreadable(error: unknown): Extract<Content, { readonly kind: 'unreadable' }> {
  const isOwn =
    error instanceof InvalidManifestError ||
    error instanceof DigestMismatchError ||
    (error instanceof RegistryError &&
      !(error instanceof AuthenticationError) &&
      error.status !== undefined &&
      error.status !== 429);
  if (!isOwn) throw error;
  return { kind: 'unreadable', reason: error instanceof RegistryError ? error.problem : error.message };
}
