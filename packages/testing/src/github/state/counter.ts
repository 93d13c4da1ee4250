/** Gives each thing of one GitHub its number. */
export class Counter {
  #last = 0;

  /** The next number, starting with 1. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }
}
