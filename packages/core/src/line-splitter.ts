/** Cuts a stream of bytes into lines. */
import { StringDecoder } from 'node:string_decoder';

// A child that never ends its line must not grow our memory.
const MAX_LINE_LENGTH = 64 * 1024;

/** Calls `onLine` for every line of UTF-8 text, ended by `\n`, `\r\n` or `\r`; longer ones than 64 Ki are cut up. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Takes the next bytes. */
  write(chunk: Buffer): void {
    this.#split(this.#rest + this.#decoder.write(chunk));
  }

  /** Gives out what is left as the last line. */
  end(): void {
    this.#split(`${this.#rest}${this.#decoder.end()}`);
    if (this.#rest !== '') this.#onLine(this.#rest.replace(/\r$/, ''));
    this.#rest = '';
  }

  #split(text: string): void {
    // A carriage return at the very end may be the first half of "\r\n".
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
    while (this.#rest.length > MAX_LINE_LENGTH) {
      this.#onLine(this.#rest.slice(0, MAX_LINE_LENGTH));
      this.#rest = this.#rest.slice(MAX_LINE_LENGTH);
    }
  }
}
