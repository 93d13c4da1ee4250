/**
 * How .NET, in which GitHub's runner is written, reads text: its idea of blanks, of lines and of file encodings.
 * Each differs a little from JavaScript's, and what the runner takes for a command hangs on them.
 */

// Char.IsWhiteSpace: unlike JavaScript's, it has U+0085 and lacks the byte order mark.
const BLANK = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const LEADING_BLANKS = new RegExp(`^${BLANK}+`);
const TRAILING_BLANKS = new RegExp(`${BLANK}+$`);

/** `String.TrimStart()`. */
export function trimStart(text: string): string {
  return text.replace(LEADING_BLANKS, '');
}

/** `String.Trim()`. */
export function trim(text: string): string {
  return trimStart(text).replace(TRAILING_BLANKS, '');
}

/** `String.IsNullOrWhiteSpace()` of a text that is not null. */
export function isBlank(text: string): boolean {
  return trimStart(text) === '';
}

/**
 * `Int32.TryParse()`: an optional sign and digits between optional blanks, within 32 bits.
 *
 * @returns the number, or undefined where .NET says no
 */
export function parseInt32(text: string | undefined): number | undefined {
  if (text === undefined || !/^[\t-\r ]*[+-]?\d+[\t-\r ]*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}

/** `StringReader.ReadLine()` until the end: lines end at `\n`, `\r` or `\r\n`; a last one needs no end. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * `File.ReadAllText()`: UTF-8 unless a byte order mark says UTF-16; the mark is no part of the text and
 * invalid bytes become U+FFFD.
 */
export function decodeFile(bytes: Uint8Array): string {
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[Buffer.from(bytes.subarray(0, 2)).toString('hex')];
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes);
}

/** Cuts a stream of bytes into lines as `StreamReader.ReadLine()` does: a lone `\r` ends a line, too. */
export class LineReader {
  readonly #decoder = new TextDecoder('utf-8');
  #rest = '';

  /** Takes in the next bytes and returns the lines that are complete with them. */
  push(bytes: Uint8Array): string[] {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    // A `\r` at the very end may be half of a `\r\n`.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines;
  }

  /** Returns what was left without a line end. */
  end(): string[] {
    return splitLines(this.#rest + this.#decoder.decode());
  }
}
