import { buildGraph } from '@container-kit/retention';
export class DeletionQueue {
    #graph;
    #holders = new Map();
    #gone = new Set();
    #ready = [];
    #held = new Map();
    constructor(deletions, inventory) {
        this.#graph = buildGraph(inventory);
        for (const deletion of deletions) {
            const node = this.#graph.find(deletion.digest);
            const holders = node === undefined ? 0 : this.#holdersOf(node).length;
            if (node === undefined || holders === 0) {
                this.#ready.push(deletion);
            }
            else {
                this.#holders.set(node, holders);
                this.#held.set(node, deletion);
            }
        }
        this.#ready.reverse();
    }
    take() {
        return this.#ready.pop();
    }
    done(digest) {
        const node = this.#graph.find(digest);
        if (node === undefined || this.#gone.has(node))
            return;
        this.#gone.add(node);
        for (const held of new Set([...this.#graph.children.of(node), ...this.#graph.referrers.of(node)])) {
            const left = (this.#holders.get(held) ?? 0) - 1;
            this.#holders.set(held, left);
            const deletion = this.#held.get(held);
            if (left > 0 || deletion === undefined)
                continue;
            this.#held.delete(held);
            this.#ready.push(deletion);
        }
    }
    *held() {
        for (const [node, deletion] of this.#held) {
            const holder = this.#holdersOf(node).find((each) => !this.#gone.has(each));
            const digest = holder === undefined ? undefined : this.#graph.versions[holder]?.digest;
            yield { deletion, holder: digest ?? deletion.digest };
        }
    }
    #holdersOf(node) {
        return [...new Set([...this.#graph.parents.of(node), ...this.#graph.subjects.of(node)])];
    }
}
