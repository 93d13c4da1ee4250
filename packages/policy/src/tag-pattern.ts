/** Patterns over tags, as policies and inputs write them. */
import { parseGlob } from './glob.ts';
import { parseRegex } from './regex/regex.ts';

export { RegexError } from './regex/errors.ts';

/** A glob, or a regular expression between slashes, ready to be matched. */
export interface TagPattern {
  /** As it was written. */
  readonly source: string;
  /** A glob must describe all of a tag; a regular expression may find its match anywhere in it. */
  matches(tag: string): boolean;
}

/**
 * Reads a tag pattern: `/regex/`, see `parseRegex`, or a glob, see `parseGlob`.
 *
 * @throws RegexError
 */
export function parseTagPattern(source: string): TagPattern {
  if (source.length < 2 || !source.startsWith('/') || !source.endsWith('/')) return parseGlob(source);
  const regex = parseRegex(source.slice(1, -1));
  return { source, matches: (tag) => regex.test(tag) };
}
