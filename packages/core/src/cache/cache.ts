/** The cache of GitHub Actions, for single files. */
import { stat } from 'node:fs/promises';
import { download } from '../download.ts';
import { HttpError } from '../http/errors.ts';
import type { HttpOptions } from '../http/exchange.ts';
import type { RetryOptions } from '../http/retry.ts';
import { uploadBlob } from './blob.ts';
import { CacheService } from './service.ts';

/**
 * Files by key. Nothing here is fatal: what goes wrong is told to `onProblem`, and the caller goes on without the cache.
 *
 * Whoever can write to the cache of a repository (any workflow of any branch may, for its own) chooses what comes back.
 * Check it before use.
 */
export interface Cache {
  /**
   * Writes the file with this very key to `path`, whose folder exists.
   *
   * @returns false when there is none, or none of at most `maxBytes` can be had.
   * @throws the reason of the signal, and nothing else.
   */
  restore(key: string, path: string, maxBytes: number): Promise<boolean>;
  /**
   * Stores a file. A key that is there stays as it is, and so does one that another job is storing right now.
   *
   * @throws the reason of the signal, and nothing else.
   */
  save(key: string, path: string): Promise<'saved' | 'exists' | 'unavailable'>;
}

/** Settings of {@link openCache}. */
export interface CacheOptions extends HttpOptions, RetryOptions {
  /** Told one line about each failure, for the debug log. */
  readonly onProblem?: (problem: string) => void;
}

/** Few, as the cache is only there to save time. */
const RETRIES = 2;

/**
 * The cache of this job, or undefined where there is none: outside of GitHub Actions, and on GitHub Enterprise Server,
 * which has the first version of the service.
 *
 * `@actions/cache` would bring Azure's storage library and protobuf, 3 MB together, and stores archives of folders by
 * running `tar`. Three requests and one file per key need neither.
 */
export function openCache(env: NodeJS.ProcessEnv, options: CacheOptions = {}): Cache | undefined {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_SERVICE_V2: isNew } = env;
  if (!url || !token || !isNew || !URL.canParse(url)) return undefined;
  const settings = { retries: RETRIES, env, ...options };
  return new ActionsCache(new CacheService(url, token, settings), settings);
}

class ActionsCache implements Cache {
  readonly #service: CacheService;
  readonly #options: CacheOptions;

  constructor(service: CacheService, options: CacheOptions) {
    this.#service = service;
    this.#options = options;
  }

  async restore(key: string, path: string, maxBytes: number): Promise<boolean> {
    const restored = await this.#attempt(`could not restore ${key}`, async () => {
      const url = await this.#service.findDownload(key);
      if (url === undefined) return false;
      await download(url, { ...this.#options, maxBytes, to: path });
      return true;
    });
    return restored ?? false;
  }

  async save(key: string, path: string): Promise<'saved' | 'exists' | 'unavailable'> {
    const outcome = await this.#attempt(`could not store ${key}`, async () => {
      const { size } = await stat(path);
      const url = await this.#service.reserve(key);
      if (url === undefined) return 'exists';
      await uploadBlob(url, path, size, this.#options);
      await this.#service.finish(key, size);
      return 'saved';
    });
    return outcome ?? 'unavailable';
  }

  async #attempt<T>(failure: string, operation: () => Promise<T>): Promise<T | undefined> {
    const { signal, onProblem } = this.#options;
    try {
      return await operation();
    } catch (error) {
      signal?.throwIfAborted();
      // A file that cannot be read or written is the caller's to notice; a programming error is nobody's.
      if (!(error instanceof HttpError) && !isSystemError(error)) throw error;
      onProblem?.(`cache: ${failure}: ${error.message}`);
      return undefined;
    }
  }
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
