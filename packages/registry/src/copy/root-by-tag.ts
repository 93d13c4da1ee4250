import { algorithmOf } from '../digest.ts';
import type { DestinationPlan, PlannedManifest } from './copy-plan.ts';
import { isLayout } from './place.ts';

/** What has to be known of a copy. */
export interface RootWrite {
  readonly destination: Pick<DestinationPlan, 'place' | 'tags' | 'blobs' | 'manifests'>;
  /** The root, and the graph in an order of stages. */
  readonly root: Pick<PlannedManifest, 'descriptor' | 'stage'>;
  readonly manifests: readonly Pick<PlannedManifest, 'stage'>[];
  /** How many places are copied to. */
  readonly places: number;
}

/**
 * Whether the write of the first tag may be what brings the root, which saves writing it by digest before. Everything
 * else is proven by then, and the registry checks that it has what the root names. Not so
 *
 * - for several places: a registry that refuses the root must do so before a tag has moved at another one;
 * - when something refers to the root: registries want the subject first (hub-feedback#2372);
 * - after mounts, where the root is read back before the tag moves;
 * - for another algorithm than sha256, which is what a registry gives to the manifest of a tag.
 */
export function tagWritesRoot({ destination, root, manifests, places }: RootWrite): boolean {
  const { digest } = root.descriptor;
  return (
    places === 1 &&
    !isLayout(destination.place) &&
    destination.tags.some(({ from, to }) => from !== to) &&
    destination.manifests.write.includes(digest) &&
    destination.blobs.mount.length === 0 &&
    !manifests.some(({ stage }) => stage > root.stage) &&
    algorithmOf(digest) === 'sha256'
  );
}
