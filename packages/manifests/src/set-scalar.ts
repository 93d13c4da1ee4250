import type { SourceText } from '@container-kit/policy';
import type { Scalar } from 'yaml';
import type { Edit } from './edits.ts';
import { manifestError } from './errors.ts';
import { isPlainText } from './plain-scalar.ts';

/**
 * The edit that gives a scalar a new value and leaves its quotes, anchor, tag and surroundings alone; undefined when it
 * has that value already. A plain scalar gets quotes when readers would take the new value for a number or the like.
 *
 * @throws UserError for the few forms of an empty value that leave no place to write to.
 */
export function setScalar(source: SourceText, scalar: Scalar.Parsed, value: string): Edit | undefined {
  const [start, end] = scalar.range;
  if (scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL') {
    return setBlockScalar(source, scalar, value);
  }
  const quoted = scalar.type !== 'PLAIN';
  if (scalar.value === value && (quoted || isPlainText(value))) return undefined;
  if (start === end) return fillEmpty(source, start, value);
  return { start, end, text: render(scalar.type, value) };
}

/** Writes a value that holds no quote, backslash, blank or control character, as parts of image references do not. */
export function render(type: Scalar.Type | undefined, value: string): string {
  if (type === 'QUOTE_SINGLE') return `'${value}'`;
  return type === 'PLAIN' && isPlainText(value) ? value : `"${value}"`;
}

/** The value of a block scalar is one line here; indicators, indentation and line breaks around it stay. */
function setBlockScalar(source: SourceText, scalar: Scalar.Parsed, value: string): Edit | undefined {
  const [start, end] = scalar.range;
  const before = String(scalar.value).trim();
  if (before === value) return undefined;
  const header = source.text.indexOf('\n', start);
  const position = source.text.indexOf(before, header);
  if (before === '' || header < 0 || position + before.length > end) {
    throw cannotWrite(source, start, end);
  }
  return { start: position, end: position + before.length, text: value };
}

/** `tag:  # comment` becomes `tag: value  # comment`. Nothing can be written behind an anchor without value. */
function fillEmpty(source: SourceText, start: number, value: string): Edit {
  let position = start;
  while (/[ \t]/.test(source.text.charAt(position - 1))) position -= 1;
  if (source.text.charAt(position - 1) !== ':') throw cannotWrite(source, start, start);
  return { start: position, end: position, text: ` ${render('PLAIN', value)}` };
}

function cannotWrite(source: SourceText, start: number, end: number): Error {
  const problem = 'there is no value here that could be replaced';
  return manifestError({ source, start, end }, problem, 'write a value on the line of its key, such as ""');
}
