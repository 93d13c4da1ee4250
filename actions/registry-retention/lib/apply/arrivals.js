import { mergeInventories, protectArrivals, } from '@container-kit/retention';
const LOOK_EVERY_MS = 5_000;
export class Arrivals {
    #provider;
    #plan;
    #spared = new Map();
    #seen;
    #lookedAt = Number.NEGATIVE_INFINITY;
    constructor(provider, plan, seen) {
        this.#provider = provider;
        this.#plan = plan;
        this.#seen = seen;
    }
    async sparing(digest) {
        if (performance.now() - this.#lookedAt >= LOOK_EVERY_MS)
            await this.#look();
        return this.#spared.get(digest);
    }
    async #look() {
        const arrived = await this.#provider.arrivalsSince(this.#seen.repository, this.#seen);
        this.#lookedAt = performance.now();
        if (arrived.versions.size === 0)
            return;
        for (const { deletion, skip } of protectArrivals(this.#plan, this.#seen, arrived).spared) {
            this.#spared.set(deletion.digest, skip?.text ?? 'it was pushed or tagged again');
        }
        this.#seen = mergeInventories(this.#seen, arrived);
    }
}
