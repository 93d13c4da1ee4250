/**
 * The files through which a step speaks to the runner: `GITHUB_OUTPUT`, `GITHUB_ENV` and `GITHUB_STATE` hold
 * pairs, `GITHUB_PATH` holds lines.
 * Source: actions/runner 2.336, Runner.Worker/FileCommandManager.cs.
 */
import { splitLines } from './dotnet-text.ts';

/** A name and its value, both verbatim. */
export type Pair = readonly [name: string, value: string];

/** The runner refuses the file; the step fails. The message is the runner's. */
export class FileCommandError extends Error {
  override readonly name = 'FileCommandError';
}

/**
 * The pairs of a file command: `NAME=VALUE`, or `NAME<<DELIMITER` with lines up to the delimiter.
 *
 * Whichever of `=` and `<<` comes first decides. Empty lines between pairs are skipped. Lines end at `\n`
 * alone: a `\r` belongs to the value. An iterator, because the runner keeps the pairs before a fault.
 *
 * @throws {FileCommandError} at the first line that is neither, an empty name or delimiter, or a missing end
 */
export function* parsePairs(text: string): Generator<Pair> {
  const lines = new Lines(text);
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    const heredoc = line.text.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      yield [line.text.slice(0, equals), line.text.slice(equals + 1)];
    } else if (heredoc >= 0) {
      yield readHeredoc(line.text, heredoc, lines);
    } else {
      throw new FileCommandError(`Invalid format '${line.text}'`);
    }
  }
}

/** The folders of a `GITHUB_PATH` file: its lines that are not empty, oldest first. */
export function parsePaths(text: string): string[] {
  return splitLines(text).filter((line) => line !== '');
}

interface Line {
  readonly text: string;
  /** Whether a line end follows, or the file ends. */
  readonly ended: boolean;
}

class Lines {
  readonly #text: string;
  #index = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Line | undefined {
    if (this.#index >= this.#text.length) return undefined;
    const start = this.#index;
    const end = this.#text.indexOf('\n', start);
    this.#index = end < 0 ? this.#text.length : end + 1;
    return { text: this.#text.slice(start, end < 0 ? undefined : end), ended: end >= 0 };
  }
}

function readHeredoc(line: string, at: number, lines: Lines): Pair {
  const name = line.slice(0, at);
  const delimiter = line.slice(at + 2);
  if (name === '' || delimiter === '') {
    throw new FileCommandError(
      `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
    );
  }
  const value: string[] = [];
  for (let next = lines.next(); next?.text !== delimiter; next = lines.next()) {
    if (next === undefined) {
      throw new FileCommandError(`Invalid value. Matching delimiter not found '${delimiter}'`);
    }
    if (!next.ended) throw new FileCommandError('Invalid value. EOF marker missing new line.');
    value.push(next.text);
  }
  return [name, value.join('\n')];
}
