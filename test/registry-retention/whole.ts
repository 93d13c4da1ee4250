/** Whether images can be pulled whole, from what a registry in this process really holds. */
import type { TestRegistry } from '@container-kit/testing';

interface Parts {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly config?: { readonly digest: string };
  readonly layers?: readonly { readonly digest: string }[];
}

/** What is missing from the images of these tags, at any depth: `tag: digest`. Empty when all can be pulled whole. */
export function missingFrom(
  registry: TestRegistry,
  repository: string,
  tags: readonly string[],
): readonly string[] {
  const blobs = new Set<string>(registry.blobs(repository));
  const missing = (reference: string): readonly string[] => {
    const stored = registry.manifest(repository, reference);
    if (stored === undefined) return [reference];
    const { manifests = [], config, layers = [] } = JSON.parse(stored.bytes.toString()) as Parts;
    const needed = [config, ...layers].flatMap((part) => part?.digest ?? []);
    return [
      ...needed.filter((digest) => !blobs.has(digest)),
      ...manifests.flatMap(({ digest }) => missing(digest)),
    ];
  };
  return tags.flatMap((tag) => missing(tag).map((digest) => `${tag}: ${digest}`));
}
