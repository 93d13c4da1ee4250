/**
 * Regular expressions that take time in proportion to the length of the text, whatever they are: tags come from whoever
 * may push, and an engine that goes back and tries again could be kept busy by one of them for hours.
 */
import { RegexError } from './errors.ts';
import { compile, type Step } from './program.ts';
import { parseSyntax } from './syntax.ts';

/** A regular expression, ready to be matched. */
export interface Regex {
  /** Whether it matches somewhere in the text. */
  test(text: string): boolean;
}

const MAX_LENGTH = 500;

/**
 * Reads a regular expression in ECMAScript's syntax without flags, as far as it can be matched without going back: no
 * lookaround, no back references, no `\b`.
 *
 * @throws RegexError with a message that completes "the regular expression is wrong: ..."
 */
export function parseRegex(source: string): Regex {
  if (source.length > MAX_LENGTH) throw new RegexError(`it is longer than ${MAX_LENGTH} characters`);
  const steps = compile(parseSyntax(source));
  return { test: (text) => matches(steps, text) };
}

function matches(steps: readonly Step[], text: string): boolean {
  const machine = new Machine(steps, text);
  for (let at = 0; at <= text.length; at += 1) {
    if (machine.reach(at)) return true;
    machine.consume(at);
  }
  return false;
}

/** The steps that can be reached at one place of a text. */
class Machine {
  readonly #steps: readonly Step[];
  readonly #text: string;
  /** The last place at which each step was reached, counted from 1. */
  readonly #seen: Uint32Array;
  readonly #waiting: number[] = [];
  #characters: number[] = [];

  constructor(steps: readonly Step[], text: string) {
    this.#steps = steps;
    this.#text = text;
    this.#seen = new Uint32Array(steps.length);
  }

  /** Follows all steps that take no character. Returns whether the end of the program is among them. */
  reach(at: number): boolean {
    // A match may begin anywhere.
    this.#waiting.push(this.#steps.length - 1);
    this.#characters = [];
    for (let index = this.#waiting.pop(); index !== undefined; index = this.#waiting.pop()) {
      if (this.#seen[index] === at + 1) continue;
      this.#seen[index] = at + 1;
      if (this.#follow(index, at)) return true;
    }
    return false;
  }

  /** Goes on with those that take the character at this place. */
  consume(at: number): void {
    const code = this.#text.charCodeAt(at);
    for (const index of this.#characters) {
      const step = this.#steps[index];
      if (step?.kind === 'character' && step.matches(code)) this.#waiting.push(step.next);
    }
  }

  #follow(index: number, at: number): boolean {
    const step = this.#steps[index];
    if (step === undefined || step.kind === 'match') return true;
    if (step.kind === 'character') this.#characters.push(index);
    else if (step.kind === 'split') this.#waiting.push(step.next, step.other);
    else if (step.kind === 'start' ? at === 0 : at === this.#text.length) this.#waiting.push(step.next);
    return false;
  }
}
