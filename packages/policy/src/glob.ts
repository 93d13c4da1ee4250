/** Globs over names such as repositories, tags and references. They know `/`, but no files. */

/** A part of a glob: literal text, or one of its wildcards. */
type Token = { readonly text: string } | 'one' | 'some' | 'any';

/** A glob, ready to be matched. */
export interface Glob {
  /** As it was written. */
  readonly source: string;
  /** Whether the glob describes all of a name. */
  matches(name: string): boolean;
}

/**
 * Reads a glob: `*` is any text without `/`, `**` any text, `?` one character but `/`; all else is itself, upper and
 * lower case apart. There is no escape, as no name of a registry holds a wildcard. Matching takes time in proportion
 * to the lengths of glob and name multiplied, whatever they are.
 */
export function parseGlob(source: string): Glob {
  const tokens = tokenise(source);
  return { source, matches: (name) => matches(tokens, name) };
}

function tokenise(source: string): readonly Token[] {
  return Array.from(source.matchAll(/\*+|\?|[^*?]+/g), ([text]) => {
    if (text === '?') return 'one';
    if (text === '*') return 'some';
    return text.startsWith('*') ? 'any' : { text };
  });
}

/** Follows all possible ends of the tokens so far at once, so that nothing has to be tried again. */
function matches(tokens: readonly Token[], name: string): boolean {
  let ends = new Set([0]);
  for (const token of tokens) {
    ends = advance(token, name, ends);
    if (ends.size === 0) return false;
  }
  return ends.has(name.length);
}

function advance(token: Token, name: string, starts: ReadonlySet<number>): Set<number> {
  if (token === 'some' || token === 'any') return spread(name, starts, token === 'some');
  const length = token === 'one' ? 1 : token.text.length;
  const fits = (start: number): boolean =>
    token === 'one' ? start < name.length && name[start] !== '/' : name.startsWith(token.text, start);
  return new Set([...starts].filter(fits).map((start) => start + length));
}

/** Every place from the first start on is an end, until a `/` stops it. */
function spread(name: string, starts: ReadonlySet<number>, stopAtSlash: boolean): Set<number> {
  const ends = new Set<number>();
  let open = false;
  for (let position = 0; position <= name.length; position += 1) {
    open ||= starts.has(position);
    if (open) ends.add(position);
    if (stopAtSlash && name[position] === '/') open = false;
  }
  return ends;
}
