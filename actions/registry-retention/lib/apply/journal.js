import { fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formatJournalLine, } from '@container-kit/retention';
export class Journal {
    path;
    #file;
    #number = 0;
    constructor(path, file) {
        this.path = path;
        this.#file = file;
    }
    static start(folder, registry) {
        const path = join(folder, 'journal.jsonl');
        const journal = new Journal(path, openSync(path, 'wx', 0o600));
        journal.#write({ kind: 'journal', version: 1, registry, startedAt: new Date().toISOString() });
        return journal;
    }
    deleting(repository, { digest, ids, tags, edges, reason }) {
        return this.#item({ kind: 'delete', repository, digest, ids, tags, edges, reason });
    }
    untagging(repository, { digest, tag, reason }) {
        return this.#item({ kind: 'untag', repository, digest, ids: [], tags: [tag], edges: [], reason });
    }
    done(number, outcome) {
        this.#write({ kind: 'result', number, outcome });
    }
    #item(item) {
        this.#number += 1;
        this.#write({ ...item, number: this.#number, at: new Date().toISOString() });
        return this.#number;
    }
    #write(line) {
        writeSync(this.#file, formatJournalLine(line));
        fsyncSync(this.#file);
    }
}
