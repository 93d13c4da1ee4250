import type { Expected, VerifiedContent } from '../content.ts';
import type { Digest } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';
import { checkPush } from './access.ts';
import type { RepositoryContext } from './context.ts';
import { getBlob, readBlob } from './download.ts';
import { hasBlob } from './existence.ts';
import { type FetchedManifest, getManifest, resolveManifest } from './manifests.ts';
import { type ManifestTarget, putManifest } from './put-manifest.ts';
import { listTags } from './tags.ts';
import { type UploadOptions, type UploadOutcome, uploadBlob } from './upload.ts';

/**
 * One repository of one registry. All methods throw {@link RegistryError} (with {@link AuthenticationError} for
 * missing rights) after the retries of the client are used up, and the reason of the client's signal once that
 * is aborted.
 */
export class RepositoryClient {
  readonly registry: string;
  readonly repository: string;
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
    this.registry = context.host.registry;
    this.repository = context.repository;
  }

  /** {@link resolveManifest} */
  resolve(tagOrDigest: string): Promise<Descriptor | undefined> {
    return resolveManifest(this.#context, tagOrDigest);
  }

  /** {@link getManifest} */
  getManifest(tagOrDigest: string): Promise<FetchedManifest> {
    return getManifest(this.#context, tagOrDigest);
  }

  /** {@link putManifest} */
  putManifest(bytes: Uint8Array, mediaType: string, target: ManifestTarget): Promise<Digest> {
    return putManifest(this.#context, bytes, mediaType, target);
  }

  /** {@link hasBlob} */
  hasBlob(digest: Digest): Promise<boolean> {
    return hasBlob(this.#context, digest);
  }

  /** {@link getBlob} */
  getBlob(descriptor: Expected): VerifiedContent {
    return getBlob(this.#context, descriptor);
  }

  /** {@link readBlob} */
  readBlob(descriptor: Expected): Promise<Uint8Array> {
    return readBlob(this.#context, descriptor);
  }

  /** {@link uploadBlob} */
  uploadBlob(
    descriptor: Expected,
    open: () => AsyncIterable<Uint8Array>,
    options?: UploadOptions,
  ): Promise<UploadOutcome> {
    return uploadBlob(this.#context, descriptor, open, options);
  }

  /** {@link checkPush} */
  checkPush(): Promise<void> {
    return checkPush(this.#context);
  }

  /** {@link listTags} */
  listTags(): Promise<readonly string[]> {
    return listTags(this.#context);
  }
}
