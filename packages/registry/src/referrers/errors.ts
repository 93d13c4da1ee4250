import type { Digest } from '../digest.ts';
import { formatReference } from '../reference.ts';
import type { RepositoryContext } from '../repository/context.ts';
import { fallbackTag } from './fallback-tag.ts';

/** The tag that should list the referrers of a digest cannot be used for it. */
export class FallbackTagError extends Error {
  override readonly name = 'FallbackTagError';
  /** `ghcr.io/org/app:sha256-<hex>` */
  readonly reference: string;

  constructor({ host, repository }: RepositoryContext, subject: Digest, problem: string) {
    const reference = formatReference({ registry: host.registry, repository, tag: fallbackTag(subject) });
    super(
      `${reference} ${problem}; this registry needs that tag to list what refers to ${subject}: ` +
        'delete the tag if it was made by "cosign copy", else try again',
    );
    this.reference = reference;
  }
}
