/** Regular expressions as a tree. */
import { type CodeSet, classEscape, ESCAPABLE, readSet } from './character-set.ts';
import { RegexError } from './errors.ts';
import { Reader } from './reader.ts';

/** A part of a regular expression. */
export type Part =
  | { readonly kind: 'character'; readonly matches: CodeSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  /** `most` is infinite for `*`, `+` and `{n,}`. */
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number };

/** Parentheses in parentheses: nobody reads more. */
const MAX_DEPTH = 20;
const MAX_COUNT = 1000;
/** What ECMAScript's `.` leaves out. */
const LINE_ENDS = new Set(['\n', '\r', '\u2028', '\u2029'].map((end) => end.charCodeAt(0)));

/**
 * Parses the part of ECMAScript's syntax that a finite automaton can do: alternatives, groups, sets, `\d \w \s` and their
 * opposites, quantifiers and the anchors `^` and `$`.
 *
 * @throws RegexError for everything else, such as lookaround and back references
 */
export function parseSyntax(source: string): Part {
  const reader = new Reader(source);
  const part = readChoice(reader, 0);
  if (!reader.done) throw new RegexError('there is a ")" without "("');
  return part;
}

function readChoice(reader: Reader, depth: number): Part {
  if (depth > MAX_DEPTH) throw new RegexError(`groups are nested deeper than ${MAX_DEPTH}`);
  const parts = [readSequence(reader, depth)];
  while (reader.skip('|')) parts.push(readSequence(reader, depth));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
}

function readSequence(reader: Reader, depth: number): Part {
  const parts: Part[] = [];
  while (!reader.done && !reader.at('|') && !reader.at(')')) parts.push(readRepeat(reader, depth));
  return { kind: 'sequence', parts };
}

function readRepeat(reader: Reader, depth: number): Part {
  const part = readAtom(reader, depth);
  const counts = readQuantifier(reader);
  if (counts === undefined) return part;
  if (part.kind === 'start' || part.kind === 'end') throw new RegexError('an anchor cannot be repeated');
  // Whether as much or as little as possible is tried first does not change if there is a match.
  reader.skip('?');
  if (readQuantifier(reader) !== undefined) throw new RegexError('a quantifier follows another');
  return { kind: 'repeat', part, ...counts };
}

function readQuantifier(reader: Reader): { readonly least: number; readonly most: number } | undefined {
  if (reader.skip('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (reader.skip('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (reader.skip('?')) return { least: 0, most: 1 };
  const [text, from = '', comma, to = ''] = reader.match(/\{(\d{1,5})(,?)(\d{0,5})\}/y) ?? [];
  if (text === undefined) return undefined;
  const least = Number(from);
  const most = comma === '' ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  if (most < least) throw new RegexError(`the numbers of ${text} are out of order`);
  if (least > MAX_COUNT || (most > MAX_COUNT && Number.isFinite(most)))
    throw new RegexError(`${text} is more than ${MAX_COUNT}`);
  return { least, most };
}

function readAtom(reader: Reader, depth: number): Part {
  if (reader.skip('^')) return { kind: 'start' };
  if (reader.skip('$')) return { kind: 'end' };
  if (reader.skip('.')) return { kind: 'character', matches: (code) => !LINE_ENDS.has(code) };
  if (reader.skip('(')) return readGroup(reader, depth);
  if (reader.skip('[')) return { kind: 'character', matches: readSet(reader) };
  if (reader.skip('\\')) return readEscape(reader);
  const character = reader.take();
  if ('*+?'.includes(character)) throw new RegexError(`there is nothing before "${character}" to repeat`);
  if ('{}]'.includes(character))
    throw new RegexError(`write "\\${character}" for the character "${character}"`);
  const code = character.charCodeAt(0);
  return { kind: 'character', matches: (each) => each === code };
}

function readGroup(reader: Reader, depth: number): Part {
  if (reader.at('?') && !reader.skip('?:'))
    throw new RegexError('of groups with "(?" only "(?:" is supported: no lookaround, no names');
  const part = readChoice(reader, depth + 1);
  if (!reader.skip(')')) throw new RegexError('a ")" is missing');
  return part;
}

function readEscape(reader: Reader): Part {
  const character = reader.take();
  const matches = classEscape(character);
  if (matches !== undefined) return { kind: 'character', matches };
  if (!ESCAPABLE.has(character))
    throw new RegexError(`"\\${character}" is not supported: known are \\d \\w \\s and escaped punctuation`);
  const code = character.charCodeAt(0);
  return { kind: 'character', matches: (each) => each === code };
}
