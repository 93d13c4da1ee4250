/** Bytes of one chunk: a report of 10,000 findings has some 9 MB. */
const CHUNK_BYTES = 512 * 1024;

/**
 * A long text in UTF-8, put together of many short ones. Its bytes lie outside of V8's heap, where tens of thousands of
 * texts would be copied by each garbage collection, and once more to be written.
 */
export class ByteText {
  readonly #full: Buffer[] = [];
  #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #used = 0;

  /** Adds to the end. */
  add(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    if (text.length * 3 > this.#chunk.length - this.#used) this.#next(text.length * 3);
    this.#used += this.#chunk.write(text, this.#used);
  }

  /** Adds the texts of items, each made when its turn comes, with commas between them. */
  addList<T>(items: Iterable<T>, textOf: (item: T) => string): void {
    let separator = '';
    for (const item of items) {
      this.add(separator);
      this.add(textOf(item));
      separator = ',';
    }
  }

  /** All of it, in order. */
  get chunks(): readonly Buffer[] {
    return [...this.#full, this.#chunk.subarray(0, this.#used)];
  }

  #next(room: number): void {
    this.#full.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, room));
    this.#used = 0;
  }
}

/** Length of chunks together. */
export function byteLengthOf(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}
