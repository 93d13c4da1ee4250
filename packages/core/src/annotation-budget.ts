/**
 * How many annotations a step may still make. The runner keeps the first 10 of each type per step and GitHub shows
 * 50 per job (actions/runner, ExecutionContext.cs); what comes later vanishes without a word. Three types of 10
 * stay below 50 for a single step.
 */

/** Types of annotation, by the names of their workflow commands. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** Annotations of one type that the runner keeps per step. */
export const ANNOTATIONS_PER_LEVEL = 10;

// Messages that are logged on the way come first and must not crowd out the ranked findings at the end.
const LOG_SHARE = 4;

/** Counts the annotations of one step, those of the log and the ranked ones together. */
export class AnnotationBudget {
  readonly #used: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 };
  readonly #logged: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 };

  /** Takes one for a logged message; false when the log's share is used up. */
  takeForLog(level: AnnotationLevel): boolean {
    if (this.#logged[level] >= LOG_SHARE) return false;
    this.#logged[level]++;
    return this.take(level, 1) === 1;
  }

  /** Takes up to `wanted` and returns how many there were. */
  take(level: AnnotationLevel, wanted: number): number {
    const taken = Math.min(wanted, ANNOTATIONS_PER_LEVEL - this.#used[level]);
    this.#used[level] += taken;
    return taken;
  }
}
