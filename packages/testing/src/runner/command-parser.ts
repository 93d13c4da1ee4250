/**
 * The two notations of workflow commands in a log line: `::name key=value,key=value::data` after blanks, and
 * the older `##[name key=value;key=value]data` anywhere in the line.
 * Source: actions/runner 2.336, Runner.Common/ActionCommand.cs.
 */
import { trim, trimStart } from './dotnet-text.ts';

/** A command that the runner found in a line. */
export interface ActionCommand {
  /** As it was written; the runner ignores its case. */
  readonly name: string;
  /** Decoded values by lower-case key, since the runner ignores the case of keys. */
  readonly properties: ReadonlyMap<string, string>;
  /** What follows the command, decoded. */
  readonly data: string;
}

type Escape = readonly [encoded: string, decoded: string];

const LINE_ENDS: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
];
// The percent sign comes last: `%250A` is the text `%0A`.
const PERCENT: Escape = ['%25', '%'];
const DATA_ESCAPES = [...LINE_ENDS, PERCENT];
const PROPERTY_ESCAPES: readonly Escape[] = [...LINE_ENDS, ['%3A', ':'], ['%2C', ','], PERCENT];
// .NET looks for the second pair of colons by the rules of a language, which skip invisible characters.
const SECOND_COLONS = /:\p{Default_Ignorable_Code_Point}*:/gu;
const BRACKET_ESCAPES: readonly Escape[] = [['%3B', ';'], ...LINE_ENDS, ['%5D', ']'], PERCENT];

/**
 * Finds a command in a line of a step's output.
 *
 * @param line without its line end
 * @param isRegistered whether the runner knows a name (it is given in lower case)
 * @returns the command, or undefined: then the line is plain text
 */
export function parseCommand(
  line: string,
  isRegistered: (name: string) => boolean,
): ActionCommand | undefined {
  return parseColons(line, isRegistered) ?? parseBrackets(line, isRegistered);
}

function parseColons(line: string, isRegistered: (name: string) => boolean): ActionCommand | undefined {
  const message = trimStart(line);
  if (!message.startsWith('::')) return undefined;
  SECOND_COLONS.lastIndex = 2;
  const end = SECOND_COLONS.exec(message)?.index;
  if (end === undefined) return undefined;
  const [name, properties] = cutAtBlank(message.slice(2, end));
  if (!isRegistered(name.toLowerCase())) return undefined;
  return {
    name,
    properties: parseProperties(trim(properties).split(','), PROPERTY_ESCAPES),
    data: decode(message.slice(end + 2), DATA_ESCAPES),
  };
}

function parseBrackets(line: string, isRegistered: (name: string) => boolean): ActionCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  const [name, properties] = cutAtBlank(line.slice(start + 3, end));
  if (!isRegistered(name.toLowerCase())) return undefined;
  return {
    name,
    properties: parseProperties(properties.split(';'), BRACKET_ESCAPES),
    data: decode(line.slice(end + 1), BRACKET_ESCAPES),
  };
}

function cutAtBlank(text: string): [before: string, after: string] {
  const blank = text.indexOf(' ');
  return blank < 0 ? [text, ''] : [text.slice(0, blank), text.slice(blank + 1)];
}

// .NET splits with RemoveEmptyEntries here: equal signs around an empty part vanish, and a pair without a
// value is no pair. Blanks stay part of the key, so `file=a, line=1` has no `line`.
function parseProperties(pairs: readonly string[], escapes: readonly Escape[]): Map<string, string> {
  const properties = new Map<string, string>();
  for (const pair of pairs) {
    const match = /^=*([^=]+)=+([^=].*)$/s.exec(pair);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      properties.set(match[1].toLowerCase(), decode(match[2], escapes));
    }
  }
  return properties;
}

function decode(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((result, [encoded, decoded]) => result.replaceAll(encoded, decoded), text);
}
