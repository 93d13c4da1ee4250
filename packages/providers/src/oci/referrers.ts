/** What refers to manifests of a repository whose registry lists that. */
import { type Digest, forEachParallel, type RepositoryClient } from '@container-kit/registry';

const PARALLEL = 16;

/**
 * Digests that refer to those given. Where the registry has no such list it stands under tags, which the repository's tag list
 * has, so that one question is all that is asked.
 *
 * @param tags all tags of the repository
 * @throws RegistryError
 */
export async function referrersOf(
  repository: RepositoryClient,
  subjects: readonly Digest[],
  tags: ReadonlySet<string>,
): Promise<readonly Digest[]> {
  const found = new Set<Digest>();
  const [first, ...others] = subjects;
  const ask = async (subject: Digest): Promise<void> => {
    if (repository.listsReferrers === false) return;
    const referrers = await repository.listReferrers(subject, { tags: async () => tags });
    for (const { descriptor } of referrers) found.add(descriptor.digest);
  };
  if (first !== undefined) await ask(first);
  await forEachParallel(others, PARALLEL, ask);
  return [...found];
}
