/**
 * Reads what `docker buildx build --progress=plain` prints (buildkit util/progress/progressui/printer.go).
 *
 * Plain and not `rawjson`: people read this log, and what the run wants to know is in it. Each line starts with the
 * number of its step; a step starts with `#5 [stage 2/3] RUN ...` and may end with `#5 CACHED`.
 */
import { stripVTControlCharacters } from 'node:util';

/** How much of a build was reused. */
export interface CacheUse {
  /** Steps of the Dockerfile that were looked at, each platform counting. */
  readonly steps: number;
  readonly cached: number;
}

/** Lines kept for the analysis of a failure: the excerpt and the error stand at the end. */
const KEPT_LINES = 500;
const KEPT_CHARACTERS = 4096;

/** Two platforms that share a layer make containerd print this and then try again: no failure. */
const LOCKED_LAYER = /^ERROR: \(\*service\)\.Write failed: .*\bref \S+ locked for .*: unavailable$/;
/** `[2/3]`, `[build 2/3]`, `[linux/arm64 build 2/3]`, but not `[internal]` and its like. */
const STEP = /^#(\d+) \[(?:[^\]]* )?\d+\/\d+\] /;
const CACHED = /^#(\d+) CACHED$/;

/** Follows the output of one build. */
export class PlainProgress {
  readonly #steps = new Set<string>();
  readonly #cached = new Set<string>();
  readonly #lines: string[] = [];

  /** Takes a line; answers whether people should see it. */
  accept(line: string): boolean {
    const plain = stripVTControlCharacters(line).replace(/\r$/, '');
    if (LOCKED_LAYER.test(plain)) return false;
    this.#keep(plain);
    const step = STEP.exec(plain)?.[1];
    if (step !== undefined) this.#steps.add(step);
    const cached = CACHED.exec(plain)?.[1];
    if (cached !== undefined) this.#cached.add(cached);
    return true;
  }

  /** Steps so far. */
  get cache(): CacheUse {
    return {
      steps: this.#steps.size,
      cached: [...this.#cached].filter((step) => this.#steps.has(step)).length,
    };
  }

  /** The last lines, without colours. */
  get tail(): readonly string[] {
    return this.#lines.slice(-KEPT_LINES);
  }

  #keep(line: string): void {
    this.#lines.push(line.slice(0, KEPT_CHARACTERS));
    // Cut in bulk: cutting one line each time would move the array for every line of a long build.
    if (this.#lines.length > 4 * KEPT_LINES) this.#lines.splice(0, this.#lines.length - KEPT_LINES);
  }
}
