/** Writes the journal, by which a run can be undone. */
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatJournalLine,
  type JournalDeletion,
  type JournalEntry,
  type JournalHeader,
  type PlannedDeletion,
  type PlannedUntag,
} from '@container-kit/retention';

/**
 * A journal that is being written. Every line is on disk before anything else happens; synchronously, as a cancelled run
 * may have no more turns of the event loop.
 */
export class Journal {
  /** Absolute. */
  readonly path: string;
  readonly #file: number;
  #number = 0;

  private constructor(path: string, file: number) {
    this.path = path;
    this.#file = file;
  }

  /** Starts one. @param folder that the journal outlives the step in */
  static start(folder: string, registry: string): Journal {
    const path = join(folder, 'journal.jsonl');
    const journal = new Journal(path, openSync(path, 'wx', 0o600));
    journal.#write({ kind: 'journal', version: 1, registry, startedAt: new Date().toISOString() });
    return journal;
  }

  /** Before a version is deleted. @returns the number of the item, for {@link done} */
  deleting(repository: string, { digest, ids, tags, edges, reason }: PlannedDeletion): number {
    return this.#item({ kind: 'delete', repository, digest, ids, tags, edges, reason });
  }

  /** Before a tag is taken off. @returns as {@link deleting} */
  untagging(repository: string, { digest, tag, reason }: PlannedUntag): number {
    return this.#item({ kind: 'untag', repository, digest, ids: [], tags: [tag], edges: [], reason });
  }

  /** What became of an item: an outcome of the provider, or `failed`, or `restored`. */
  done(number: number, outcome: string): void {
    this.#write({ kind: 'result', number, outcome });
  }

  #item(item: Omit<JournalDeletion, 'number' | 'at'>): number {
    this.#number += 1;
    this.#write({ ...item, number: this.#number, at: new Date().toISOString() });
    return this.#number;
  }

  #write(line: JournalHeader | JournalEntry): void {
    writeSync(this.#file, formatJournalLine(line));
    fsyncSync(this.#file);
  }
}
