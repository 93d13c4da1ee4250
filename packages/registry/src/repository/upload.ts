import { type Expected, VerifiedContent } from '../content.ts';
import { AuthenticationError, DigestMismatchError, RegistryError } from '../errors.ts';
import { backoffMs } from '../transport/retry.ts';
import { type Target, withParameter } from '../transport/target.ts';
import { pause, push, type RepositoryContext, send } from './context.ts';
import { hasBlob } from './existence.ts';
import { cancelUpload, startUpload } from './session.ts';

/** How a blob got into the repository. */
export type UploadOutcome = 'exists' | 'mounted' | 'uploaded';

/** Options of an upload. */
export interface UploadOptions {
  /** Repositories of the same registry that are known to hold the blob. */
  readonly mountFrom?: readonly string[];
  /** The blob is known to be absent, so that asking for it is waste. */
  readonly absent?: boolean;
  /** Called before content is sent, while no connection is reserved for it: the time to read ahead. */
  readonly prepare?: () => Promise<void>;
  /** Told how many bytes of the blob the connection took; starts again at 0 when the upload does. */
  readonly onProgress?: (bytes: number) => void;
}

/** Content that was wrong on the way or at the source may be right the second time, not the third. */
const MAX_CORRUPTIONS = 2;
/** The look after a failure is itself no reason to wait long. */
const CHECK_ATTEMPTS = 2;

/**
 * Puts a blob into the repository unless it is there: POST, then one PUT with everything (OCI distribution-spec,
 * "POST then PUT"; chunks are slower and lose data on some registries).
 *
 * @param open starts reading the content from its beginning; called again when the upload has to start over.
 * It is verified while it is sent, and the last chunk of wrong content never goes out.
 * @throws DigestMismatchError when the source gave wrong content twice, AuthenticationError, RegistryError
 */
export async function uploadBlob(
  context: RepositoryContext,
  expected: Expected,
  open: () => AsyncIterable<Uint8Array>,
  options: UploadOptions = {},
): Promise<UploadOutcome> {
  const from = options.mountFrom ?? (options.absent === true ? undefined : []);
  const started = await startUpload(context, expected, from);
  if (started.outcome !== 'session') {
    return started.outcome;
  }
  const upload = new Upload(context, expected, open, options);
  await upload.run(started.session);
  return 'uploaded';
}

class Upload {
  readonly #context: RepositoryContext;
  readonly #expected: Expected;
  readonly #open: () => AsyncIterable<Uint8Array>;
  readonly #options: UploadOptions;
  #failures = 0;
  #corruptions = 0;

  constructor(
    context: RepositoryContext,
    expected: Expected,
    open: () => AsyncIterable<Uint8Array>,
    options: UploadOptions,
  ) {
    this.#context = context;
    this.#expected = expected;
    this.#open = open;
    this.#options = options;
  }

  /** A monolithic PUT cannot be resumed: each try after the first has a session of its own. */
  async run(first: Target): Promise<void> {
    let session = first;
    for (;;) {
      try {
        await this.#options.prepare?.();
        await this.#put(session);
        return;
      } catch (error) {
        if (await this.#arrived(error)) {
          return;
        }
        await cancelUpload(this.#context, session);
        await this.#recover(error);
      }
      const again = await startUpload(this.#context, this.#expected, undefined);
      if (again.outcome !== 'session') {
        return;
      }
      session = again.session;
    }
  }

  async #put(session: Target): Promise<void> {
    const { size, digest } = this.#expected;
    const { onProgress } = this.#options;
    await send(
      this.#context,
      {
        method: 'PUT',
        to: withParameter(session, 'digest', digest),
        headers: { 'content-type': 'application/octet-stream' },
        body: {
          size,
          open: () => VerifiedContent.of(this.#open(), this.#expected),
          ...(onProgress === undefined ? {} : { onSent: onProgress }),
        },
        scopes: push(this.#context),
        accept: [201, 204],
        attempts: 1,
      },
      (answer) => answer.skip(),
    );
  }

  /** When only the acknowledgement was lost the blob is there, and sending it again would be waste. */
  async #arrived(error: unknown): Promise<boolean> {
    const unclear = error instanceof RegistryError && error.temporary && error.status !== 429;
    if (!unclear || this.#context.signal?.aborted === true) {
      return false;
    }
    try {
      return await hasBlob(this.#context, this.#expected.digest, CHECK_ATTEMPTS);
    } catch {
      // Then the upload itself goes on to the next try or to its own error.
      return false;
    }
  }

  /** Returns when another try makes sense, after the wait that it needs. */
  async #recover(error: unknown): Promise<void> {
    const { retry, random, stats } = this.#context.transport.options;
    this.#failures += 1;
    this.#corruptions += isCorruption(error) ? 1 : 0;
    const hopeless = this.#failures >= retry.attempts || this.#corruptions >= MAX_CORRUPTIONS;
    if (
      this.#context.signal?.aborted === true ||
      hopeless ||
      !(isCorruption(error) || isInterruption(error))
    ) {
      throw error;
    }
    const wait = error instanceof RegistryError ? (error.retryAfterMs ?? 0) : 0;
    await pause(this.#context, Math.max(wait, backoffMs(retry, this.#failures, random)));
    stats.countRetry(new URL(await this.#context.host.origin()).host);
  }
}

/** The content changed on the way: the source noticed, or the registry did. */
function isCorruption(error: unknown): boolean {
  return (
    error instanceof DigestMismatchError ||
    (error instanceof RegistryError && error.hasCode('DIGEST_INVALID'))
  );
}

/** The session is gone or never took the bytes. A source that failed to read (GET) has made its own tries. */
function isInterruption(error: unknown): boolean {
  const isOurs = error instanceof RegistryError && error.method !== 'GET';
  if (!isOurs || error instanceof AuthenticationError) {
    return false;
  }
  const gone = error.status === 404 || error.status === 416;
  return (
    error.temporary || gone || error.hasCode('BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'SIZE_INVALID')
  );
}
