import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';

/** A call in a template: `{{date 'YYYYMMDD' tz='UTC'}}`. */
export interface ExpressionCall {
  readonly name: string;
  /** Quoted arguments without a key, in order. */
  readonly positional: readonly string[];
  /** Quoted arguments with a key. */
  readonly named: ReadonlyMap<string, string>;
  /** The call as written, braces included, for messages. */
  readonly source: string;
  /** The entry that it stands in, for messages. */
  readonly line: InputLine;
}

/** Gives the text that a call stands for. */
export type Expression = (call: ExpressionCall) => string | Promise<string>;

/** The names that a template may use. A Map, so that `{{constructor}}` is no name. */
export type Expressions = ReadonlyMap<string, Expression>;

/** What stands between the braces; quoted arguments may hold braces themselves. */
const CALL = /\{\{\{?((?:'[^']*'|"[^"]*"|[^'"{}])*)\}?\}\}/y;
const NAME = /\s*([A-Za-z_]\w*)/y;
const ARGUMENT = /\s+(?:([A-Za-z_]\w*)=)?(?:'([^']*)'|"([^"]*)")/y;

/**
 * Replaces each `{{name}}` of a text: the part of Handlebars that docker/metadata-action documents. Values
 * are put in as they are (Handlebars would turn `&` into `&amp;`), `{{{name}}}` means the same, `\{{` is a
 * literal `{{`. Blocks, comments and partials are not part of the grammar.
 *
 * @throws UserError for unknown names, unclosed braces and malformed arguments
 */
export async function renderTemplate(
  text: string,
  expressions: Expressions,
  line: InputLine,
): Promise<string> {
  let rendered = '';
  let position = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', position)) {
    const before = text.slice(position, open);
    const source = matchAt(CALL, text, open)?.[0];
    if (source === undefined) {
      throw lineError(line, 'has "{{" without a matching "}}"', 'write {{name}}, or \\{{ for literal braces');
    }
    position = open + source.length;
    // As in Handlebars: one backslash makes the braces literal, two are a literal backslash before a call.
    const isEscaped = before.endsWith('\\') && !before.endsWith('\\\\');
    rendered += before.endsWith('\\') ? before.slice(0, -1) : before;
    rendered += isEscaped ? source : await evaluate(source, expressions, line);
  }
  return rendered + text.slice(position);
}

async function evaluate(source: string, expressions: Expressions, line: InputLine): Promise<string> {
  const call = parseCall(source, line);
  const expression = expressions.get(call.name);
  if (expression === undefined) {
    const fix = `use one of ${[...expressions.keys()].join(', ')}; write \\{{ for literal braces`;
    throw lineError(line, `uses the unknown expression ${source}`, fix);
  }
  return expression(call);
}

function parseCall(source: string, line: InputLine): ExpressionCall {
  const body = source.replace(/^\{{2,3}/, '').replace(/\}{2,3}$/, '');
  const name = matchAt(NAME, body, 0);
  let position = name?.[0].length ?? 0;
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (let part = matchAt(ARGUMENT, body, position); part; part = matchAt(ARGUMENT, body, position)) {
    const value = part[2] ?? part[3] ?? '';
    if (part[1] === undefined) {
      positional.push(value);
    } else {
      named.set(part[1], value);
    }
    position += part[0].length;
  }
  if (name?.[1] === undefined || body.slice(position).trim() !== '') {
    const fix = "write {{name}}, or with quoted arguments {{date 'YYYYMMDD' tz='UTC'}}";
    throw lineError(line, `has an expression that cannot be read: ${source}`, fix);
  }
  return { name: name[1], positional, named, source, line };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
