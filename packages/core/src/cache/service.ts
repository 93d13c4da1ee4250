import { createHash } from 'node:crypto';
import { HttpError } from '../http/errors.ts';
import { exchange, type HttpOptions, readAll } from '../http/exchange.ts';
import { type RetryOptions, refused, withRetries } from '../http/retry.ts';
import { at, textAt } from '../json.ts';

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
const MAX_ANSWER_BYTES = 1024 * 1024;
const CONFLICT = 409;

/**
 * What the file is: entries of another version with the same key are not found. `@actions/cache` puts a hash of paths
 * and of the compression here.
 */
const VERSION = createHash('sha256').update('container-kit: one file as it is').digest('hex');

/**
 * The cache service, version 2 (actions/toolkit, `packages/cache`, `cache.proto`): RPCs in JSON with the field names of
 * the protocol, which hand out signed addresses of Azure's blob storage.
 */
export class CacheService {
  readonly #root: string;
  readonly #token: string;
  readonly #options: HttpOptions & RetryOptions;

  constructor(root: string, token: string, options: HttpOptions & RetryOptions) {
    this.#root = root;
    this.#token = token;
    this.#options = options;
  }

  /** The signed address of an entry; undefined when there is none. @throws {HttpError} */
  async findDownload(key: string): Promise<string | undefined> {
    const answer = await this.#call('GetCacheEntryDownloadURL', { key, restore_keys: [], version: VERSION });
    // The service looks for keys that begin with what was asked for.
    const matched = textOf(answer, 'matched_key', 'matchedKey');
    if (at(answer, 'ok') !== true || matched !== key) return undefined;
    return this.#signedUrl(answer, 'signed_download_url', 'signedDownloadUrl');
  }

  /** The signed address to store an entry at; undefined when the key is taken. @throws {HttpError} */
  async reserve(key: string): Promise<string | undefined> {
    try {
      const answer = await this.#call('CreateCacheEntry', { key, version: VERSION });
      if (at(answer, 'ok') !== true) throw this.#failure(textAt(answer, 'message'));
      return this.#signedUrl(answer, 'signed_upload_url', 'signedUploadUrl');
    } catch (error) {
      if (error instanceof HttpError && error.status === CONFLICT) return undefined;
      throw error;
    }
  }

  /** Makes an entry of what was stored. @throws {HttpError} */
  async finish(key: string, size: number): Promise<void> {
    const answer = await this.#call('FinalizeCacheEntryUpload', {
      key,
      size_bytes: String(size),
      version: VERSION,
    });
    if (at(answer, 'ok') !== true) throw this.#failure(textAt(answer, 'message'));
  }

  async #call(method: string, body: object): Promise<unknown> {
    const url = new URL(`/${SERVICE}/${method}`, this.#root);
    const request = {
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    } as const;
    return withRetries(async () => {
      const response = await exchange(request, this.#options);
      if (response.status !== 200) throw refused(response);
      const text = await readAll(response, MAX_ANSWER_BYTES, this.#options.signal);
      return parseJson(String(text)) ?? {};
    }, this.#options);
  }

  #signedUrl(answer: unknown, ...names: readonly string[]): string {
    const url = textOf(answer, ...names);
    if (url === undefined || !URL.canParse(url)) throw this.#failure('its answer holds no address');
    return url;
  }

  #failure(reason: string | undefined): HttpError {
    const url = new URL(`/${SERVICE}`, this.#root);
    return new HttpError(reason || 'the service refuses without a reason', { url, temporary: false });
  }
}

/** Servers may use the names of the protocol or those of its JSON form (protobuf.dev, "ProtoJSON Format"). */
function textOf(answer: unknown, ...names: readonly string[]): string | undefined {
  return names.map((name) => textAt(answer, name)).find((text) => text !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
