import type { Digest } from '../digest.ts';
import { formatRepository, type Reference } from '../reference.ts';

/** An OCI layout folder, by path. */
export interface LayoutPlace {
  readonly layout: string;
}

/** Where images are kept: a repository or an OCI layout folder. Plain data. */
export type Place = Pick<Reference, 'registry' | 'repository'> | LayoutPlace;

/** An image in an OCI layout folder. */
export interface LayoutReference extends LayoutPlace {
  /** `org.opencontainers.image.ref.name` of its entry in `index.json`. */
  readonly tag?: string;
  readonly digest?: Digest;
}

/** An image by name: in a registry, or in a layout folder. */
export type ImageName = Reference | LayoutReference;

/** Whether a place is a layout folder. */
export function isLayout(place: Place): place is LayoutPlace {
  return 'layout' in place;
}

/** `ghcr.io/org/app`, or the path of a layout. Equal texts are the same place. */
export function formatPlace(place: Place): string {
  return isLayout(place) ? place.layout : formatRepository(place);
}

/** `ghcr.io/org/app:1`, or `path:1` for a layout. */
export function formatTag(place: Place, tag: string): string {
  return `${formatPlace(place)}:${tag}`;
}
