/** What others push while this run deletes, and what must not go any more because of it. */
import type { Provider } from '@container-kit/providers';
import type { Digest } from '@container-kit/registry';
import {
  type Inventory,
  mergeInventories,
  protectArrivals,
  type RepositoryPlan,
} from '@container-kit/retention';

/** So often the registry is asked for news; what comes in between is found by the proof at the end, and restored. */
const LOOK_EVERY_MS = 5_000;

/** Looks for arrivals now and then, and remembers all that they need. */
export class Arrivals {
  readonly #provider: Provider;
  readonly #plan: RepositoryPlan;
  /** By digest that must stay: why. */
  readonly #spared = new Map<Digest, string>();
  #seen: Inventory;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** @param seen what the plan was made from */
  constructor(provider: Provider, plan: RepositoryPlan, seen: Inventory) {
    this.#provider = provider;
    this.#plan = plan;
    this.#seen = seen;
  }

  /** Why a digest of the plan must stay; undefined when it may go. Asks the registry for news when the last are old. */
  async sparing(digest: Digest): Promise<string | undefined> {
    if (performance.now() - this.#lookedAt >= LOOK_EVERY_MS) await this.#look();
    return this.#spared.get(digest);
  }

  async #look(): Promise<void> {
    const arrived = await this.#provider.arrivalsSince(this.#seen.repository, this.#seen);
    this.#lookedAt = performance.now();
    if (arrived.versions.size === 0) return;
    for (const { deletion, skip } of protectArrivals(this.#plan, this.#seen, arrived).spared) {
      this.#spared.set(deletion.digest, skip?.text ?? 'it was pushed or tagged again');
    }
    this.#seen = mergeInventories(this.#seen, arrived);
  }
}
