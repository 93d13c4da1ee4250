import type { Digest } from '../digest.ts';
import { formatReference, InvalidReferenceError, type Reference } from '../reference.ts';

/** One repository that the graph goes to. */
export interface RepositoryPlan {
  readonly registry: string;
  readonly repository: string;
  /** Tags to set, in the order they were given, each once. */
  readonly tags: readonly string[];
}

/** All repositories on one registry; the first one receives the bytes, the others mount them from it. */
export interface RegistryPlan {
  readonly registry: string;
  readonly repositories: readonly [RepositoryPlan, ...RepositoryPlan[]];
}

/**
 * Groups destinations by registry and repository.
 *
 * @throws InvalidReferenceError for a destination pinned to a digest that is not the one that is pushed
 */
export function planDestinations(destinations: readonly Reference[], root: Digest): readonly RegistryPlan[] {
  const tags = new Map<string, Map<string, Set<string>>>();
  for (const destination of destinations) {
    if (destination.digest !== undefined && destination.digest !== root) {
      throw new InvalidReferenceError(
        `destination ${formatReference(destination)}: the image that is pushed has the digest ${root}`,
      );
    }
    const repositories = getOrAdd(tags, destination.registry, () => new Map<string, Set<string>>());
    const ofRepository = getOrAdd(repositories, destination.repository, () => new Set<string>());
    if (destination.tag !== undefined) {
      ofRepository.add(destination.tag);
    }
  }
  return [...tags].flatMap(([registry, repositories]) => {
    const plans = [...repositories].map(([repository, set]) => ({ registry, repository, tags: [...set] }));
    const [first, ...others] = plans;
    return first === undefined ? [] : [{ registry, repositories: [first, ...others] as const }];
  });
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) {
    return known;
  }
  const fresh = create();
  map.set(key, fresh);
  return fresh;
}
