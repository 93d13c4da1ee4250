import type { Digest } from '../digest.ts';
import { DigestMismatchError } from '../errors.ts';
import type { Descriptor } from '../manifest.ts';
import { formatReference } from '../reference.ts';
import type { PushContext } from './content.ts';
import type { RepositoryPlan } from './plan.ts';
import { forEachParallel } from './pool.ts';

/** Some tags moved and the rest did not: the one state of a push that somebody has to know about. */
export class PartialPushError extends Error {
  override readonly name = 'PartialPushError';
  /** References whose tag points to the new image. */
  readonly moved: readonly string[];
  /** References whose tag does not, or may not. */
  readonly pending: readonly string[];

  constructor(moved: readonly string[], pending: readonly string[], cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `only some tags were moved (moved: ${moved.join(', ')}; not moved: ${pending.join(', ')}): ${reason}`,
      {
        cause,
      },
    );
    this.moved = moved;
    this.pending = pending;
  }
}

interface Tag {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
}

/**
 * Moves the tags, one after the other in the order they were given, and stops at the first that fails.
 *
 * @throws PartialPushError when at least one tag had moved by then, else the failure itself
 */
export async function moveTags(context: PushContext, repositories: readonly RepositoryPlan[]): Promise<void> {
  const { root } = context.graph;
  const tags = flatten(repositories);
  for (const [index, { registry, repository, tag }] of tags.entries()) {
    try {
      context.signal.throwIfAborted();
      const client = context.client.repository(registry, repository, { signal: context.signal });
      const digest = await client.putManifest(root.bytes, root.manifest.mediaType, { tag });
      context.report({ kind: 'tag', registry, repository, tag, digest });
    } catch (error) {
      if (index === 0) {
        throw error;
      }
      throw new PartialPushError(
        tags.slice(0, index).map(formatReference),
        tags.slice(index).map(formatReference),
        error,
      );
    }
  }
}

/**
 * Reads every tag back, as a registry's word that it has stored something is not yet a pullable image.
 *
 * @throws DigestMismatchError when a tag points elsewhere: somebody else pushed at the same time
 */
export async function readBack(context: PushContext, repositories: readonly RepositoryPlan[]): Promise<void> {
  const { digest, size } = context.graph.root.descriptor;
  await forEachParallel(flatten(repositories), context.parallel, async ({ registry, repository, tag }) => {
    const client = context.client.repository(registry, repository, { signal: context.signal });
    const found = await client.resolve(tag);
    if (found?.digest !== digest) {
      throw pointsElsewhere(formatReference({ registry, repository, tag }), digest, size, found);
    }
  });
}

/** A tag that was just set does not point to what it was set to. */
export function pointsElsewhere(
  reference: string,
  expected: Digest,
  size: number,
  found: Descriptor | undefined,
): DigestMismatchError {
  const error = new DigestMismatchError({
    expected,
    actual: found?.digest,
    expectedSize: size,
    actualSize: found?.size ?? 0,
  });
  const state = found === undefined ? 'cannot be found' : 'points elsewhere';
  error.message = `${reference} ${state} right after it was set (is another job pushing it?): ${error.message}`;
  return error;
}

function flatten(repositories: readonly RepositoryPlan[]): readonly Tag[] {
  return repositories.flatMap(({ registry, repository, tags }) =>
    tags.map((tag) => ({ registry, repository, tag })),
  );
}
