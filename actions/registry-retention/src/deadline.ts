/** The time that a run may take. */

const MINUTE = 60_000;
/** Share of the time after which nothing more is deleted: the rest is for proving that all is well. */
const WORK_SHARE = 0.9;

/** Counts from the start of the process. */
export class Deadline {
  readonly #end: number;

  /** @param minutes of the input `time-budget` */
  constructor(minutes: number) {
    this.#end = minutes * MINUTE * WORK_SHARE;
  }

  /** Whether it is time to come to an end. */
  get isOver(): boolean {
    return this.leftMs <= 0;
  }

  /** Time until then, in ms; negative afterwards. */
  get leftMs(): number {
    return this.#end - performance.now();
  }
}
