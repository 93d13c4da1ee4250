/** One entry; without content it is reserved, and only whoever reserved it knows of it. */
export interface Entry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  content: Buffer | undefined;
  finished: boolean;
}

/** The entries of one scope. */
export class Entries {
  readonly #entries: Entry[] = [];

  /** @returns undefined when key and version are taken */
  reserve(key: string, version: string): Entry | undefined {
    if (this.#entries.some((entry) => entry.key === key && entry.version === version)) return undefined;
    const entry = { id: this.#entries.length + 1, key, version, content: undefined, finished: false };
    this.#entries.push(entry);
    return entry;
  }

  byId(id: number): Entry | undefined {
    return this.#entries[id - 1];
  }

  /** The entry that someone reserved. */
  reserved(key: string, version: string): Entry | undefined {
    return this.#entries.find((entry) => entry.key === key && entry.version === version && !entry.finished);
  }

  /** The entry with this key, else the newest whose key begins with it: the service does not tell them apart. */
  match(key: string, version: string): Entry | undefined {
    const candidates = this.#entries.filter((entry) => entry.finished && entry.version === version);
    return (
      candidates.find((entry) => entry.key === key) ??
      candidates.findLast((entry) => entry.key.startsWith(key))
    );
  }

  find(key: string): Entry | undefined {
    return this.#entries.find((entry) => entry.finished && entry.key === key);
  }

  keys(): readonly string[] {
    return this.#entries.filter(({ finished }) => finished).map(({ key }) => key);
  }

  replace(key: string, content: Buffer): void {
    const entry = this.find(key);
    if (entry === undefined) throw new Error(`there is no entry ${key}`);
    entry.content = content;
  }
}
