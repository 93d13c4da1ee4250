import type { Expected, VerifiedContent } from '../content.ts';
import type { Destination } from '../copy/destination.ts';
import { type DeletionOutcome, deleteManifest, deleteReferrer, deleteTag } from '../delete/delete.ts';
import type { Digest } from '../digest.ts';
import type { Referrer, ReferrerQuery } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import { formatRepository } from '../reference.ts';
import { listReferrers } from '../referrers/list.ts';
import { ensureListed, putReferrer } from '../referrers/put-referrer.ts';
import { checkPush } from './access.ts';
import type { RepositoryContext } from './context.ts';
import { getBlob, readBlob } from './download.ts';
import { hasBlob } from './existence.ts';
import {
  type Absence,
  type FetchedManifest,
  findManifest,
  getManifest,
  headManifest,
  lookUpManifest,
  resolveManifest,
} from './manifests.ts';
import { moveTag, type TagChange } from './move-tag.ts';
import { type ManifestReceipt, type ManifestTarget, putManifest, storeManifest } from './put-manifest.ts';
import { listFewTags, listTags } from './tags.ts';
import { type UploadOptions, type UploadOutcome, uploadBlob } from './upload.ts';

/**
 * One repository of one registry. All methods throw {@link RegistryError} (with {@link AuthenticationError} for
 * missing rights) after the retries of the client are used up, and the reason of the client's signal once that
 * is aborted.
 */
export class RepositoryClient implements Destination {
  readonly registry: string;
  readonly repository: string;
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
    this.registry = context.host.registry;
    this.repository = context.repository;
  }

  /** `ghcr.io/org/app` */
  get name(): string {
    return formatRepository(this);
  }

  /** {@link resolveManifest} */
  resolve(tagOrDigest: string): Promise<Descriptor | undefined> {
    return resolveManifest(this.#context, tagOrDigest);
  }

  /** {@link getManifest} */
  getManifest(tagOrDigest: string): Promise<FetchedManifest> {
    return getManifest(this.#context, tagOrDigest);
  }

  /** {@link lookUpManifest} */
  lookUp(tagOrDigest: string): Promise<Descriptor | Absence> {
    return lookUpManifest(this.#context, tagOrDigest);
  }

  /** {@link moveTag} */
  moveTag(change: TagChange): Promise<boolean> {
    return moveTag(this.#context, change);
  }

  /** {@link findManifest} */
  findManifest(tagOrDigest: string): Promise<FetchedManifest | undefined> {
    return findManifest(this.#context, tagOrDigest);
  }

  /** {@link headManifest}, for questions whose answer needs no proof of absence. */
  headManifest(tagOrDigest: string): Promise<Descriptor | undefined> {
    return headManifest(this.#context, tagOrDigest);
  }

  /** Whether a tag seems to exist; "no" is no proof. */
  async hasTag(tag: string): Promise<boolean> {
    return (await headManifest(this.#context, tag)) !== undefined;
  }

  /** {@link putManifest} */
  putManifest(bytes: Uint8Array, mediaType: string, target: ManifestTarget): Promise<Digest> {
    return putManifest(this.#context, bytes, mediaType, target);
  }

  /** {@link storeManifest} */
  storeManifest(bytes: Uint8Array, mediaType: string, target: ManifestTarget): Promise<ManifestReceipt> {
    return storeManifest(this.#context, bytes, mediaType, target);
  }

  /** {@link deleteManifest} */
  deleteManifest(digest: Digest): Promise<DeletionOutcome> {
    return deleteManifest(this.#context, digest);
  }

  /** {@link deleteTag} */
  deleteTag(tag: string): Promise<DeletionOutcome> {
    return deleteTag(this.#context, tag);
  }

  /** {@link listReferrers} */
  listReferrers(subject: Digest, query?: ReferrerQuery): Promise<readonly Referrer[]> {
    return listReferrers(this.#context, subject, query);
  }

  /** {@link putReferrer} */
  putReferrer(bytes: Uint8Array, mediaType: string): Promise<Digest> {
    return putReferrer(this.#context, bytes, mediaType);
  }

  /** Whether the registry lists referrers by itself; undefined until it was asked for some of this repository. */
  get listsReferrers(): boolean | undefined {
    return this.#context.host.referrers.isSupported(this.repository);
  }

  /** {@link ensureListed} */
  ensureListed(subject: Digest, referrers: readonly Descriptor[]): Promise<readonly Digest[]> {
    return ensureListed(this.#context, subject, referrers);
  }

  /** {@link deleteReferrer} */
  deleteReferrer(digest: Digest): Promise<DeletionOutcome> {
    return deleteReferrer(this.#context, digest);
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

  /** {@link listTags}, or {@link listFewTags} when the number of pages is limited */
  listTags(): Promise<readonly string[]>;
  listTags(options: { readonly maxPages: number }): Promise<readonly string[] | undefined>;
  listTags(options?: { readonly maxPages: number }): Promise<readonly string[] | undefined> {
    return options === undefined ? listTags(this.#context) : listFewTags(this.#context, options.maxPages);
  }
}
