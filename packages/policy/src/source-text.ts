/** Where something stands in a file, for messages that a person can follow. */

/** Both count from 1; the column counts UTF-16 code units, as editors and GitHub's annotations do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Longest part of a source line that an excerpt shows. */
const EXCERPT_WIDTH = 80;
/** How much of a long line stands before the marked part. */
const EXCERPT_LEAD = 30;
/** Controls and characters that reorder or hide text: an excerpt of a hostile file must not play with the reader. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text with the name of its file, which finds lines and columns of offsets. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Line and column of an offset into `text`; offsets past the end count as the end. */
  position(offset: number): Position {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.min(offset, this.text.length) - (starts[low] ?? 0) + 1 };
  }

  /** `file:line:column`, the form that terminals and editors make a link of. */
  place(offset: number): string {
    const { line, column } = this.position(offset);
    return `${this.file}:${line}:${column}`;
  }

  /**
   * The line of `start` with carets below the part up to `end`, in the form that the yaml package gives its errors.
   * Long lines are cut around the part; characters that are not printable become `?`.
   */
  excerpt(start: number, end: number): string {
    const { line, column } = this.position(start);
    const lineStart = this.#starts()[line - 1] ?? 0;
    const whole = this.#line(lineStart);
    const cut = whole.length > EXCERPT_WIDTH ? Math.max(0, column - 1 - EXCERPT_LEAD) : 0;
    const shown = whole.slice(cut, cut + EXCERPT_WIDTH);
    const before = column - 1 - cut;
    const carets = Math.max(1, Math.min(end - start, shown.length - before));
    const head = cut > 0 ? '…' : '';
    const tail = cut + EXCERPT_WIDTH < whole.length ? '…' : '';
    const pointer = `${' '.repeat(before + head.length)}${'^'.repeat(carets)}`;
    return `${head}${printable(shown)}${tail}\n${pointer}`;
  }

  #line(start: number): string {
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? this.text.length : end).replace(/\r$/, '');
  }

  #starts(): readonly number[] {
    this.#lineStarts ??= [0, ...Array.from(this.text.matchAll(/\n/g), (match) => match.index + 1)];
    return this.#lineStarts;
  }
}

/** Keeps the width, so that carets stay below what they point at. */
function printable(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNPRINTABLE, (character) => '?'.repeat(character.length));
}
