import type { Expected } from '../content.ts';
import type { Digest } from '../digest.ts';
import { BULK_BYTES } from '../transport/limiter.ts';
import { apiPath, pull, type RepositoryContext, send } from './context.ts';

/** Below this size sending a blob again costs less than asking for it. */
const WORTH_ASKING_BYTES = 64 * 1024;

/** Amazon ECR answers a mount with 202 as if the blob were not there, unless an account setting allows mounts. */
const SILENT_ABOUT_BLOBS = /(?:^public\.ecr\.aws$|\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$)/;

/**
 * Whether the repository holds a blob. A registry that does not answer HEAD counts as not holding it.
 *
 * @param attempts tries in all; as the client's policy says when left out
 */
export async function hasBlob(
  context: RepositoryContext,
  digest: Digest,
  attempts?: number,
): Promise<boolean> {
  return await send(
    context,
    {
      method: 'HEAD',
      to: apiPath(context, `blobs/${digest}`),
      scopes: pull(context),
      accept: [200, 404, 405],
      ...(attempts === undefined ? {} : { attempts }),
    },
    async (answer) => {
      await answer.skip();
      return answer.status === 200;
    },
  );
}

/**
 * What is known about one registry's mounts. A mount from the repository itself asks for a blob and opens an
 * upload in one request, which makes an extra HEAD needless, but only where mounts are answered honestly.
 */
export class MountKnowledge {
  #honest: boolean;
  #silent: Promise<boolean> | undefined;
  readonly #refused = new Set<string>();

  constructor(registry: string) {
    this.#honest = !SILENT_ABOUT_BLOBS.test(registry);
  }

  /** Whether to ask with HEAD before starting an upload. */
  headFirst({ size }: Expected): boolean {
    return !this.#honest && size > WORTH_ASKING_BYTES;
  }

  /** Whether to ask for a mount at all. */
  get worthTrying(): boolean {
    return this.#honest;
  }

  /**
   * Whether 202 says nothing about a blob that is big enough to make a needless upload hurt. Found out once per
   * registry: the first such blob is asked for with HEAD, the others wait for what comes out.
   *
   * @param ask whether the blob at hand is there although the mount was answered with 202
   */
  async isSilentAbout({ size }: Expected, ask: () => Promise<boolean>): Promise<boolean> {
    if (size <= BULK_BYTES) {
      return false;
    }
    this.#silent ??= ask();
    try {
      const silent = await this.#silent;
      this.#honest &&= !silent;
    } catch (error) {
      this.#silent = undefined;
      throw error;
    }
    return !this.#honest;
  }

  /** A mount was answered with 202 although the blob was there. */
  distrust(): void {
    this.#honest = false;
  }

  /** Mounts from this repository were refused outright: no use in asking for every blob. */
  refuse(from: string): void {
    this.#refused.add(from);
  }

  isRefused(from: string): boolean {
    return this.#refused.has(from);
  }
}
