/** Keeps the end of a stream. */

/** The last bytes that were written, up to a limit. */
export class TailBuffer {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #size = 0;
  #dropped = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether more was written than is kept. */
  get overflowed(): boolean {
    return this.#dropped;
  }

  /** Adds bytes and forgets the oldest ones beyond the limit. */
  write(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > this.#limit) this.#dropped = true;
    // Compacting only at twice the limit keeps the cost per byte constant.
    if (this.#size > 2 * this.#limit) this.#compact();
  }

  /** The kept bytes as UTF-8 text. */
  toString(): string {
    this.#compact();
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #compact(): void {
    if (this.#size <= this.#limit) return;
    const all = Buffer.concat(this.#chunks);
    const kept = Buffer.from(all.subarray(all.length - this.#limit));
    this.#chunks = [kept];
    this.#size = kept.length;
  }
}
