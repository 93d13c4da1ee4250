/** When somebody last cared for an image. Registries and images lie about time, so nothing is believed unchecked. */
import type { Version } from '../inventory/types.ts';

/** Docker's first release: no image is older. Tools that build reproducibly write 1970 or 1980. */
const FIRST_IMAGE = Date.UTC(2013, 2, 1);

/**
 * The time that age and rank count from, in milliseconds: the first that is known of the push time of the registry, the time
 * of the package version, and what the image says itself. A tag that moved to an old digest makes it young again, so
 * `updated` counts when it is later. Undefined when the time is unknown or cannot be: before the first image, or after now.
 */
export function lastTouched({ times, content }: Version, now: Date): number | undefined {
  const facts = content.kind === 'manifest' ? content.manifest : undefined;
  const first = times.pushed ?? times.created ?? facts?.created ?? times.updated;
  if (first === undefined || !isPossible(first, now)) return undefined;
  if (times.updated === undefined) return first;
  return isPossible(times.updated, now) ? Math.max(first, times.updated) : undefined;
}

/** When the registry got it, by the registry's own clock; undefined when that is unknown or cannot be. */
export function receivedAt({ times }: Version, now: Date): number | undefined {
  const time = times.pushed ?? times.created;
  return time !== undefined && isPossible(time, now) ? time : undefined;
}

function isPossible(time: number, now: Date): boolean {
  return time >= FIRST_IMAGE && time <= now.getTime();
}
