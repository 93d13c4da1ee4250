import { resolve } from 'node:path';
import type { Digest } from '../digest.ts';
import { formatReference, InvalidReferenceError } from '../reference.ts';
import { formatPlace, type ImageName, isLayout, type Place } from './place.ts';

/** One place and the tags to set there, in the order they were given, each once. */
export interface Target {
  readonly place: Place;
  readonly tags: readonly string[];
}

/** Strips a name to where it is. Layout paths become absolute, so that equal places are equal texts. */
export function placeOf(name: ImageName): Place {
  return isLayout(name)
    ? { layout: resolve(name.layout) }
    : { registry: name.registry, repository: name.repository };
}

/**
 * Groups destinations by place.
 *
 * @throws InvalidReferenceError for a destination pinned to a digest that is not the one that is copied
 */
export function groupTargets(destinations: readonly ImageName[], root: Digest): readonly Target[] {
  const targets = new Map<string, { readonly place: Place; readonly tags: Set<string> }>();
  for (const name of destinations) {
    if (name.digest !== undefined && name.digest !== root) {
      throw new InvalidReferenceError(
        `destination ${describe(name)}: the image that is copied has the digest ${root}`,
      );
    }
    const place = placeOf(name);
    const target = targets.get(formatPlace(place)) ?? { place, tags: new Set<string>() };
    targets.set(formatPlace(place), target);
    if (name.tag !== undefined) {
      target.tags.add(name.tag);
    }
  }
  return [...targets.values()].map(({ place, tags }) => ({ place, tags: [...tags] }));
}

function describe(name: ImageName): string {
  return isLayout(name) ? `${name.layout}@${name.digest}` : formatReference(name);
}
