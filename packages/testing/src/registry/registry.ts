import type { Tokens } from './auth/tokens.ts';
import { type Digest, digestOf, parseDigest } from './digest.ts';
import type { EndpointContext } from './endpoints/context.ts';
import type { Fault } from './faults/fault.ts';
import type { FaultSchedule } from './faults/schedule.ts';
import { readAnyManifest } from './manifest-document.ts';
import type { OriginServer } from './origin-server.ts';
import type { ManifestListener, StoredManifest } from './repositories.ts';
import type { RecordedRequest, RequestLog } from './request-log.ts';

/** What a {@link TestRegistry} is made of. */
export interface RegistryParts {
  readonly context: EndpointContext;
  readonly log: RequestLog;
  readonly faults: FaultSchedule;
  readonly tokens: Tokens;
  readonly server: OriginServer;
  /** Servers beside the registry's own: the realm, the blob store. */
  readonly others: readonly OriginServer[];
  readonly ca: string | undefined;
}

/** A registry that runs in this process. Its content can be read and seeded without HTTP. */
export class TestRegistry implements AsyncDisposable {
  readonly #parts: RegistryParts;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /** `127.0.0.1:PORT`, as it stands in an image reference. */
  get host(): string {
    return this.#parts.server.host;
  }

  /** `http://127.0.0.1:PORT`, or `https:` with TLS. */
  get url(): string {
    return this.#parts.server.url;
  }

  /** The CA in PEM that a client must trust; `undefined` without TLS. */
  get ca(): string | undefined {
    return this.#parts.ca;
  }

  /** Every request so far, in the order of arrival; it grows while the registry runs. */
  get requests(): readonly RecordedRequest[] {
    return this.#parts.log.records;
  }

  /** Number of upload sessions that are open. A client that cleans up leaves none. */
  get openUploads(): number {
    return this.#parts.context.uploads.count;
  }

  /** Adds a fault. See {@link Fault} for which requests it strikes, and how often. */
  fail(fault: Fault): void {
    this.#parts.faults.add(fault);
  }

  /** Drops the faults that are left. */
  clearFaults(): void {
    this.#parts.faults.clear();
  }

  /** Forgets the requests so far. */
  clearRequests(): void {
    this.#parts.log.clear();
  }

  /** Makes every token invalid at once, as when they ran out in the middle of a copy. */
  revokeTokens(): void {
    this.#parts.tokens.revokeAll();
  }

  /** Back to the start: no content, uploads, faults, requests or tokens. */
  async reset(): Promise<void> {
    const { uploads, repositories } = this.#parts.context;
    await uploads.clear();
    await repositories.clear();
    this.clearFaults();
    this.clearRequests();
    this.revokeTokens();
  }

  /** Names of the repositories that hold anything, sorted. */
  repositories(): readonly string[] {
    return this.#parts.context.repositories.names();
  }

  /** Tags of a repository, sorted. */
  tags(repository: string): readonly string[] {
    return [...this.#parts.context.repositories.get(repository).tags.keys()].sort();
  }

  /** Digests of the manifests of a repository, in the order they were pushed. */
  manifests(repository: string): readonly Digest[] {
    return [...this.#parts.context.repositories.get(repository).manifests.keys()];
  }

  /** Digests of the blobs of a repository, in the order they were pushed. */
  blobs(repository: string): readonly Digest[] {
    return [...this.#parts.context.repositories.get(repository).blobs];
  }

  /** The manifest that a tag or digest names. */
  manifest(repository: string, reference: string): StoredManifest | undefined {
    return this.#parts.context.repositories.find(repository, reference);
  }

  /** The bytes of a blob. */
  async blob(repository: string, digest: string): Promise<Buffer | undefined> {
    const { repositories, storage } = this.#parts.context;
    const parsed = parseDigest(digest);
    if (parsed === undefined || !repositories.get(repository).blobs.has(parsed)) {
      return undefined;
    }
    return Buffer.concat(await storage.read(parsed).toArray());
  }

  /** Seeds a blob. `digest` may lie about the bytes. */
  async putBlob(repository: string, bytes: Uint8Array | string, digest?: Digest): Promise<Digest> {
    const content = Buffer.from(bytes);
    const staging = await this.#parts.context.storage.stage();
    await staging.write(content);
    const name = digest ?? digestOf(content);
    await this.#parts.context.repositories.addBlob(repository, name, staging);
    return name;
  }

  /**
   * Seeds a manifest and points tags at it. Nothing is checked: children may be missing, sizes and `digest` may lie, and
   * the bytes need not be JSON. An object is stored as `JSON.stringify` has it.
   */
  async putManifest(
    repository: string,
    manifest: Uint8Array | object,
    { tags = [], digest, mediaType }: SeedOptions = {},
  ): Promise<Digest> {
    const bytes =
      manifest instanceof Uint8Array ? Buffer.from(manifest) : Buffer.from(JSON.stringify(manifest));
    const stored = { ...readAnyManifest(bytes, mediaType), bytes, digest: digest ?? digestOf(bytes) };
    await this.#parts.context.repositories.putManifest(repository, stored, tags);
    return stored.digest;
  }

  /** Removes a tag and leaves what it points to. Says whether it was there. */
  removeTag(repository: string, tag: string): Promise<boolean> {
    return this.#parts.context.repositories.removeTag(repository, tag);
  }

  /** Removes a manifest and every tag that points at it, whatever the profile allows clients. Says whether it was there. */
  removeManifest(repository: string, digest: Digest): Promise<boolean> {
    return this.#parts.context.repositories.removeManifest(repository, digest);
  }

  /** From now on tells of each manifest that is pushed or seeded. */
  watch(listener: ManifestListener): void {
    this.#parts.context.repositories.watch(listener);
  }

  /** Stops the servers and cuts their connections. A registry on disk keeps its content. */
  async close(): Promise<void> {
    const { server, others, context } = this.#parts;
    await Promise.all([server, ...others].map((one) => one.close()));
    await context.uploads.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Options of {@link TestRegistry.putManifest}. */
export interface SeedOptions {
  readonly tags?: readonly string[];
  readonly digest?: Digest;
  readonly mediaType?: string;
}
