/** Reads a step's output as the runner does (actions/runner, ActionCommand.cs and ActionCommandManager.cs). */

/** A workflow command that the runner would obey. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

// What .NET's TrimStart takes away (Char.IsWhiteSpace).
const BLANKS = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Commands in all lines of an output. Every name counts as known, so the check is stricter than the runner. */
export function runnerCommands(output: string): RunnerCommand[] {
  return output
    .split(/\r\n|\n|\r/)
    .map(parseLine)
    .filter((command) => command !== undefined);
}

function parseLine(line: string): RunnerCommand | undefined {
  // Its comparison of strings follows the culture and skips characters that show nothing.
  const visible = line.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}\p{Cc}]/gu, (character) =>
    BLANKS.test(character) ? character : '',
  );
  return parseV2(visible.replace(BLANKS, '')) ?? parseV1(visible);
}

function parseV2(line: string): RunnerCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  return command(line.slice(2, end), line.slice(end + 2), ',');
}

function parseV1(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return command(line.slice(start + 3, end), line.slice(end + 1), ';');
}

function command(info: string, data: string, separator: string): RunnerCommand {
  const [name = '', rest = ''] = info.split(/ (.*)/s);
  const pairs = rest
    .split(separator)
    .map((pair) => pair.split(/=(.*)/s))
    .filter(([key, value]) => key !== '' && value !== undefined);
  return {
    name,
    properties: Object.fromEntries(pairs.map(([key, value = '']) => [key, unescapeText(value)])),
    data: unescapeText(data),
  };
}

/** Undoes the escaping of a command's data or property. */
export function unescapeText(text: string): string {
  const characters = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return Object.entries(characters).reduce(
    (result, [code, character]) => result.replaceAll(code, character),
    text,
  );
}
