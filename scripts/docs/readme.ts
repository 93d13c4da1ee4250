/** Writes the tables of inputs and outputs in an action's README. */
import type { ActionInterface, InputRow } from './interface.ts';
import { MARKDOWN_MARKERS, readRegion, replaceRegion } from './regions.ts';

/** Puts the tables of `action` into the text of its README. */
export function updateReadme(readme: string, action: ActionInterface): string {
  const inputs = table(
    ['input', 'default', 'meaning'],
    action.inputs.map((input) => [codeSpan(input.name), defaultCell(input), input.help]),
  );
  const outputs = table(
    ['output', 'meaning'],
    action.outputs.map((output) => [codeSpan(output.name), output.help]),
  );
  const withInputs = replaceRegion(readme, MARKDOWN_MARKERS, 'inputs', inputs);
  return replaceRegion(withInputs, MARKDOWN_MARKERS, 'outputs', outputs);
}

/** The names in the first column of a README's table. */
export function namesInReadme(readme: string, region: 'inputs' | 'outputs'): readonly string[] {
  const rows = readRegion(readme, MARKDOWN_MARKERS, region).matchAll(/^\| `([^`]+)` \|/gm);
  return [...rows].map(([, name]) => name ?? '');
}

function defaultCell({ required, default: value }: InputRow): string {
  if (required) return '**required**';
  return value === undefined ? '' : value.split('\n').map(codeSpan).join(', ');
}

function codeSpan(text: string): string {
  return `\`${text}\``;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

/** A bar ends a cell even within a code span (GitHub Flavored Markdown spec, section 4.10). */
function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
