/** Sets of characters: `[a-z]`, `\d`. Characters are UTF-16 code units, as in ECMAScript without flags. */
import { RegexError } from './errors.ts';
import type { Reader } from './reader.ts';

/** Whether a code unit is in the set. */
export type CodeSet = (code: number) => boolean;

/** Punctuation that stands for itself behind a backslash. */
export const ESCAPABLE: ReadonlySet<string> = new Set('^$\\.*+?()[]{}|/-_:@,=~#%&!"\'<>;` ');

const DIGIT: CodeSet = between('0', '9');
const WORD: CodeSet = anyOf([DIGIT, between('a', 'z'), between('A', 'Z'), between('_', '_')]);
const SPACE: CodeSet = (code) => /\s/.test(String.fromCharCode(code));

/** The set of `\d`, `\w`, `\s` and their opposites; undefined for another letter. */
export function classEscape(letter: string): CodeSet | undefined {
  const known: Readonly<Record<string, CodeSet>> = { d: DIGIT, w: WORD, s: SPACE };
  const lower = Object.hasOwn(known, letter.toLowerCase()) ? known[letter.toLowerCase()] : undefined;
  return lower === undefined || letter === letter.toLowerCase() ? lower : not(lower);
}

/**
 * Reads the rest of a set after its `[`.
 *
 * @throws RegexError
 */
export function readSet(reader: Reader): CodeSet {
  const negated = reader.skip('^');
  const sets: CodeSet[] = [];
  while (!reader.skip(']')) {
    const first = readMember(reader);
    // A hyphen at the end is itself.
    if (typeof first === 'string' && reader.at('-') && !reader.at('-]')) {
      reader.take();
      sets.push(readRange(first, readMember(reader)));
    } else {
      sets.push(typeof first === 'string' ? between(first, first) : first);
    }
  }
  return negated ? not(anyOf(sets)) : anyOf(sets);
}

function readRange(first: string, last: string | CodeSet): CodeSet {
  if (typeof last !== 'string') throw new RegexError('a set such as \\d cannot end a range');
  if (last < first) throw new RegexError(`the range ${first}-${last} is out of order`);
  return between(first, last);
}

function readMember(reader: Reader): string | CodeSet {
  const character = reader.take();
  if (character !== '\\') return character;
  const escaped = reader.take();
  const known = classEscape(escaped);
  if (known !== undefined) return known;
  if (!ESCAPABLE.has(escaped)) throw new RegexError(`"\\${escaped}" is not supported in a set`);
  return escaped;
}

function between(first: string, last: string): CodeSet {
  const low = first.charCodeAt(0);
  const high = last.charCodeAt(0);
  return (code) => code >= low && code <= high;
}

function anyOf(sets: readonly CodeSet[]): CodeSet {
  return (code) => sets.some((set) => set(code));
}

function not(set: CodeSet): CodeSet {
  return (code) => !set(code);
}
