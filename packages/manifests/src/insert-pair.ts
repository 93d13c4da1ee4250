import type { SourceText } from '@container-kit/policy';
import { isNode, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Edit } from './edits.ts';
import { isPlainText } from './plain-scalar.ts';

/**
 * The edit that adds a key to a map, behind the pair `after` of it. The new pair takes indentation, line ending or
 * separator, and quotes of that pair; nothing that exists changes.
 */
export function insertPair(
  source: SourceText,
  map: YAMLMap,
  after: Pair,
  pair: { readonly key: string; readonly value: string },
): Edit {
  const key = startOf(after.key);
  const quoted = source.text[key] === '"';
  const name = quoted ? JSON.stringify(pair.key) : pair.key;
  const value = isPlainText(pair.value) && !quoted ? pair.value : JSON.stringify(pair.value);
  const line = `${name}: ${value}`;
  const position = endOf(after);
  if (map.flow === true) {
    return insertion(position, `${separator(source.text, map, after)}${line}`);
  }
  const lineBreak = source.text.indexOf('\n', endsLine(source.text, position) ? position - 1 : position);
  const { column } = source.position(key);
  const indented = `${' '.repeat(column - 1)}${line}`;
  if (lineBreak < 0) {
    return insertion(source.text.length, `${endOfLine(source.text, source.text.indexOf('\n'))}${indented}`);
  }
  return insertion(lineBreak + 1, `${indented}${endOfLine(source.text, lineBreak)}`);
}

function insertion(position: number, text: string): Edit {
  return { start: position, end: position, text };
}

/** What stands between the pair and the one before it, so that a pretty-printed flow map stays so. */
function separator(text: string, map: YAMLMap, pair: Pair): string {
  const previous = map.items[map.items.indexOf(pair) - 1];
  const between = previous === undefined ? '' : text.slice(endOf(previous), startOf(pair.key));
  return /^\s*,\s*$/.test(between) ? between : ', ';
}

function endOfLine(text: string, lineBreak: number): string {
  return text[lineBreak - 1] === '\r' ? '\r\n' : '\n';
}

/** A block scalar's range ends behind its last line break. */
function endsLine(text: string, position: number): boolean {
  return text[position - 1] === '\n';
}

function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

function endOf(pair: Pair): number {
  return rangeOf(isNode(pair.value) ? pair.value : pair.key)[1];
}

function rangeOf(node: unknown): readonly [number, number, number] {
  const range = isNode(node) ? (node as Node).range : undefined;
  if (range == null) throw new Error('a parsed node has no range');
  return range;
}
