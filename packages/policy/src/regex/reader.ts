import { RegexError } from './errors.ts';

/** The source of a regular expression, read from left to right. */
export class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Whether the text comes next. */
  at(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  /** Passes the text if it comes next. */
  skip(text: string): boolean {
    const found = this.at(text);
    if (found) this.#at += text.length;
    return found;
  }

  /** Passes what a sticky pattern finds here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  /** @throws RegexError at the end */
  take(): string {
    const character = this.#source[this.#at];
    if (character === undefined) throw new RegexError('it ends too early');
    this.#at += 1;
    return character;
  }
}
