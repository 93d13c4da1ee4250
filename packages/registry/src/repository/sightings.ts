import type { Digest } from '../digest.ts';

/**
 * A look so young is as good as another one: a write needs about as long to arrive and to be checked, and nothing but a
 * conditional write tells what happens meanwhile.
 */
const FRESH_MS = 1_000;

/** What a tag was when it was looked at. */
export interface Sighting {
  /** Null when the tag was proven to be absent. */
  readonly digest: Digest | null;
  /** For a conditional write; undefined when the registry gave none. */
  readonly etag: string | undefined;
}

/**
 * The tags of one registry that this client has just looked at, so that a tag which moves right after the plan needs no
 * second look. A plan that was stored, or waited for gates, finds nothing here.
 */
export class Sightings {
  readonly #now: () => number;
  readonly #seen = new Map<string, Sighting & { readonly at: number }>();

  /** @param now epoch in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(repository: string, tag: string, sighting: Sighting): void {
    this.#seen.set(`${repository}:${tag}`, { ...sighting, at: this.#now() });
  }

  /** Gives a sighting away while it is fresh, once: who acts on it changes what there is to see. */
  take(repository: string, tag: string): Sighting | undefined {
    const key = `${repository}:${tag}`;
    const sighting = this.#seen.get(key);
    this.#seen.delete(key);
    if (sighting === undefined) {
      return undefined;
    }
    const age = this.#now() - sighting.at;
    // A clock that was set back tells nothing.
    return age >= 0 && age < FRESH_MS ? sighting : undefined;
  }
}
